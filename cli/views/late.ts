import type { Selection, Source, Upgrade } from "../../views";

/** What takes a call for each row is read for the rows that are shown, unless it decides which these are. */
export async function withUpgrades(
    source: Source,
    late: "none" | "shown" | "all",
    selectedOf: (source: Source) => Selection,
    read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Upgrade>>,
): Promise<Source> {
    if (late === "none") return source;
    const type = "cloudConnector:CloudConnectorGroup";
    const rows = late === "all" ? source.objects : selectedOf(source).rows.map(({ object }) => object);
    return { ...source, upgrades: await read(rows.filter((each) => each.type === type).map(({ id }) => id)) };
}
