import { readFileSync } from "node:fs";
import path from "node:path";
import type { EmulatorControl } from "pulumi-zscaler/emulator";

const recorded = (file: string): string => readFileSync(path.join(__dirname, "recorded", file), "utf8");

/** What Terraform has written with the provider of Private Access in this version, without keys and certificates. */
export const recordedState = (): string => recorded("zpa-4.4.6.tfstate.json");

/** What Pulumi has exported of a stack with pulumi-zpa in this version: the same objects, with the same ids. Likewise without keys. */
export const recordedExport = (): string => recorded("pulumi-zpa-1.0.4.export.json");

const PLACE = {
    location: "Lyon, France",
    latitude: "45.764",
    longitude: "4.8357",
    enabled: true,
    upgradeDay: "SUNDAY",
};

/** Creates the objects of the states in a tenant, and gives a state with the ids that they have there. */
export async function recordedIn(control: EmulatorControl): Promise<(state: string) => string> {
    const ids = new Map<string, string>();
    const make = async (
        recorded: string,
        collection: string,
        body: Parameters<typeof control.create>[1],
    ): Promise<string> => {
        const { id } = await control.create(collection, body);
        ids.set(recorded, id);
        return id;
    };
    const group = (recorded: string, city: string) =>
        make(recorded, "appConnectorGroup", { ...PLACE, name: `Office ${city}` });
    const lyon = await group("216196257331404046", "Lyon");
    const paris = await group("216196257331404047", "Paris");
    const key = (recorded: string, zcomponentId: string) =>
        make(recorded, "provisioningKey", {
            ...{ name: `Office ${recorded}`, maxUsage: "2", enrollmentCertId: "6573", zcomponentId },
            associationType: "CONNECTOR_GRP",
        });
    await key("58800", lyon);
    await key("58801", paris);
    const servers = (recorded: string, name: string, ...groups: string[]) =>
        make(recorded, "serverGroup", {
            ...{ name, enabled: true, dynamicDiscovery: true },
            appConnectorGroups: groups.map((id) => ({ id })),
        });
    const shared = await servers("216196257331404052", "Shared servers", lyon, paris);
    await servers("216196257331404053", "Servers of Lyon", lyon);
    await servers("216196257331404054", "Servers of Paris", paris);
    const intranet = await make("216196257331404048", "segmentGroup", { name: "Intranet", enabled: true });
    const wiki = await make("216196257331404055", "application", {
        ...{ name: "Wiki", enabled: true, domainNames: ["wiki.example.com"], segmentGroupId: intranet },
        serverGroups: [{ id: shared }],
        tcpPortRange: [{ from: "443", to: "443" }],
    });
    const { id: policySetId } = (await control.list("policySet")).find(({ policyType }) => policyType === "1") ?? {};
    const rule = (recorded: string, name: string, action: string, objectType: string, rhs: string) =>
        make(recorded, "policyRule", {
            ...{ name, action, policySetId },
            conditions: [{ operator: "OR", operands: [{ objectType, lhs: "id", rhs }] }],
        });
    await rule("216196257331404056", "Wiki for all", "ALLOW", "APP", wiki);
    await rule("216196257331404051", "Nothing else inside", "DENY", "APP_GROUP", intranet);
    return (state) => state.replace(/"(\d+)"/g, (whole, id: string) => (ids.has(id) ? `"${ids.get(id)}"` : whole));
}
