import { describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { LYON } from "../programs";
import { Tenant } from "../tenant";

describe("service edges that enrol in a group", () => {
    const program = async () => {
        const lyon = new zscaler.ServiceEdgeGroup("lyon", { ...LYON, graceDistance: { miles: 10 } });
        const key = new zscaler.ProvisioningKey("key", {
            name: "Lyon",
            associationType: "ServiceEdgeGroup",
            group: lyon,
            maxUsage: 2,
        });
        return { id: lyon.id, provisioningKey: key.provisioningKey };
    };

    it("are shown by lookups, are no change, and stand in the way of its deletion", async () => {
        const tenant = await Tenant.open();
        try {
            const bench = await tenant.stack(program);
            const { outputs } = await bench.up();
            const edge = await tenant.control.enrol({ provisioningKey: String(outputs.provisioningKey), name: "edge" });
            await tenant.control.connect(edge.id);
            await tenant.control.advance({ days: 3 });
            await bench.refresh({ expectNoChanges: true });

            const looking = await tenant.stack(async () => ({
                one: zscaler.getServiceEdgeGroup({ id: String(outputs.id) }),
                sameByName: zscaler.getServiceEdgeGroupOutput({ name: LYON.name }).id,
                open: zscaler.getServiceEdgeGroups({ publiclyAccessible: true }),
                byDefault: zscaler.getServiceEdgeGroupsOutput({ publiclyAccessible: "Default", name: "lyon" }).length,
                city: zscaler.ServiceEdgeGroup.get("lyon", String(outputs.id)).cityCountry,
            }));
            expect((await looking.up()).outputs).toMatchObject({
                one: {
                    name: LYON.name,
                    graceDistance: { miles: 10 },
                    serviceEdges: [
                        { id: edge.id, name: "edge", controlChannelStatus: "ZPN_STATUS_AUTHENTICATED", enabled: true },
                    ],
                },
                sameByName: outputs.id,
                open: [],
                byDefault: 1,
                city: "Lyon, FR",
            });

            expect(await bench.failure(bench.destroy())).toContain("edge");
            await tenant.control.remove("serviceEdge", edge.id);
            await bench.destroy();
            expect(await tenant.names("serviceEdgeGroup")).toEqual([]);
        } finally {
            await tenant.close();
        }
    });
});
