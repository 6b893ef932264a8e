import type { PlanDocument } from "../plan/document";
import { fingerprintOf } from "../plan/fingerprint";

/** What a plan consists of, so that two of them can be compared without either: for each part and name, a short hash. */
export type PlanDigest = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Parts of a plan that are lists of named objects. */
const LISTS = [
    ["segment", "segments"],
    ["server group", "serverGroups"],
    ["App Connector group", "appConnectorGroups"],
    ["Private Service Edge group", "serviceEdgeGroups"],
    ["private cloud", "privateClouds"],
    ["app profile", "clientProfiles"],
] as const;
const DIGITS = 12;

export function planDigest(plan: PlanDocument): PlanDigest {
    const { domainName, publicKey, maxAuthenticationAge, aRecords, ttlSeconds, decidedBy } = plan;
    const settings = {
        "the domain": domainName,
        "the public key": publicKey?.fingerprint,
        "the maximum age of an authentication": maxAuthenticationAge,
        "the A records": aRecords,
        "the TTL": ttlSeconds,
        "who decides": decidedBy,
    };
    const short = (value: unknown) => fingerprintOf({ value }).slice(0, DIGITS);
    return {
        settings: Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, short(value)])),
        ...Object.fromEntries(
            LISTS.map(([what, key]) => [what, Object.fromEntries(plan[key].map((each) => [each.name, short(each)]))]),
        ),
    };
}

/** What differs between two plans, in words: `segment "Intranet" changed`. */
export function planChanges(before: PlanDigest, now: PlanDigest): string[] {
    const parts = [...new Set([...Object.keys(before), ...Object.keys(now)])];
    return parts.flatMap((part) => {
        const [old = {}, current = {}] = [before[part], now[part]];
        const names = [...new Set([...Object.keys(old), ...Object.keys(current)])];
        return names.flatMap((name) => {
            if (old[name] === current[name]) return [];
            const what = part === "settings" ? name : `${part} "${name}"`;
            return [
                `${what} ${old[name] === undefined ? "added" : current[name] === undefined ? "removed" : "changed"}`,
            ];
        });
    });
}
