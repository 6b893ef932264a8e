import type { ArgumentChecks } from "../../argumentChecks";
import { STATES } from "../recordFacts";
import { readRecord, verifyActivationRecord } from "../verifyActivationRecord";
import { type AuthenticationTimeout, checkAuthenticationTimeouts } from "./authenticationTimeouts";
import type { PlannedTxtRecords, PlannedWaiver } from "./document";

/** What a program gives as plain values. */
export interface PlainPlanArguments {
    readonly ttlSeconds: number;
    readonly nextDrillDue?: string | undefined;
    readonly waivers: readonly PlannedWaiver[];
    readonly authenticationTimeouts?: readonly AuthenticationTimeout[] | undefined;
}

export function checkPlainArguments(
    { ttlSeconds, nextDrillDue, waivers, authenticationTimeouts = [] }: PlainPlanArguments,
    checks: ArgumentChecks,
): void {
    checks.range("ttlSeconds", ttlSeconds, 30, 900);
    checkAuthenticationTimeouts(authenticationTimeouts, checks);
    if (nextDrillDue !== undefined) checkDay("nextDrillDue", nextDrillDue, checks);
    waivers.forEach(({ until, reason }, at) => {
        checkDay(`waivers[${at}].until`, until, checks);
        if (reason.trim() === "") checks.fault(`waivers[${at}].reason`, "is empty; say why the finding is accepted");
    });
}

function checkDay(path: string, day: string, checks: ArgumentChecks): void {
    const date = new Date(`${day}T00:00:00Z`);
    if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) && day.length === 10) return;
    checks.fault(path, `is "${day}"; set a day such as 2027-03-31`);
}

/** Why a segment may not be beside the Disaster Recovery domain: clients would look for that through Private Access. */
export function coverFault(domainName: string, domainNames: readonly string[]): string | undefined {
    const covering = domainNames.find((each) => covers(each.toLowerCase(), domainName));
    return covering === undefined
        ? undefined
        : `has "${covering}", which covers the Disaster Recovery domain ${domainName}: clients would ask Private Access for it; use a domain of a zone that no segment covers`;
}

/** `*.example.com` covers every name below; `.example.com` is another way to write it. */
function covers(pattern: string, domainName: string): boolean {
    if (pattern === "*" || pattern === domainName) return true;
    const suffix = /^\*?(\..+)$/.exec(pattern)?.[1];
    return suffix !== undefined && domainName.endsWith(suffix);
}

/** What is wrong with the TXT records that a program gives for the states. */
export function txtRecordFaults(
    records: PlannedTxtRecords,
    { domainName, publicKeyPem }: { readonly domainName: string; readonly publicKeyPem?: string | undefined },
): string[] {
    return STATES.flatMap((state) => {
        const texts = records[state];
        if (!texts) return [];
        const read = readRecord(texts);
        if ("faults" in read) return read.faults.map((fault) => `txtRecords.${state} cannot be used: ${fault}`);
        const { record } = read;
        const verified = publicKeyPem === undefined ? undefined : verifyActivationRecord(texts, publicKeyPem);
        return [
            ...(record.state === state
                ? []
                : [`txtRecords.${state} says "${record.state}"; pass the record of the state`]),
            ...(record.domain === undefined || record.domain === domainName
                ? []
                : [`txtRecords.${state} names ${record.domain}, and the domain is ${domainName}; make them equal`]),
            ...(record.service === "zia"
                ? [`txtRecords.${state} is for Internet Access alone; set service to zpa or all`]
                : []),
            ...(verified?.verdict === "invalid"
                ? verified.faults.map((fault) => `txtRecords.${state} cannot be used: ${fault}`)
                : []),
        ];
    });
}
