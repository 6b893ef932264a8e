import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { newKey } from "../enrolledMachines";
import { Tenant } from "../tenant";

const KIND = {
    collection: "serviceEdge",
    group: "serviceEdgeGroup",
    associationType: "SERVICE_EDGE_GRP",
    enrollmentCertId: "6574",
};

describe("service edges that have enrolled", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open();
    });
    afterAll(() => tenant?.close());

    it("are adopted one by each resource, by name and by key, and deleted where that is asked for", async () => {
        const { group, key, value } = await newKey(tenant, KIND, "Lyon");
        for (const name of ["a", "b", "c"]) await tenant.control.enrol({ provisioningKey: value, name });
        const bench = await tenant.stack(async () => {
            const common = { waitMinutes: 0, deleteOnDestroy: true };
            const b = new zscaler.ServiceEdge("b", { ...common, serviceEdgeName: "B", description: "rack 7" });
            const next = { ...common, provisioningKey: key };
            const first = new zscaler.ServiceEdge("first", { ...next, name: "lyon-1" }, { dependsOn: b });
            const second = new zscaler.ServiceEdge("second", next, { dependsOn: first });
            const [given] = [await tenant.object("serviceEdge", "c")];
            return { groups: [b, first, second].map((edge) => edge.serviceEdgeGroup), c: second.id, given: given.id };
        });
        const { outputs } = await bench.up();
        expect(outputs.groups).toEqual([group, group, group]);
        expect(outputs.c).toBe(outputs.given);
        expect((await tenant.names("serviceEdge")).sort()).toEqual(["b", "c", "lyon-1"]);
        expect(await tenant.object("serviceEdge", "b")).toMatchObject({ description: "rack 7", enabled: true });
        expect((await bench.preview(undefined, { refresh: true })).changes).toEqual({ same: 4 });
        await bench.destroy();
        expect(await tenant.names("serviceEdge")).toEqual([]);
    });

    it("are looked up with what moves by itself, and listed by each filter", async () => {
        const { group, value } = await newKey(tenant, KIND, "Brest");
        const first = await tenant.control.enrol({ provisioningKey: value, name: "brest-a" });
        const second = await tenant.control.enrol({ provisioningKey: value, name: "brest-b" });
        await tenant.control.connect(String(first.id));
        await tenant.control.change("serviceEdge", String(second.id), { enabled: false });
        const names = (edges: { name: string }[]) => edges.map(({ name }) => name);
        const bench = await tenant.stack(async () => ({
            one: await zscaler.getServiceEdge({ name: "BREST-A" }),
            same: zscaler.getServiceEdgeOutput({ id: String(first.id) }).serviceEdgeGroupName,
            got: zscaler.ServiceEdge.get("got", String(second.id)).enabled,
            inGroup: names(await zscaler.getServiceEdges({ serviceEdgeGroup: group })).sort(),
            disabled: names(await zscaler.getServiceEdges({ enabled: false })),
            online: names(await zscaler.getServiceEdges({ controlChannelStatus: "ZPN_STATUS_AUTHENTICATED" })),
        }));
        expect((await bench.up()).outputs).toMatchObject({
            one: {
                ...{ id: first.id, serviceEdgeGroup: group, controlChannelStatus: "ZPN_STATUS_AUTHENTICATED" },
                ...{ enrollmentCertificateName: "Service Edge", certificateFingerprint: first.fingerprint },
            },
            same: "Brest",
            got: false,
            inGroup: ["brest-a", "brest-b"],
            disabled: ["brest-b"],
            online: ["brest-a"],
        });
    });

    it("that nobody knows, or that do not come, are an error that names the properties of a service edge", async () => {
        const bench = await tenant.stack(async () => {
            new zscaler.ServiceEdge("unknown", { serviceEdgeId: "7" });
        });
        const unknown = await bench.failure(bench.up());
        expect(unknown).toContain("Cannot adopt Private Service Edge (7): nothing with this id exists");
        expect(unknown).toContain("use serviceEdgeName or provisioningKey");
        const late = await bench.failure(
            bench.up(async () => {
                new zscaler.ServiceEdge("late", { serviceEdgeName: "nowhere", waitMinutes: 0 });
            }),
        );
        expect(late).toContain(
            'Cannot adopt Private Service Edge "nowhere": no machine has enrolled. Nothing was changed.',
        );
        const nothing = await bench.failure(
            bench.preview(async () => {
                new zscaler.ServiceEdge("nothing", {});
            }),
        );
        expect(nothing).toContain("is required, unless serviceEdgeId or provisioningKey is set");
    });
});
