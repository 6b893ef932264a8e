import type { Tags } from "./recordText";

/** `off` ends disaster recovery, `test` begins it for the test group, `on` for every client. */
export type ActivationState = "off" | "test" | "on";

/** Which of Zscaler's services the record is for: Private Access, Internet Access, or both. */
export type ActivationService = "zpa" | "zia" | "all";

/** What clients do with internet traffic while Internet Access is away. */
export type ZiaAction = "direct" | "disabled";

export const STATES: readonly ActivationState[] = ["off", "test", "on"];
export const SERVICES: readonly ActivationService[] = ["zpa", "zia", "all"];

/** What the record calls them. */
const ACTION_TAGS: Readonly<Record<ZiaAction, string>> = { direct: "fo", disabled: "fc" };
export const ZIA_ACTIONS = Object.keys(ACTION_TAGS);

/** What an activation record says. */
export interface ActivationRecordFacts {
    readonly state: ActivationState;
    /** Absent from records that name none, as the samples for signed records do. */
    readonly service?: ActivationService;
    /** The Disaster Recovery domain, if the record names it. */
    readonly domain?: string;
    /** @default what the app profile of Client Connector says */
    readonly ziaAction?: ZiaAction;
    /** UTC timestamp from which the record is active. @default at once */
    readonly notBefore?: string;
    /** UTC timestamp until which it is. @default no end */
    readonly notAfter?: string;
}

export function tagsOf({ state, service, domain, ziaAction, notBefore, notAfter }: ActivationRecordFacts): Tags {
    return {
        v: "1",
        k: service,
        d: domain,
        b: state,
        m: ziaAction && ACTION_TAGS[ziaAction],
        t: notBefore && String(secondsOf(notBefore)),
        x: notAfter && String(secondsOf(notAfter)),
    };
}

/** What tags say, and what is wrong with them. */
export function factsOf({ v, k, d, b, m, t, x }: Tags): { facts?: ActivationRecordFacts; faults: string[] } {
    const state = STATES.find((known) => known === b);
    const service = SERVICES.find((known) => known === k);
    const ziaAction = (["direct", "disabled"] as const).find((known) => ACTION_TAGS[known] === m);
    const faults = [
        ...(v === "1" ? [] : [`v is ${v ?? "missing"}; it must be 1`]),
        ...(state ? [] : [`b is ${b ?? "missing"}; it must be one of ${STATES.join(", ")}`]),
        ...(k === undefined || service ? [] : [`k is ${k}; it must be one of ${SERVICES.join(", ")}`]),
        ...(m === undefined || ziaAction
            ? []
            : [`m is ${m}; it must be one of ${Object.values(ACTION_TAGS).join(", ")}`]),
        ...[
            ["t", t],
            ["x", x],
        ].flatMap(([tag, value]) =>
            value === undefined || /^\d{1,10}$/.test(value)
                ? []
                : [`${tag} is ${value}; it must be seconds since 1970, of at most 10 digits`],
        ),
    ];
    if (!state || faults.length > 0) return { faults };
    const facts = {
        state,
        ...(service && { service }),
        ...(d !== undefined && { domain: d }),
        ...(ziaAction && { ziaAction }),
        ...(t !== undefined && { notBefore: timestampOf(Number(t)) }),
        ...(x !== undefined && { notAfter: timestampOf(Number(x)) }),
    };
    return { facts, faults };
}

export const timestampOf = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
export const secondsOf = (timestamp: string): number => Date.parse(timestamp) / 1000;
