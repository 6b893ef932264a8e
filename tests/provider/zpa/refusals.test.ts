import { describe, expect, it } from "@jest/globals";
import { type Switches, startEmulator } from "pulumi-zscaler/emulator";
import { resolveConnection } from "../../../provider/connection/connection";
import type { Definition } from "../../../provider/contract/definition";
import type { Values } from "../../../provider/contract/values";
import { InvalidRequestError, LimitExceededError, PermissionError } from "../../../provider/http/errors/errors";
import { endpointOf } from "../../../provider/lifecycle/mapping";
import {
    appConnectorGroup,
    applicationServer,
    privateCloudControllerGroup,
    provisioningKey,
    scimAttribute,
    segmentGroup,
    serverGroup,
} from "../../../provider/zpa";
import { ZpaClient } from "../../../provider/zpa/client/client";
import { onTestFinished } from "../../onTestFinished";
import { settingsOf } from "../../settings";
import { failureOf } from "../http/support/service";

const LYON = { name: "Lyon", enabled: true, location: "Lyon, France", latitude: "45.764", longitude: "4.8357" };

async function connect(switches: Partial<Switches>, settings: Record<string, string> = {}) {
    const emulator = await startEmulator({ switches: { rateLimit: "off", ...switches } });
    const all: Record<string, string> = { ...settingsOf(emulator), ...settings };
    const connection = resolveConnection((key) => all[key], {});
    onTestFinished(() => emulator.close());
    const zpa = ZpaClient.over(connection);
    return {
        control: emulator.control,
        zpa,
        at: (of: Definition, values: Values) => endpointOf({ definition: of, backend: zpa }, values),
    };
}

describe("a call that is refused", () => {
    it("names the limit of the tenant that is reached", async () => {
        const { control, zpa, at } = await connect({ capacity: "documented" });
        const there = (await control.list("appConnectorGroup")).length;
        for (let index = there; index < 100; index++) {
            await control.create("appConnectorGroup", { ...LYON, name: `Lyon ${index}` });
        }
        const error = await failureOf(
            zpa.create(await at(appConnectorGroup, {}), LYON, "create Lyon"),
            LimitExceededError,
        );
        expect(error.limit).toBe(100);
        expect(error.nextStep).toContain("The tenant has reached its limit of 100 App Connector groups,");
        expect(error.nextStep).toContain("ask Zscaler support");
    });

    const forbidden: [of: Definition, with_: Values, item: string][] = [
        [appConnectorGroup, {}, "App Connector Groups (App Connector Management)"],
        [provisioningKey, { associationType: "ServiceEdgeGroup" }, "Private Service Edge Provisioning Keys"],
        [applicationServer, {}, "Servers (Configuration)"],
        [serverGroup, {}, "Server Groups (Configuration)"],
    ];
    it.each(forbidden)("to change a $noun names the item of the role", async (definition, values, item) => {
        const { zpa, at } = await connect({}, { "zscaler:customerId": "1" });
        const error = await failureOf(zpa.create(await at(definition, values), LYON, "create Lyon"), PermissionError);
        expect(error.nextStep).toContain(`Full access to ${item}`);
        expect(error.nextStep).toContain("zscaler:customerId");
    });

    it("to read asks for no more than reading", async () => {
        const { zpa, at } = await connect({}, { "zscaler:customerId": "1" });
        const groups = await at(appConnectorGroup, {});
        const error = await failureOf(zpa.find(groups, "Lyon", "find groups"), PermissionError);
        expect(error.nextStep).toContain("Read Only access to App Connector Groups");
    });

    it("to read what is below an object of another kind names the item of what is read", async () => {
        const { zpa } = await connect({}, { "zscaler:customerId": "1" });
        const attributes = scimAttribute.endpoint({ identityProvider: "216196257331372705" });
        const error = await failureOf(zpa.find(attributes, "costCenter", "find attributes"), PermissionError);
        expect(error.nextStep).toContain("Read Only access to SCIM Attributes (SCIM Management)");
    });

    it("for objects whose permission nobody documents says what has to be allowed", async () => {
        const { zpa, at } = await connect({}, { "zscaler:customerId": "1" });
        const keys = await at(provisioningKey, { associationType: "NetworkConnectorGroup" });
        const error = await failureOf(zpa.find(keys, "Lyon", "find keys"), PermissionError);
        expect(error.nextStep).toContain("permission to read objects of this type (provisioning key)");
    });

    it("for its content names the property that the program sets, and what the service calls it", async () => {
        const { zpa, at } = await connect({});
        const segments = await at(segmentGroup, {});
        const nameless = await failureOf(zpa.create(segments, { name: "" }, "create a group"), InvalidRequestError);
        expect(nameless.nextStep).toContain("Correct name;");
        const groups = await at(appConnectorGroup, {});
        const odd = { ...LYON, upgradeTimeInSecs: "60" };
        const error = await failureOf(zpa.create(groups, odd, "create Lyon"), InvalidRequestError);
        expect(error.nextStep).toContain("Correct upgradeTime (upgradeTimeInSecs);");
    });

    it("for a feature that the tenant lacks names it, and asks for no role", async () => {
        const { zpa, at } = await connect({ featureFlags: "" });
        const groups = await at(privateCloudControllerGroup, {});
        const error = await failureOf(zpa.create(groups, LYON, "create Lyon"), PermissionError);
        expect(error.nextStep).toContain("The feature feature.ddil.config is not enabled for this tenant");
        expect(error.nextStep).not.toContain("role");
    });
});
