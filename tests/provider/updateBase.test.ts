import { describe, expect, it } from "@jest/globals";
import type { Backend } from "../../provider/contract/backend";
import { baseAgeMs } from "../../provider/lifecycle/updateBase";

const PLACE = { path: "appConnectorGroup" };

/** At which seconds a list is read, when an update has its turn every so many seconds. */
function readings(updates: number, everySeconds: number): number[] {
    let now = 0;
    const states = new Map<unknown, unknown>();
    const backend: Pick<Backend, "monotonicNow" | "state"> = {
        monotonicNow: () => now,
        state: <T>(kind: new () => T) => {
            if (!states.has(kind)) states.set(kind, new kind());
            return states.get(kind) as T;
        },
    };
    const readAt: number[] = [];
    for (let update = 0; update < updates; update++, now += everySeconds * 1_000) {
        const age = now - (readAt.at(-1) ?? Number.NEGATIVE_INFINITY);
        if (age > baseAgeMs(backend, PLACE)) readAt.push(now);
    }
    return readAt.map((moment) => moment / 1_000);
}

describe("the list over which updates are laid", () => {
    it("is read four times for 300 and for 1,000 updates at the documented pace, and soon after the first of them", () => {
        const read = readings(300, 1);
        expect(read).toHaveLength(4);
        expect(readings(1_000, 1)).toHaveLength(4);
        expect(read[1]).toBeLessThan(12);
    });

    it("is read only once more in five times the time", () => {
        expect(readings(1_500, 1)).toHaveLength(5);
        expect(readings(500, 5)).toHaveLength(5);
    });

    it("is read anew when updates come after a pause", () => {
        expect(readings(3, 600)).toHaveLength(3);
    });
});
