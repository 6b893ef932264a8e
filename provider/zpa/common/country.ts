/** The country that a text about a place ends in, against the one that its coordinates are in. */

/** Process-wide: made once, when a place is first looked at, and never changed. */
let names: Intl.DisplayNames | undefined;

/** Undefined where the code is no country's. */
function nameOf(code: string): string | undefined {
    names ??= new Intl.DisplayNames("en", { type: "region", fallback: "none" });
    return names.of(code);
}

/** Names that are not in the standard's list. */
const ALIASES: Readonly<Record<string, string>> = {
    usa: "US",
    us: "US",
    "united states of america": "US",
    uk: "GB",
    "great britain": "GB",
    england: "GB",
    scotland: "GB",
    wales: "GB",
    "northern ireland": "GB",
    "the netherlands": "NL",
    holland: "NL",
    "czech republic": "CZ",
    turkey: "TR",
    uae: "AE",
    korea: "KR",
    "republic of korea": "KR",
    "hong kong": "HK",
    macau: "MO",
};

/** Countries whose places are written with two letters of their state, which may be those of another country. */
const WITH_STATES = ["US", "CA", "AU", "BR", "MX", "IN", "IT", "CH", "ES", "DE", "AR", "MY"];
/** A state and a country. */
const STATES = ["georgia"];
/** Which places belong together is told in more than one way. */
const TOGETHER = [
    ["US", "PR", "GU", "VI", "AS", "MP", "UM"],
    ["CN", "HK", "MO", "TW"],
    ["FR", "RE", "GP", "MQ", "GF", "YT", "NC", "PF", "PM", "BL", "MF", "WF"],
    ["GB", "JE", "GG", "IM", "GI"],
    ["NL", "AW", "CW", "SX", "BQ"],
    ["DK", "GL", "FO"],
    ["FI", "AX"],
    ["NO", "SJ"],
    ["IL", "PS"],
    ["RS", "XK"],
    ["IT", "VA", "SM"],
];

/** Process-wide: made once, when a name is first looked up, and never changed. */
let codes: ReadonlyMap<string, string> | undefined;

/** Codes of countries by their English names. */
function codesByName(): ReadonlyMap<string, string> {
    codes ??= namedCodes();
    return codes;
}

function namedCodes(): ReadonlyMap<string, string> {
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
    const all = letters.flatMap((first) => letters.map((second) => first + second));
    return new Map([
        ...all.flatMap((code): [string, string][] => {
            const name = nameOf(code);
            return name ? [[plain(name), today(code)]] : [];
        }),
        ...Object.entries(ALIASES),
    ]);
}

/** Some codes are older ones of the same country. */
const today = (code: string): string => new Intl.Locale(`und-${code}`).region ?? code;

/** Without accents, dots and case. */
const plain = (text: string): string =>
    text
        .normalize("NFD")
        .replace(/[\p{Mn}.’']/gu, "")
        .replaceAll("&", "and")
        .trim()
        .toLowerCase();

/**
 * The country that a place's text ends in, where that is another one than the service found for its coordinates.
 * @param found Code of the country that the service found.
 * @returns Undefined where the two agree, and where the text names no country for certain.
 */
export function strangeCountry(location: string, found: string): string | undefined {
    const ending = location.split(",").at(-1)?.trim() ?? "";
    const name = plain(ending);
    const isCode = /^[A-Z]{2}$/.test(ending) && ALIASES[name] === undefined;
    if (isCode && WITH_STATES.includes(found)) return undefined;
    // The usual case, for which no table of all names is made.
    if (!isCode && plain(nameOf(found) ?? "") === name) return undefined;
    const code = isCode ? today(ending) : codesByName().get(name);
    if (code === undefined || nameOf(code) === undefined || code === found) return undefined;
    if (STATES.includes(name) && found === "US") return undefined;
    if (TOGETHER.some((family) => family.includes(code) && family.includes(found))) return undefined;
    return ending;
}
