import type { EmulatorControl } from "pulumi-zscaler/emulator";

/** Types of which a tenant often has very many objects. */
export const FOUR_KINDS = ["zpa:AppConnectorGroup", "zpa:ServerGroup", "zpa:SegmentGroup", "zpa:ApplicationServer"];

/** Fills a tenant up to this many objects of each of these kinds: some are there before. */
export async function createFourKinds(control: EmulatorControl, count: number): Promise<void> {
    const place = { location: "Lyon, France", latitude: "45.764", longitude: "4.8357", enabled: true };
    const create = async (collection: string, body: (at: number) => Parameters<typeof control.create>[1]) => {
        const ids: string[] = [];
        for (let at = (await control.list(collection)).length; at < count; at++) {
            ids.push((await control.create(collection, body(at))).id);
        }
        return ids;
    };
    const groups = await create("appConnectorGroup", (at) => ({ ...place, name: `Branch ${at}` }));
    await create("segmentGroup", (at) => ({ name: `Applications ${at}`, enabled: true }));
    await create("server", (at) => ({ name: `Server ${at}`, address: `server-${at}.example.com`, enabled: true }));
    await create("serverGroup", (at) => ({
        ...{ name: `Servers ${at}`, enabled: true, dynamicDiscovery: true },
        appConnectorGroups: [{ id: groups[at % groups.length] ?? "" }],
    }));
}
