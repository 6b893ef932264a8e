import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { LYON, LYON_ON_THE_WIRE } from "./programs";
import { Tenant } from "./tenant";

let tenant: Tenant;
beforeAll(async () => {
    tenant = await Tenant.open();
});
afterAll(() => tenant?.close());

const lyon = (more: Partial<zscaler.AppConnectorGroupArgs> = {}) =>
    new zscaler.AppConnectorGroup("lyon", { ...LYON, ...more });
const nothing = async () => undefined;

/** A server group of another administrator. */
async function theirs(name: string, ...groups: unknown[]): Promise<string> {
    const appConnectorGroups = groups.map((id) => ({ id: String(id) }));
    const body = { name, enabled: true, dynamicDiscovery: true, appConnectorGroups };
    return String((await tenant.control.create("serverGroup", body)).id);
}

async function elsewhere(name: string): Promise<string> {
    return String((await tenant.control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, name })).id);
}

const writes = async () =>
    (await tenant.control.requestLog()).filter(({ method, path }) => method !== "GET" && path.startsWith("/zpa"));

describe("deleting what others name", () => {
    it("goes in the right order within a program, and takes the group first where it is named by its id", async () => {
        const bench = await tenant.stack(async () => {
            new zscaler.ServerGroup("servers", { name: "Servers", appConnectorGroups: [lyon()] });
        });
        await bench.up();
        expect((await bench.destroy()).changes).toEqual({ delete: 3 });
    });

    it("fails with everything that names it: kind, name, id, property, and whose it is", async () => {
        const bench = await tenant.stack(async () => ({ id: lyon().id }));
        const { outputs } = await bench.up();
        const id = String(outputs.id);
        const shared = await theirs("Shared", id, await elsewhere("Paris"));
        const key = { name: "Lyon", maxUsage: "1", zcomponentId: id, enrollmentCertId: "6573" };
        const { id: keyId } = await tenant.control.create("provisioningKey", {
            ...key,
            associationType: "CONNECTOR_GRP",
        });
        const byId = async () => {
            lyon();
            new zscaler.ServerGroup("mine", { name: "Mine", appConnectorGroups: [id] });
        };
        await bench.up(byId);
        const mine = String((await tenant.object("serverGroup", "Mine")).id);

        const failure = await bench.failure(
            bench.up(async () => {
                new zscaler.ServerGroup("mine", { name: "Mine", appConnectorGroups: [id] });
            }),
        );
        expect(failure).toContain(
            `Cannot delete App Connector group "${LYON.name}" (${id}): 3 objects still reference it:`,
        );
        expect(failure).toContain(`server group "Shared" (${shared}) in appConnectorGroups (not in this stack)`);
        expect(failure).toContain(`server group "Mine" (${mine}) in appConnectorGroups (in this stack)`);
        expect(failure).toContain(`provisioning key "Lyon" (${keyId}) in group (not in this stack)`);
        expect(failure).toContain("Delete the provisioning keys first, and remove the reference from the others.");
        expect(failure).toContain(
            "Or, for the others, set detachOnDelete to true, run `pulumi up` and `pulumi refresh`",
        );

        await tenant.control.remove("serverGroup", shared);
        await tenant.control.remove("provisioningKey", String(keyId));
        await tenant.control.remove("serverGroup", mine);
        await bench.refresh();
        await bench.destroy();
    });

    it("fails before the service is told to delete a segment whoever names it, while a rule does", async () => {
        const segmentGroup = String((await tenant.control.create("segmentGroup", { name: "Web", enabled: true })).id);
        const segment = () =>
            new zscaler.ApplicationSegment("web", {
                name: "Web",
                domainNames: ["web.example.com"],
                tcpPorts: 443,
                segmentGroup,
            });
        const bench = await tenant.stack(async () => ({ id: segment().id }));
        const { outputs } = await bench.up();
        const theirs = await tenant.stack(async () => {
            const conditions = [{ applicationSegments: [String(outputs.id)] }];
            const rule = new zscaler.AccessRule("theirs", { name: "Web for all", action: "Allow", conditions });
            return { id: rule.id };
        });
        const rule = (await theirs.up()).outputs.id;

        await tenant.control.clearRequestLog();
        const failure = await bench.failure(bench.destroy());
        expect(failure).toContain(
            `Cannot delete application segment "Web" (${outputs.id}): one object still references it:`,
        );
        expect(failure).toContain(`access rule "Web for all" (${rule}) in conditions (not in this stack)`);
        expect(await writes()).toEqual([]);
        await theirs.destroy();
        await bench.destroy();
    });
});

