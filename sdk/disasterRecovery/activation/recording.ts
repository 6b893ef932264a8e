import { isDeepStrictEqual } from "node:util";
import type { Fault, Recording, Values } from "../recorded/recording";

/** Of a plan that a record belongs to. */
interface PlanStamp {
    readonly fingerprint: string;
    readonly revision?: number;
}

/** Guards what is published next by what was published last, and is written before the records. */
export const activation: Recording = {
    identity: "domainName",
    check(last: Values | undefined, declared: Values) {
        return {
            follows: {},
            faults: [
                ...(declared.state === "on" ? onFaults(last, declared) : []),
                ...(last ? [...lastingFaults(last, declared), ...planFaults(last, declared)] : []),
            ],
        };
    },
};

/** Written after the records, so that a destroy asks it first. */
export const lock: Recording = {
    identity: "domainName",
    check: () => ({ follows: {}, faults: [] }),
    removalFault: ({ state, domainName }) =>
        state === "off"
            ? undefined
            : `the last state published at ${domainName} is "${state}", and what clients do once the record is gone is not documented; publish "off" first, then destroy`,
};

function onFaults(last: Values | undefined, declared: Values): Fault[] {
    if (!last) {
        return [
            {
                property: "state",
                reason: 'the stack has published nothing yet; publish "off" first, and "on" in a later update',
            },
        ];
    }
    if (last.state !== "on" || isDeepStrictEqual(last.record, declared.record)) return [];
    return [
        {
            property: "record",
            reason: '"on" is published already, or an update began to publish it, with another record; publish "off" or "test" first, and then "on" with the new one',
        },
    ];
}

/** What stays as it is while clients are switched. */
function lastingFaults(last: Values, declared: Values): Fault[] {
    const isOff = last.state === "off" && declared.state === "off";
    return ["domainName", "publicKeyFingerprint"].flatMap((property) =>
        isOff || (last[property] ?? undefined) === (declared[property] ?? undefined)
            ? []
            : [
                  {
                      property,
                      reason: `changes while the state is not "off" before and after; publish "off", then change it, and publish another state in a later update`,
                  },
              ],
    );
}

function planFaults(last: Values, declared: Values): Fault[] {
    const [before, now] = [last.plan as PlanStamp | undefined, declared.plan as PlanStamp | undefined];
    if (before?.revision === undefined || now?.revision === undefined) return [];
    const isOlder = now.revision < before.revision;
    if (!isOlder && (now.revision > before.revision || now.fingerprint === before.fingerprint)) return [];
    return [
        {
            property: "plan",
            reason: isOlder
                ? `has the revision ${now.revision}, and ${before.revision} was published last; write plan.json again from the plan's stack`
                : `has the revision ${now.revision} like the plan that was published last, and another fingerprint; write plan.json again from the plan's stack`,
        },
    ];
}
