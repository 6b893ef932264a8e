import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { systemClock } from "../../../provider/http/clock";
import { RateLimiter, type Window } from "../../../provider/http/rateLimit/rateLimiter";
import { Shutdown, Stop } from "../../../provider/http/shutdown";
import { neverStopped } from "./support/neverStopped";
import { clientOf, json, Lines, startService } from "./support/service";
import { VirtualClock } from "./support/virtualClock";

const perTenSeconds = (most: number) => (most > 0 ? [{ most, ms: 10_000 }] : []);

/** The largest number of times that lie in any stretch of that length. */
function mostWithin(ms: number, times: number[]): number {
    const sorted = [...times].sort((a, b) => a - b);
    let first = 0;
    let most = 0;
    for (const [last, time] of sorted.entries()) {
        while (time - sorted[first]! >= ms) first++;
        most = Math.max(most, last - first + 1);
    }
    return most;
}

/** Starts a request at each of `starts`; each takes its `latency`, and arrives some part of the way through. */
async function run(windows: readonly Window[], requests: { startMs: number; latencyMs: number; arrival: number }[]) {
    const clock = new VirtualClock();
    const pacer = new RateLimiter("write", windows, clock, new Lines());
    const sent: number[] = [];
    const arrived: number[] = [];
    for (const { startMs, latencyMs, arrival } of requests) {
        clock.after(startMs, async () => {
            const slot = await pacer.acquire(neverStopped);
            sent.push(clock.now());
            arrived.push(clock.now() + latencyMs * arrival);
            clock.after(latencyMs, () => slot.release(true));
        });
    }
    await clock.advance(3_600_000);
    return { sent, arrived, timersLeft: clock.timers };
}

const requests = fc.array(
    fc.record({
        startMs: fc.integer({ min: 0, max: 30_000 }),
        latencyMs: fc.integer({ min: 0, max: 8_000 }),
        arrival: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 60 },
);

describe("the window", () => {
    test("never holds more than the limit, neither as sent nor as it arrives, whatever the network does", async () => {
        await fc.assert(
            fc.asyncProperty(fc.integer({ min: 1, max: 20 }), requests, async (limit, all) => {
                const { sent, arrived, timersLeft } = await run(perTenSeconds(limit), all);
                expect(sent).toHaveLength(all.length);
                expect(mostWithin(10_000, sent)).toBeLessThanOrEqual(limit);
                expect(mostWithin(10_000, arrived)).toBeLessThanOrEqual(limit);
                expect(timersLeft).toBe(0);
            }),
            { numRuns: 150 },
        );
    });

    test("keeps several limits at the same time, none of them at the cost of another", async () => {
        const windows = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 5, max: 30 }));
        await fc.assert(
            fc.asyncProperty(windows, requests, async ([aSecond, aMinute], all) => {
                const limits = [
                    { most: aSecond, ms: 1_000 },
                    { most: aMinute, ms: 60_000 },
                ];
                const { sent, arrived, timersLeft } = await run(limits, all);
                expect(sent).toHaveLength(all.length);
                for (const { most, ms } of limits) {
                    expect(mostWithin(ms, sent)).toBeLessThanOrEqual(most);
                    expect(mostWithin(ms, arrived)).toBeLessThanOrEqual(most);
                }
                expect(timersLeft).toBe(0);
            }),
            { numRuns: 100 },
        );
    });

    test("wastes nothing: with quick answers, a hundred writes at ten in ten seconds need nine windows", async () => {
        const all = Array.from({ length: 100 }, () => ({ startMs: 0, latencyMs: 0, arrival: 0 }));
        const { sent } = await run(perTenSeconds(10), all);
        expect(Math.max(...sent)).toBeLessThan(9 * 10_100);
    });

    test("serves first come, first served", async () => {
        const clock = new VirtualClock();
        const pacer = new RateLimiter("read", perTenSeconds(3), clock, new Lines());
        const order: number[] = [];
        for (let index = 0; index < 12; index++) {
            void pacer.acquire(neverStopped).then((slot) => {
                order.push(index);
                slot.release(true);
            });
        }
        await clock.advance(60_000);
        expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    });

    test("lets a call that was sent before go ahead of those that have not begun", async () => {
        const clock = new VirtualClock();
        const pacer = new RateLimiter("read", perTenSeconds(1), clock, new Lines());
        const order: string[] = [];
        const start = async (name: string, returning: boolean) => {
            const slot = await pacer.acquire(neverStopped, { repeated: returning });
            order.push(name);
            slot.release(true);
        };
        void start("first", false);
        void start("new", false);
        void start("again", true);
        await clock.advance(60_000);
        expect(order).toEqual(["first", "again", "new"]);
    });

    test("gives the place of a request that never left at once to the next", async () => {
        const clock = new VirtualClock();
        const pacer = new RateLimiter("write", perTenSeconds(1), clock, new Lines());
        (await pacer.acquire(neverStopped)).release(false);
        await pacer.acquire(neverStopped);
        expect(clock.now()).toBe(0);
    });

    test("has no limit where the limit is 0, and still obeys the service", async () => {
        const clock = new VirtualClock();
        const pacer = new RateLimiter("read", perTenSeconds(0), clock, new Lines());
        for (let count = 0; count < 500; count++) {
            (await pacer.acquire(neverStopped)).release(true);
        }
        pacer.hold(4_000, "the service asked to wait 4 s");
        const started: number[] = [];
        void pacer.acquire(neverStopped).then(() => started.push(clock.now()));
        await clock.advance(10_000);
        expect(started).toEqual([4_000]);
    });
});

