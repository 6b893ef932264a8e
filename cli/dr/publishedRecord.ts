import { plannedAddressFaults } from "../../sdk/disasterRecovery/dns/plannedAddressFaults";
import type { PlanDocument } from "../../sdk/disasterRecovery/plan/document";
import type { ActivationRecordFacts, ActivationState } from "../../sdk/disasterRecovery/recordFacts";

/** What `dr record --check` looks at. */
export interface Wanted {
    readonly domain: string;
    /** What the record must do. @default anything */
    readonly state?: ActivationState;
    /** In PEM. @default that of the plan, else signatures are not verified */
    readonly publicKey?: string;
    /** Whose key and addresses the domain must have. @default any */
    readonly plan?: PlanDocument;
    readonly server?: string;
    /** UTC timestamp. */
    readonly at: string;
}

/** What DNS has, what is wrong with it, and what was looked at to say so. */
export async function checkPublished({ domain, state, publicKey, plan, server, at }: Wanted) {
    const key = publicKey ?? plan?.publicKey?.pem;
    const found = await reader().getPublishedActivationRecord({
        domain,
        ...(key !== undefined && { publicKey: key }),
        ...(server !== undefined && { servers: [server] }),
    });
    const { record, addresses } = found;
    const faults = [
        ...found.faults,
        ...(state !== undefined && record && record.state !== state
            ? [`the state is ${record.state}, not ${state}`]
            : []),
        ...(record ? faultsAt(record, at) : []),
        ...(plan ? plannedAddressFaults(plan, addresses) : []),
    ];
    const unusable = record ? undefined : "the record cannot be used";
    const withoutKey = plan ? "the plan has no public key" : "pass --public-key FILE, or --plan FILE";
    const checked: readonly (readonly [what: string, without?: string])[] = [
        ["the text of the record"],
        ["what stands beside it"],
        ["whether it is active", unusable],
        ["its state", unusable ?? (state === undefined ? "pass --state STATE" : undefined)],
        ["its signature", key === undefined ? withoutKey : found.signature === "none" ? unusable : undefined],
        ["that the addresses are those of the plan", plan ? undefined : "pass --plan FILE"],
    ];
    return {
        ...found,
        faults,
        checked: checked.flatMap(([what, without]) => (without === undefined ? [what] : [])),
        notChecked: checked.flatMap(([what, without]) => (without === undefined ? [] : [`${what} (${without})`])),
    };
}

/** What the library compares with no clock. */
function faultsAt({ notBefore, notAfter }: ActivationRecordFacts, at: string): string[] {
    const now = Date.parse(at);
    return [
        ...(notBefore !== undefined && Date.parse(notBefore) > now
            ? [`the record begins at ${notBefore} only; publish one that has begun`]
            : []),
        ...(notAfter !== undefined && Date.parse(notAfter) <= now
            ? [`the record has ended at ${notAfter}; publish one with a later end`]
            : []),
    ];
}

/** Rows for a terminal. */
export function publishedLines({
    record,
    signature,
    covers,
    addresses,
    checked,
    notChecked,
}: Awaited<ReturnType<typeof checkPublished>>): string[] {
    return [
        ["state", record?.state ?? "none that can be used"],
        ["service", record?.service],
        ["from", record?.notBefore],
        ["until", record?.notAfter],
        ["signature", covers.length > 0 ? `${signature}; covers ${covers.join(", ")}` : signature],
        ["addresses", addresses.join(", ") || "none"],
        ["checked", checked.join(", ")],
        ["not checked", notChecked.join(", ") || undefined],
    ].flatMap(([name = "", value]) => (value === undefined ? [] : [`${name.padEnd(11)} ${value}`]));
}

/** Late, so that the other commands start without it. */
const reader = (): typeof import("../../sdk/disasterRecovery/publishedActivationRecord") =>
    require("../../sdk/disasterRecovery/publishedActivationRecord");
