import { expect } from "@jest/globals";
import { reachableBy, readPlan } from "pulumi-zscaler/disasterRecovery";
import { expectImport } from "./importedTenants";
import type { Promised } from "./promised";

const CITIES = ["Chicago", "Lyon", "Singapore"];

export const DISASTER_RECOVERY_PLAN: Promised = {
    inCampaign: true,
    so: "reaches the applications of each region once its machines have enrolled, and counts that as a later plan",
    made: [
        "segmentGroup: Disaster recovery",
        ...CITIES.flatMap((city) => [
            `appConnectorGroup: ${city} daily`,
            `appConnectorGroup: ${city} recovery`,
            `serviceEdgeGroup: ${city} recovery`,
            `serverGroup: ${city} recovery`,
            `application: ERP ${city}`,
            `provisioningKey: ${city} recovery connectors`,
            `provisioningKey: ${city} recovery edges`,
        ]),
    ],
    async look({ stack, tenant: { control }, outputs }) {
        await expectImport({ stack });
        const before = readPlan(String(outputs.planJson));
        expect(reachableBy(before).map(({ by }) => by)).toEqual(["neither", "neither", "neither"]);
        expect(before.aRecords).toEqual([]);

        const keys = Object.values(Object(outputs.provisioningKeys)) as { connectors: string; edges: string }[];
        const made: [collection: string, id: string][] = [];
        for (const [at, { connectors, edges }] of keys.entries()) {
            const connector = await control.enrol({ provisioningKey: connectors });
            const edge = await control.enrol({ provisioningKey: edges, publicIp: `198.51.100.${at + 1}` });
            made.push(["connector", connector.id], ["serviceEdge", edge.id]);
        }
        await stack.up("--skip-preview");
        const after = readPlan(String((await stack.outputs()).planJson));
        expect(after).toMatchObject({
            revision: Number(before.revision) + 1,
            aRecords: ["198.51.100.1", "198.51.100.2", "198.51.100.3"],
        });
        expect(reachableBy(after).map(({ by }) => by)).toEqual(Array(3).fill("disaster recovery"));
        for (const [collection, id] of made) await control.remove(collection, id);
    },
};

export const DISASTER_RECOVERY_ACTIVATION: Promised = {
    inCampaign: true,
    so: "publishes off, then test, then on by the state alone, and cannot be destroyed before it is off again",
    made: ["dnsName: dr.example.net"],
    async look({ stack, tenant: { control } }) {
        const records = async () => {
            const sets = (await control.aws.objects()).filter(({ type }) => type === "aws:route53/record:Record");
            return Object.fromEntries(sets.map(({ inputs }) => [String(inputs.type), inputs.records as string[]]));
        };
        const publish = async (state: string, more: Record<string, string> = {}) => {
            await stack.configure({ plain: { state, ...more } });
            await stack.up("--skip-preview");
            const { TXT = [] } = await records();
            expect(TXT.map((text) => /;b=(\w+);/.exec(text)?.[1])).toEqual([state, state]);
        };
        expect((await records()).A).toHaveLength(6);
        await publish("test");
        await expect(stack.destroy("--skip-preview")).rejects.toThrow("publish-off-before-destroy");
        expect((await records()).TXT).toHaveLength(2);
        await expect(publish("on")).rejects.toThrow("confirmActivation is missing");
        await publish("on", { confirmActivation: "dr.example.net" });
        await publish("off");
    },
};
