/** The IANA name of a time zone as locations spell it: `CANADA_AMERICA_VANCOUVER`, `GMT`; undefined of one that has none. */
export function timeZoneOf(word: string): string | undefined {
    return word === "GMT" ? "UTC" : candidatesOf(word).map(known).find(Boolean);
}

/** The country comes first and may have several words, as may the city; some regions are in two parts. */
function candidatesOf(word: string): string[] {
    const words = word.split("_");
    return words.flatMap((region, at) => {
        const [next, ...rest] = words.slice(at + 1);
        if (next === undefined) return [];
        return [`${region}/${[next, ...rest].join("_")}`, `${region}/${next}/${rest.join("_")}`];
    });
}

function known(zone: string): string | undefined {
    try {
        return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
    } catch {
        return undefined;
    }
}
