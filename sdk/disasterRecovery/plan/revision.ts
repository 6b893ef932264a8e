import type { Recording, Values } from "../recorded/recording";

/** Counts the plans of a stack: of two, the one with the higher number is later. No clock is read. */
export const revision: Recording = {
    identity: "plan",
    check(last: Values | undefined, { fingerprint }: Values) {
        const before = typeof last?.revision === "number" ? last.revision : 0;
        return { follows: { revision: last?.fingerprint === fingerprint ? before : before + 1 }, faults: [] };
    },
};