describe("deleteConnectorsOnDelete", () => {
    it("shows the connectors in the preview of the deletion, and deletes them with the group", async () => {
        const bench = await tenant.stack(async () => ({ id: lyon({ deleteConnectorsOnDelete: true }).id }));
        const { outputs } = await bench.up();
        const body = { name: "Lyon", maxUsage: "1", zcomponentId: String(outputs.id), enrollmentCertId: "6573" };
        const key = await tenant.control.create("provisioningKey", { ...body, associationType: "CONNECTOR_GRP" });
        const { id } = await tenant.control.enrol({ provisioningKey: String(key.provisioningKey), name: "lyon-1" });
        await tenant.control.remove("provisioningKey", String(key.id));

        expect(await bench.failure(bench.up(nothing))).toContain(
            `No preview has listed App Connector "lyon-1" (${id})`,
        );
        await bench.refresh();
        expect((await bench.preview(nothing)).output).toContain(`App Connector \\"lyon-1\\" (${id})`);
        await bench.up(nothing);
        expect(await tenant.names("connector")).not.toContain("lyon-1");
        expect(await tenant.names("appConnectorGroup")).not.toContain(LYON.name);
    });
});

describe("detachOnDelete", () => {
    it("takes it out of what a refresh has shown, and out of nothing else", async () => {
        const bench = await tenant.stack(async () => ({ id: lyon({ detachOnDelete: true }).id }));
        const { outputs } = await bench.up();
        const paris = await elsewhere("Paris 2");
        const shared = await theirs("Shared 2", outputs.id, paris);
        const untouched = await theirs("Untouched", paris);
        await tenant.control.change("serverGroup", shared, { futureField: { deep: [1] } });

        const unseen = await bench.failure(bench.up(nothing));
        expect(unseen).toContain(`No preview has listed server group "Shared 2" (${shared})`);
        expect(await tenant.names("appConnectorGroup")).toContain(LYON.name);

        await bench.refresh();
        const listed = `server group \\"Shared 2\\" (${shared})`;
        expect((await bench.preview(nothing)).output).toContain(listed);
        const program = async () => void lyon({ detachOnDelete: true, description: "still here" });
        await bench.up(program);
        expect((await bench.preview(program, { refresh: true })).diffs).toEqual({});
        expect((await bench.preview(nothing)).output).toContain(listed);
        await tenant.control.clearRequestLog();
        await bench.up(nothing);
        expect(await tenant.names("appConnectorGroup")).not.toContain(LYON.name);
        expect(await tenant.control.get("serverGroup", shared)).toMatchObject({
            appConnectorGroups: [{ id: paris }],
            futureField: { deep: [1] },
        });
        const touched = (await writes()).map(({ method, path }) => `${method} ${path.split("/").at(-2)}`);
        expect(touched.sort()).toEqual(["DELETE appConnectorGroup", "DELETE appConnectorGroup", "PUT serverGroup"]);
        await tenant.control.remove("serverGroup", untouched);
        await tenant.control.remove("serverGroup", shared);
    });

    it("never leaves a server group without App Connector groups", async () => {
        const bench = await tenant.stack(async () => ({ id: lyon({ detachOnDelete: true }).id }));
        const { outputs } = await bench.up();
        const only = await theirs("Only", outputs.id);
        await bench.refresh();
        const failure = await bench.failure(bench.up(nothing));
        expect(failure).toContain(`server group "Only" (${only}): appConnectorGroups would become empty`);
        expect((await tenant.object("serverGroup", "Only")).appConnectorGroups).toMatchObject([{ id: outputs.id }]);
        await tenant.control.remove("serverGroup", only);
        await bench.destroy();
    });

    it("takes two groups out of the same server group in one run", async () => {
        const paris = await elsewhere("Paris 3");
        const bench = await tenant.stack(async () => {
            const first = lyon({ detachOnDelete: true });
            const second = new zscaler.AppConnectorGroup("nice", { ...LYON, name: "Nice", detachOnDelete: true });
            return { first: first.id, second: second.id };
        });
        const { outputs } = await bench.up();
        const shared = await theirs("Shared 3", outputs.first, outputs.second, paris);
        await bench.refresh();
        await bench.up(nothing);
        expect((await tenant.object("serverGroup", "Shared 3")).appConnectorGroups).toMatchObject([{ id: paris }]);
        await tenant.control.remove("serverGroup", shared);
    });
});
