import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { LYON } from "../programs";
import { Tenant } from "../tenant";

describe("a key that is declared for a group of another kind", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open();
    });
    afterAll(() => tenant?.close());

    const edges = () => new zscaler.ServiceEdgeGroup("edges", LYON);
    const connectors = () => new zscaler.AppConnectorGroup("connectors", LYON);

    it.each([
        [
            "is left out",
            edges,
            undefined,
            'group refers to ServiceEdgeGroup, but associationType is "AppConnectorGroup" (the default). Set',
        ],
        [
            "is wrong",
            connectors,
            "ServiceEdgeGroup",
            'but associationType is "ServiceEdgeGroup". Set associationType to "A',
        ],
        [
            "turns out to be wrong",
            edges,
            pulumi.output("NetworkConnectorGroup"),
            "group refers to ServiceEdgeGroup, but",
        ],
    ])("fails in the preview when the type %s, naming both", async (_what, group, associationType, words) => {
        const bench = await tenant.stack(async () => {
            new zscaler.ProvisioningKey("key", {
                name: "Lyon",
                maxUsage: 1,
                group: group(),
                associationType: associationType as pulumi.Input<zscaler.AssociationType>,
            });
        });
        const failure = await bench.failure(bench.preview());
        expect(failure).toContain(`zpa:ProvisioningKey "key": `);
        expect(failure).toContain(words);
        expect(failure).not.toMatch(/\n\s+at /);
    });

    it("is made where both fit, whether the type is known at once or later", async () => {
        const bench = await tenant.stack(async () => {
            const key = { maxUsage: 1, group: edges() };
            new zscaler.ProvisioningKey("plain", { ...key, name: "plain", associationType: "ServiceEdgeGroup" });
            const later = pulumi.output("ServiceEdgeGroup" as const);
            new zscaler.ProvisioningKey("later", { ...key, name: "later", associationType: later });
        });
        await bench.up();
        const made = await tenant.control.list("provisioningKey");
        expect(made.map(({ name, associationType }) => [name, associationType]).sort()).toEqual([
            ["later", "SERVICE_EDGE_GRP"],
            ["plain", "SERVICE_EDGE_GRP"],
        ]);
        await bench.refresh({ expectNoChanges: true });
    });
});
