import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { newKey } from "../enrolledMachines";
import { LYON } from "../programs";
import { Tenant } from "../tenant";

const KIND = {
    collection: "connector",
    group: "appConnectorGroup",
    associationType: "CONNECTOR_GRP",
    enrollmentCertId: "6573",
};

describe("a stack whose connectors enrol while it is deployed", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open();
    });
    afterAll(() => tenant?.close());

    it("waits for them, gives each to one resource, and says what it waits for", async () => {
        const program = (deleteOnDestroy: boolean) => async () => {
            const group = new zscaler.AppConnectorGroup("lyon", LYON);
            const key = new zscaler.ProvisioningKey("lyon", { name: "Lyon", group, maxUsage: 2 });
            const connectors = ["lyon-1", "lyon-2"].map(
                (name) => new zscaler.AppConnector(name, { provisioningKey: key, name, deleteOnDestroy }),
            );
            return { ids: connectors.map(({ id }) => id), groups: connectors.map((one) => one.appConnectorGroup) };
        };
        const bench = await tenant.stack(program(false));
        const up = bench.up();
        const provisioningKey = await keyText(tenant, up);
        for (const _ of [1, 2]) await tenant.control.enrol({ provisioningKey });
        const { outputs, output } = await up;
        expect(output).toContain("waiting for the first App Connector that enrolls with provisioning key");
        expect((await tenant.names("connector")).sort()).toEqual(["lyon-1", "lyon-2"]);
        const { id } = await tenant.object("appConnectorGroup", LYON.name);
        expect(outputs.groups).toEqual([id, id]);
        expect(new Set(outputs.ids as string[]).size).toBe(2);
        expect((await bench.preview(undefined, { refresh: true })).changes).toEqual({ same: 5 });

        await bench.up(program(true));
        await bench.destroy();
        expect(await tenant.names("connector")).toEqual([]);
    });

    it("that comes too late is an error, and nothing is lost", async () => {
        const { key, value } = await newKey(tenant, KIND, "Nice");
        const bench = await tenant.stack(async () => {
            new zscaler.AppConnector("nice", { provisioningKey: key, waitMinutes: 0.01 });
        });
        const failure = await bench.failure(bench.up());
        expect(failure).toContain(`Cannot adopt the first App Connector that enrolls with provisioning key ${key}`);
        expect(failure).toContain("no machine has enrolled within 600 ms. Nothing was changed.");
        const { id } = await tenant.control.enrol({ provisioningKey: value });
        expect((await bench.up()).changes).toMatchObject({ create: 1 });
        expect((await bench.preview()).changes).toEqual({ same: 2 });
        const { output } = await bench.destroy();
        expect(output).toContain(`App Connector (${id}) remains in the tenant, because deleteOnDestroy is not set`);
        expect(await tenant.control.get("connector", id)).toMatchObject({ name: "Nice-1", enabled: true });
    });

    it("is looked up with what moves by itself, and listed by each filter", async () => {
        const { group, value } = await newKey(tenant, KIND, "Brest");
        const [first, second] = [
            await tenant.control.enrol({ provisioningKey: value, name: "brest-a" }),
            await tenant.control.enrol({ provisioningKey: value, name: "brest-b" }),
        ];
        await tenant.control.connect(String(first.id));
        await tenant.control.change("connector", String(second.id), { enabled: false });
        const names = (connectors: { name: string }[]) => connectors.map(({ name }) => name);
        const bench = await tenant.stack(async () => ({
            one: await zscaler.getAppConnector({ name: "BREST-A" }),
            same: zscaler.getAppConnectorOutput({ id: String(first.id) }),
            got: zscaler.AppConnector.get("got", String(second.id)).enabled,
            inGroup: names(await zscaler.getAppConnectors({ appConnectorGroup: group })),
            named: names(await zscaler.getAppConnectors({ name: "brest" })),
            disabled: names(await zscaler.getAppConnectors({ enabled: false })),
            online: names(await zscaler.getAppConnectors({ controlChannelStatus: "ZPN_STATUS_AUTHENTICATED" })),
        }));
        const { outputs } = await bench.up();
        expect(outputs).toMatchObject({
            one: { id: first.id, appConnectorGroup: group, controlChannelStatus: "ZPN_STATUS_AUTHENTICATED" },
            same: {
                ...{ id: first.id, platform: "el9" },
                ...{ enrollmentCertificateId: "6573", enrollmentCertificateName: "Connector" },
                ...{ certificateId: first.issuedCertId, certificateFingerprint: first.fingerprint },
            },
            got: false,
            disabled: ["brest-b"],
            online: ["brest-a"],
        });
        expect(outputs.inGroup).toHaveLength(2);
        expect(outputs.named).toHaveLength(2);
    });
});

/** The text of the one key, as soon as somebody looks for what enrols with it. */
async function keyText({ control }: Tenant, up: Promise<unknown>): Promise<string> {
    const state = { ended: false };
    up.catch(() => undefined).finally(() => {
        state.ended = true;
    });
    while (!state.ended) {
        const requestLog = await control.requestLog();
        const [key] = await control.list("provisioningKey");
        if (key && requestLog.some(({ path }) => path.endsWith("/connector"))) return String(key.provisioningKey);
    }
    throw new Error("the deployment ended without looking for a connector");
}
