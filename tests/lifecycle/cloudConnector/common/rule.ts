import type { Room } from "../../room";

const DEFAULT_TEMPLATE = 82_273;
/** Where only what rules name stands. */
const REGION = "eu-west-1";

/** What rules name: two Cloud Connector groups and two locations, by their ids. */
export async function scope({ control }: Room): Promise<{ groups: [string, string]; locations: [string, string] }> {
    const provUrlData = { locationTemplate: { id: DEFAULT_TEMPLATE }, cloudProviderType: "AWS" };
    const url = await control.create("provUrl", { name: "aws", provUrlData });
    for (const network of ["vpc-0a1b2c3d4e5f60718", "vpc-0a1b2c3d4e5f60719"]) {
        await control.cloud.boot({ provUrl: url.id, network, zone: `${REGION}a` });
    }
    const ids = async (collection: string) =>
        (await control.list(collection)).flatMap(({ id, name }) => (name.includes(REGION) ? [id] : [])).sort();
    const [groups, locations] = [await ids("ecgroup"), await ids("ecLocation")];
    return { groups: [groups[0]!, groups[1]!], locations: [locations[0]!, locations[1]!] };
}

/** Something that rules name and an administrator has made in the portal, two of it. */
export async function made({ control }: Room, collection: string): Promise<[string, string]> {
    const one = await control.create(collection, { name: `One ${collection}` });
    const other = await control.create(collection, { name: `Other ${collection}` });
    return [one.id, other.id];
}

/** The tables of what is the same for rules of every kind. */
export const changes = {
    ofAll: ({ groups, locations }: Awaited<ReturnType<typeof scope>>) => [
        {
            property: "description",
            value: "R&D <AWS>",
            wire: { description: "R&D <AWS>" },
            outside: { description: "theirs" },
        },
        { property: "rank", value: 5, wire: { rank: 5 }, outside: { rank: 6 } },
        { property: "enabled", value: false, wire: { state: "DISABLED" }, outside: { state: "ENABLED" } },
        {
            property: "cloudConnectorGroups",
            value: [groups[1], groups[0], groups[1]],
            wire: { ecGroups: [{ id: groups[0] }, { id: groups[1] }] },
            outside: { ecGroups: [{ id: groups[1] }] },
        },
        {
            property: "locations",
            value: [locations[0]],
            wire: { locations: [{ id: locations[0] }] },
            outside: { locations: [{ id: locations[0] }, { id: locations[1] }] },
        },
    ],
    /** Where the traffic comes from. */
    ofSources: [
        {
            property: "locationGroups",
            value: ["8", "7"],
            wire: { locationGroups: [{ id: 7 }, { id: 8 }] },
            outside: { locationGroups: [{ id: 7 }] },
        },
        {
            property: "sourceAddresses",
            value: ["10.1.0.0/16", "10.0.0.1"],
            wire: { srcIps: ["10.0.0.1", "10.1.0.0/16"] },
            outside: { srcIps: ["10.0.0.1"] },
        },
    ],
    ofLists: (property: string, key: string, [one, other]: readonly [string, string]) => ({
        property,
        value: [other, one],
        wire: { [key]: [{ id: one }, { id: other }] },
        outside: { [key]: [{ id: one }] },
    }),
};
