import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "@jest/globals";
import { continuityDrill, type DrillMeans } from "../../../cli/bc/continuityDrill";
import { probeTarget } from "../../../cli/bc/probes";
import { verifyEvidence } from "../../../sdk/disasterRecovery/drill/evidence";
import { rows } from "../../campaign";
import { onTestFinished } from "../../onTestFinished";
import { drillGround, REQUEST } from "./campus";

const eventsIn = (file: string) => verifyEvidence(readFileSync(file, "utf8")).lines.map(({ event }) => event);

describe("a drill of business continuity", () => {
    it("forces for the time it was given, ends, waits for the members, and writes all of that down", async () => {
        const { drill, file, isForced, means } = await drillGround({ forcedMembers: "disconnected" });
        const seen: boolean[] = [];
        const { pause } = means();
        const report = await drill(
            { seconds: 60 },
            {
                async pause(milliseconds, signal) {
                    seen.push(await isForced());
                    await pause(milliseconds, signal);
                },
            },
        );
        expect(seen.slice(0, 4)).toEqual([true, true, true, true]);
        expect([await isForced(), report.faults, report.because]).toEqual([false, [], "time is over"]);
        const [forced, back] = report.phases;
        expect(forced?.measuredSeconds).toBeGreaterThanOrEqual(60);
        expect(back?.measuredSeconds).toBeLessThanOrEqual(back?.predictedSeconds ?? 0);
        expect(back?.measuredSeconds).toBeGreaterThan(600);
        expect(eventsIn(file)).toEqual(["drill begun", "forced", "ended", "drill over"]);
        const { isIntact, head } = verifyEvidence(readFileSync(file, "utf8"));
        expect([isIntact, head]).toEqual([true, report.head]);
    });

    it("does not begin while the private cloud is in the way, and says how", async () => {
        const { drill, control, id, file, cloud } = await drillGround();
        const before = await cloud();
        const obstacles: [Parameters<typeof control.change>[2], string][] = [
            [{ enabled: false }, "is disabled, so that its controllers accept no connections"],
            [{ fireDrillEnabled: true }, "is forced already; end that before"],
            [{ zscalerManaged: true }, "cannot be changed: it is managed by Zscaler"],
            [{ privateBrokerGroupIds: [] }, "no Private Service Edge of an enabled group is connected"],
        ];
        for (const [patch, fault] of obstacles) {
            await control.change("privateCloud", id, patch);
            const report = await drill();
            expect([report.begunAt, report.faults]).toEqual([undefined, [expect.stringContaining(fault)]]);
            await control.change("privateCloud", id, {
                fireDrillEnabled: false,
                zscalerManaged: false,
                ...Object.fromEntries(Object.keys(patch).flatMap((key) => (key in before ? [[key, before[key]]] : []))),
            });
        }
        expect(existsSync(file)).toBe(false);
    });

    it("does not begin with a controller older than a member, or without one that is connected", async () => {
        const { drill, control, machines, isForced } = await drillGround();
        await control.upgrade(machines.serviceEdgeGroup ?? "", "99.1.1");
        expect((await drill()).faults).toEqual([
            expect.stringMatching(/^controller ".*" runs .*, older than Private Service Edge ".*" with 99\.1\.1$/),
        ]);
        await control.disconnect(machines.privateCloudControllerGroup ?? "");
        expect((await drill()).faults).toEqual(["no Private Cloud Controller of an enabled group is connected"]);
        expect(await isForced()).toBe(false);
    });

    it("names a private cloud that there is not, or that there are several of", async () => {
        const { drill, control } = await drillGround();
        await expect(drill({ privateCloud: "Harbour" })).rejects.toThrow('there is no private cloud "Harbour"');
        const { id } = await control.create("microtenants", { name: "Madrid", enabled: true });
        await control.create("privateCloud", { name: "campus", microtenantId: id });
        await expect(drill()).rejects.toThrow('2 private clouds are named "Campus"');
    });

    it("ends at once when it is stopped, whatever it waits for", async () => {
        const { drill, file, isForced, means } = await drillGround({ forcedMembers: "disconnected" });
        const stop = new AbortController();
        const { pause } = means();
        const stopped = async (milliseconds: number) => {
            await pause(milliseconds);
            stop.abort();
        };
        const report = await drill({ seconds: 3_600 }, { signal: stop.signal, pause: stopped });
        expect([report.isCancelled, report.because, await isForced()]).toEqual([true, "cancelled", false]);
        expect(report.faults).toContainEqual(expect.stringMatching(/^App Connector ".*" is not connected again$/));
        expect(eventsIn(file).slice(-2)).toEqual(["ended", "drill over"]);
    });

    it("tries again to end while the service refuses", async () => {
        const { control, means, isForced } = await drillGround();
        const mine = means();
        const refuse = async () => control.fault({ method: "PUT", path: "/privateCloud/", status: 403, times: 2 });
        const report = await continuityDrill(REQUEST, {
            ...mine,
            async pause(milliseconds, signal) {
                if (!mine.lines.some((line) => line.startsWith("ending"))) await refuse();
                await mine.pause(milliseconds, signal);
            },
        });
        expect(mine.lines.filter((line) => line.startsWith("ending it failed, and is tried again"))).not.toHaveLength(
            0,
        );
        expect([await isForced(), report.because]).toEqual([false, "time is over"]);
    });

    it("says loudly what to do when it cannot end, and ends when it is run again with --end", async () => {
        const { control, means, drill, isForced } = await drillGround();
        const mine = means();
        const refusing: DrillMeans = {
            ...mine,
            async pause(milliseconds, signal) {
                await control.fault({ method: "PUT", path: "/privateCloud/", status: 403, times: 99 });
                await mine.pause(milliseconds, signal);
            },
        };
        await expect(continuityDrill(REQUEST, refusing)).rejects.toThrow(
            /^private cloud "Campus" is STILL FORCED into business continuity: .*--end, or turn Force Business Continuity Mode off/,
        );
        await control.clearFaults();
        expect(await isForced()).toBe(true);
        await expect(drill({ privateCloud: "Harbour" })).rejects.toThrow('open drill of private cloud "Campus"');
        expect(await drill({ end: "asked for" })).toMatchObject({ because: "asked for", faults: [] });
        expect(await isForced()).toBe(false);
        await expect(drill({ end: "asked for" })).rejects.toThrow("the journal has no open drill to end");
    });

    it("ends early when an application is not reached, and says which", async () => {
        let status = 200;
        const server = createServer((_, response) => response.writeHead(status).end());
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        onTestFinished(() => void server.close());
        const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
        const { drill, means, file, isForced } = await drillGround();
        const { pause } = means();
        const report = await drill(
            { seconds: 3_600, probes: [target] },
            {
                async pause(milliseconds, signal) {
                    status = (await isForced()) ? 503 : 200;
                    await pause(milliseconds, signal);
                },
            },
        );
        expect(report).toMatchObject({
            because: "probe failed",
            faults: [`${target} is not reached: HTTP status 503`],
        });
        expect(report.phases[0]?.measuredSeconds).toBeLessThan(600);
        expect(eventsIn(file)).toContain("probed");
    });

    it("says when another client has ended it", async () => {
        const { drill, control, id, means } = await drillGround();
        const { pause } = means();
        const report = await drill(
            {},
            {
                async pause(milliseconds, signal) {
                    await control.change("privateCloud", id, { fireDrillEnabled: false });
                    await pause(milliseconds, signal);
                },
            },
        );
        expect(report.faults).toEqual(["another client or administrator ended the drill before its time"]);
    });

    /** The process is gone before or after its call number `at`: nothing that it was to do happens any more. */
    function killedAt(at: number, isAfter: boolean, whole: DrillMeans): { mortal: DrillMeans; killed: Promise<void> } {
        let calls = 0;
        let kill = () => {};
        const killed = new Promise<void>((resolve) => {
            kill = resolve;
        });
        const gone = () => {
            kill();
            return new Promise<never>(() => undefined);
        };
        const mortal =
            <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
            async (...args: A): Promise<R> => {
                calls += 1;
                if (calls > at || (calls === at && !isAfter)) return gone();
                const result = await act(...args);
                return calls === at ? gone() : result;
            };
        const { tenant } = whole;
        return {
            killed,
            mortal: {
                ...whole,
                tenant: {
                    named: mortal((name) => tenant.named(name)),
                    withId: mortal((id) => tenant.withId(id)),
                    force: mortal((id, minutes) => tenant.force(id, minutes)),
                    release: mortal((id) => tenant.release(id)),
                },
                pause: mortal((milliseconds, signal) => whole.pause(milliseconds, signal)),
            },
        };
    }

    const moments = (calls: readonly number[]) =>
        calls.flatMap((at) => [false, true].map((isAfter) => ({ at, isAfter })));
    const MOMENTS = rows(moments([2]), moments([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]));
    it.each(MOMENTS)("is ended by the next process when it is killed: %j", async ({ at, isAfter }) => {
        const { means, file, drill, isForced } = await drillGround();
        const { mortal, killed } = killedAt(at, isAfter, means());
        await Promise.race([continuityDrill(REQUEST, mortal), killed]);
        const report = await drill();
        expect([await isForced(), report.faults]).toEqual([false, []]);
        expect(verifyEvidence(readFileSync(file, "utf8")).isIntact).toBe(true);
        expect(eventsIn(file).filter((event) => event === "drill begun")).toHaveLength(1);
        expect(eventsIn(file).at(-1)).toBe("drill over");
    });

    it("is not forced again when it is killed after its end", async () => {
        const { means, file, drill, id } = await drillGround();
        const { journal, now } = means();
        const [begunAt = "", until = ""] = [now(), now() + 3_600_000].map((at) => new Date(at).toISOString());
        const begun = { ...REQUEST, privateCloud: { id, name: "Campus" }, begunAt, until, connected: [] };
        journal.begin(begun);
        journal.note(begun, "ended", { because: "cancelled" });
        expect((await drill()).because).toBe("cancelled");
        expect(eventsIn(file)).toEqual(["drill begun", "ended", "drill over"]);
    });
});

it.each([
    ["web.example.com", "use tcp://HOST:PORT"],
    ["tcp://web.example.com", "use tcp://HOST:PORT"],
    ["ftp://web.example.com", "use tcp://HOST:PORT"],
    ["https://user:secret@web.example.com", "has a user or password"],
])("a probe of %s is refused", (text, reason) => {
    expect(() => probeTarget(text)).toThrow(reason);
});