describe("a wait the service asked for", () => {
    test("holds the whole class, and a shorter one does not shorten it", async () => {
        const clock = new VirtualClock();
        const pacer = new RateLimiter("read", perTenSeconds(20), clock, new Lines());
        pacer.hold(4_000, "the service asked to wait 4 s");
        pacer.hold(1_000, "the service asked to wait 1 s");
        const started: number[] = [];
        for (let count = 0; count < 5; count++) {
            void pacer.acquire(neverStopped).then((slot) => {
                started.push(clock.now());
                slot.release(true);
            });
        }
        await clock.advance(20_000);
        expect(started).toEqual([4_000, 4_000, 4_000, 4_000, 4_000]);
    });
});

describe("a caller that gives up", () => {
    test("leaves the queue with its own reason, and nobody else waits longer", async () => {
        const clock = new VirtualClock();
        const pacer = new RateLimiter("write", perTenSeconds(1), clock, new Lines());
        (await pacer.acquire(neverStopped)).release(true);
        const shutdown = new Shutdown();
        const impatient = pacer.acquire(new Stop(shutdown, () => new Error("stopped by hand")));
        const started: number[] = [];
        void pacer.acquire(neverStopped).then(() => started.push(clock.now()));
        shutdown.interrupt();
        await expect(impatient).rejects.toThrow("stopped by hand");
        await clock.advance(20_000);
        expect(started).toEqual([10_050]);
    });

    test("leaves no timer behind when it was the last", async () => {
        const clock = new VirtualClock();
        const pacer = new RateLimiter("write", perTenSeconds(1), clock, new Lines());
        (await pacer.acquire(neverStopped)).release(true);
        const shutdown = new Shutdown();
        const waiting = pacer.acquire(new Stop(shutdown, () => new Error("stopped by hand")));
        shutdown.interrupt();
        await expect(waiting).rejects.toThrow();
        expect(clock.timers).toBe(0);
    });

    test("a thousand waiting calls share one timer besides the reminder", async () => {
        const clock = new VirtualClock();
        const pacer = new RateLimiter("write", perTenSeconds(1), clock, new Lines());
        (await pacer.acquire(neverStopped)).release(true);
        for (let count = 0; count < 1_000; count++) {
            void pacer.acquire(neverStopped);
        }
        expect(clock.timers).toBe(2);
    });
});

describe("what somebody waiting is told", () => {
    test("one line when the queue means more than ten seconds, and one every thirty seconds after", async () => {
        const clock = new VirtualClock();
        const lines = new Lines();
        const pacer = new RateLimiter("write", perTenSeconds(10), clock, lines);
        for (let count = 0; count < 80; count++) {
            void pacer.acquire(neverStopped).then((slot) => slot.release(true));
        }
        await clock.advance(200_000);
        expect(lines.infos).toEqual([
            "70 writes are waiting to be sent (rate limit: 10 in 10 s); the last one starts in about 70 s",
            "40 writes are waiting to be sent (rate limit: 10 in 10 s); the last one starts in about 40 s",
            "10 writes are waiting to be sent (rate limit: 10 in 10 s); the last one starts in about 10 s",
        ]);
    });

    test("names the service's wish when that is what all wait for", async () => {
        const clock = new VirtualClock();
        const lines = new Lines();
        const pacer = new RateLimiter("read", perTenSeconds(20), clock, lines);
        pacer.hold(13_000, "the service asked to wait 13 s");
        void pacer.acquire(neverStopped).then((slot) => slot.release(true));
        await clock.advance(60_000);
        expect(lines.infos).toEqual([
            "1 read is waiting to be sent (the service asked to wait 13 s); the last one starts in about 12 s",
        ]);
    });

    test("nothing while the wait is short", async () => {
        const clock = new VirtualClock();
        const lines = new Lines();
        const pacer = new RateLimiter("read", perTenSeconds(20), clock, lines);
        pacer.hold(4_000, "the service asked to wait 4 s");
        void pacer.acquire(neverStopped).then((slot) => slot.release(true));
        await clock.advance(60_000);
        expect(lines.infos).toEqual([]);
    });
});

test("in real time, twenty-five writes at once reach the service at most ten in any ten seconds", async () => {
    const service = await startService((_, response) => json(response, 200, {}));
    const client = clientOf(service, { writesPer10Seconds: 10, deadlineSeconds: 5 }, { clock: systemClock });
    const writes = Array.from({ length: 25 }, (_, index) =>
        client.request({ method: "PUT", path: `/zpa/x/${index}`, body: {}, operation: `write ${index}` }),
    );
    await Promise.all(writes);
    expect(service.calls).toHaveLength(25);
    expect(
        mostWithin(
            10_000,
            service.calls.map(({ at }) => at),
        ),
    ).toBe(10);
});
