import { afterEach, describe, expect, it } from "@jest/globals";
import type { Emulator, EmulatorControl, Switches } from "pulumi-zscaler/emulator";
import { diff } from "../../../provider/lifecycle/lifecycle";
import { getById } from "../../../provider/queries/getById";
import { appConnectorGroup } from "../../../provider/zpa/appConnectorGroup";
import { provisioningKey } from "../../../provider/zpa/provisioningKey";
import { Connected } from "../connected";

const PLACE = { name: "Lyon", enabled: true, location: "Lyon, France", latitude: "45.764", longitude: "4.8357" };
const GROUPS: Record<string, { collection: string; body: Parameters<EmulatorControl["create"]>[1] }> = {
    AppConnectorGroup: { collection: "appConnectorGroup", body: PLACE },
    ServiceEdgeGroup: { collection: "serviceEdgeGroup", body: PLACE },
    NetworkConnectorGroup: { collection: "appConnectorGroup", body: { ...PLACE, connectorGroupType: "NP" } },
    PrivateCloudControllerGroup: { collection: "privateCloudControllerGroup", body: { ...PLACE, countryCode: "FR" } },
    PrivateExporterGroup: { collection: "privateExporterGroup", body: { name: "Lyon" } },
};

let keys: Connected | undefined;
afterEach(async () => {
    await keys?.close();
    keys = undefined;
});

async function open(switches: Partial<Switches> = {}): Promise<Connected> {
    keys = await Connected.to(provisioningKey, switches);
    return keys;
}

async function groupFor(association: string, { control }: Emulator): Promise<string> {
    const { collection, body } = GROUPS[association]!;
    return String((await control.create(collection, body)).id);
}

describe("a key for a group of each kind", () => {
    it.each(Object.keys(GROUPS))("%s is made, read back, found and removed", async (associationType) => {
        const keys = await open({ featureFlags: "feature.ddil.config" });
        const group = await groupFor(associationType, keys.emulator);
        const inputs = keys.checked({ name: "Lyon", associationType, group, maxUsage: 3 });
        const certificate = associationType === "ServiceEdgeGroup" ? "6574" : "6573";
        const { wire } = await keys.created(inputs, async ({ id, outputs }) => {
            expect(outputs.provisioningKey).toMatch(/^3\|/);
            expect(await keys.refreshed(id, outputs)).toEqual(inputs);
        });
        expect(wire).toMatchObject({ zcomponentId: group, maxUsage: "3", enrollmentCertId: certificate });
    });

    it("has an id of its own within each kind, and is not mistaken for that of another", async () => {
        const keys = await open();
        const app = keys.checked({
            name: "Lyon",
            group: await groupFor("AppConnectorGroup", keys.emulator),
            maxUsage: 1,
        });
        const edge = keys.checked({
            ...app,
            associationType: "ServiceEdgeGroup",
            group: await groupFor("ServiceEdgeGroup", keys.emulator),
        });
        await keys.created(app, (first) =>
            keys.created(edge, async (second) => {
                expect(first.id).not.toBe(second.id);
                expect(await keys.refreshed(second.id, second.outputs)).toEqual(edge);
            }),
        );
    });
});

it("a key that was got once is looked for where it was found, and nowhere else", async () => {
    const keys = await open();
    const { control } = keys.emulator;
    const group = await groupFor("ServiceEdgeGroup", keys.emulator);
    const inputs = keys.checked({ name: "Lyon", associationType: "ServiceEdgeGroup", group, maxUsage: 1 });
    await keys.created(inputs, async ({ id }) => {
        const { said } = await getById(keys.context, { reference: id });
        expect(said).toMatchObject({ name: "Lyon", associationType: "ServiceEdgeGroup" });
        keys.renew();
        await control.clearRequestLog();
        expect((await getById(keys.context, { reference: id, known: said })).said).toEqual(said);
        const asked = (await control.requestLog())
            .map(({ path }) => path)
            .filter((path) => /provisioningKey/.test(path));
        expect(asked).toEqual([expect.stringContaining("/SERVICE_EDGE_GRP/")]);
    });
});

describe("what cannot be changed in place", () => {
    it.each([
        ["group", "1", "2", true, provisioningKey],
        ["associationType", "AppConnectorGroup", "ServiceEdgeGroup", false, provisioningKey],
        ["microtenantId", undefined, "7", false, provisioningKey],
        ["microtenantId", "7", undefined, false, appConnectorGroup],
        ["connectorType", "App", "Network", true, appConnectorGroup],
    ])(
        "%s from %s to %s replaces, the old one going first: %s",
        (property, from, to, deleteBeforeReplace, definition) => {
            const kept = { name: "Lyon", provisioningKey: "3|x" };
            expect(diff(definition, { ...kept, [property]: from }, { name: "Lyon", [property]: to })).toEqual({
                replaces: [property],
                deleteBeforeReplace,
            });
        },
    );

    it("is nothing else", () => {
        const olds = { name: "Lyon", maxUsage: 1, exportable: true, provisioningKey: "3|x" };
        const news = { name: "Paris", maxUsage: 2, exportable: false, enabled: false };
        expect(diff(provisioningKey, olds, news)).toEqual({ replaces: [], deleteBeforeReplace: false });
    });
});
