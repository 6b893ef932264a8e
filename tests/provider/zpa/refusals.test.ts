import { type Switches, startEmulator } from "pulumi-zscaler/emulator";
import { describe, expect, it, onTestFinished } from "vitest";
import { resolveConnection } from "../../../provider/connection";
import { HttpClient } from "../../../provider/http/client";
import { LimitExceededError, PermissionError } from "../../../provider/http/errors";
import { ZpaClient } from "../../../provider/zpa/shared/client";
import { settingsOf } from "../../settings";
import { failureOf } from "../http/support/service";

const GROUPS = { path: "appConnectorGroup", noun: "App Connector group" };
const LYON = { name: "Lyon", enabled: true, location: "Lyon, France", latitude: "45.764", longitude: "4.8357" };

async function connect(switches: Partial<Switches>, settings: Record<string, string> = {}) {
    const emulator = await startEmulator({ switches: { rateLimit: "off", ...switches } });
    const all: Record<string, string> = { ...settingsOf(emulator), ...settings };
    const connection = resolveConnection((key) => all[key], {});
    const http = new HttpClient(connection);
    onTestFinished(async () => {
        await http.close();
        await emulator.close();
    });
    return { control: emulator.control, zpa: new ZpaClient(http, connection) };
}

describe("a call that is refused", () => {
    it("names the limit of the tenant that is reached", async () => {
        const { control, zpa } = await connect({ capacity: "documented" });
        const there = (await control.list("appConnectorGroup")).length;
        for (let index = there; index < 100; index++) {
            await control.create("appConnectorGroup", { ...LYON, name: `Lyon ${index}` });
        }
        const error = await failureOf(zpa.create(GROUPS, LYON, "create Lyon"), LimitExceededError);
        expect(error.limit).toBe(100);
        expect(error.nextStep).toContain("The tenant's limit of 100 App Connector groups,");
        expect(error.nextStep).toContain("ask Zscaler support");
    });

    const forbidden: [place: { path: string; noun?: string }, needs: string][] = [
        [GROUPS, "App Connector Groups (App Connector Management)"],
        [{ path: "associationType/SERVICE_EDGE_GRP/provisioningKey" }, "Private Service Edge Provisioning Keys"],
        [{ path: "server" }, "Servers (Configuration)"],
        [{ path: "serverGroup" }, "Server Groups (Configuration)"],
    ];
    it.each(forbidden)("to change %j names the item of the role", async (place, item) => {
        const { zpa } = await connect({}, { "zscaler:customerId": "1" });
        const error = await failureOf(zpa.create(place, LYON, "create Lyon"), PermissionError);
        expect(error.nextStep).toContain(`Full access to ${item}`);
        expect(error.nextStep).toContain("zscaler:customerId");
    });

    it("to read asks for no more than reading", async () => {
        const { zpa } = await connect({}, { "zscaler:customerId": "1" });
        const error = await failureOf(zpa.find(GROUPS, "Lyon", "find groups"), PermissionError);
        expect(error.nextStep).toContain("Read Only access to App Connector Groups");
    });

    it("to read what is below an object of another kind names the item of what is read", async () => {
        const { zpa } = await connect({}, { "zscaler:customerId": "1" });
        const attributes = { path: "idp/216196257331372705/scimattribute", noun: "SCIM attribute" };
        const error = await failureOf(zpa.find(attributes, "costCenter", "find attributes"), PermissionError);
        expect(error.nextStep).toContain("Read Only access to SCIM Attributes (SCIM Management)");
    });

    it("for objects whose permission nobody documents says what has to be allowed", async () => {
        const { zpa } = await connect({}, { "zscaler:customerId": "1" });
        const keys = { path: "associationType/NP_ASSISTANT_GRP/provisioningKey", noun: "provisioning key" };
        const error = await failureOf(zpa.find(keys, "Lyon", "find keys"), PermissionError);
        expect(error.nextStep).toContain("permission to read this: provisioning key");
    });

    it("for a feature that the tenant lacks names it, and asks for no role", async () => {
        const { zpa } = await connect({ featureFlags: "" });
        const groups = { path: "privateCloudControllerGroup", noun: "Private Cloud Controller group" };
        const error = await failureOf(zpa.create(groups, LYON, "create Lyon"), PermissionError);
        expect(error.nextStep).toContain("The feature feature.ddil.config is not enabled for this tenant");
        expect(error.nextStep).not.toContain("role");
    });
});
