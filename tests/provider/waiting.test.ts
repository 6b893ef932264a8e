import { describe, expect, it } from "@jest/globals";
import { waitFor } from "../../provider/lifecycle/waitFor";

const MINUTE = 60_000;

/** Time that passes as soon as somebody waits for it. */
function timekeeper() {
    const told: [at: number, line: string][] = [];
    let now = 1_000;
    return {
        told,
        monotonicNow: () => now,
        pause: async (milliseconds: number) => {
            now += milliseconds;
        },
        log: (line: string) => void told.push([now - 1_000, line]),
    };
}

const wait = (mostMs: number, look: () => Promise<string | undefined>) => ({
    awaited: "a machine",
    operation: "adopt it",
    mostMs,
    look,
});

describe("waiting", () => {
    it("ends at once when it is there, and says nothing", async () => {
        const time = timekeeper();
        expect(
            await waitFor(
                wait(MINUTE, async () => "here"),
                time,
            ),
        ).toBe("here");
        expect([time.monotonicNow(), time.told]).toEqual([1_000, []]);
    });

    it("looks every few seconds, and says every 15 s what is awaited", async () => {
        const time = timekeeper();
        let looks = 0;
        const found = await waitFor(
            wait(20 * MINUTE, async () => (++looks > 8 ? "here" : undefined)),
            time,
        );
        expect(found).toBe("here");
        expect(time.told).toEqual([
            [0, "waiting for a machine, at most 20 min"],
            [15_000, "still waiting for a machine after 15 s, at most 20 min"],
            [30_000, "still waiting for a machine after 30 s, at most 20 min"],
        ]);
    });

    it("looks once more when the time is up, and not after that", async () => {
        const time = timekeeper();
        const looks: number[] = [];
        const found = await waitFor(
            wait(12_000, async () => {
                looks.push(time.monotonicNow() - 1_000);
                return undefined;
            }),
            time,
        );
        expect(found).toBeUndefined();
        expect(looks).toEqual([0, 5_000, 10_000, 12_000]);
    });

    it("does not wait where it has to be there", async () => {
        const time = timekeeper();
        expect(
            await waitFor(
                wait(0, async () => undefined),
                time,
            ),
        ).toBeUndefined();
        expect([time.monotonicNow(), time.told]).toEqual([1_000, []]);
    });
});
