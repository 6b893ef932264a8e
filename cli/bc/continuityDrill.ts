import type { BegunDrill, DrillJournal, DrillOrder } from "./drillJournal";
import { ENDED, OVER } from "./drillJournal";
import { faultsBefore, missingOf } from "./hypothesis";
import type { Probed } from "./probes";
import type { DrilledCloud } from "./tenant";

/** A drill of business continuity: looks before, forces, waits, ends the force in any case, looks again. */

export interface DrillMeans {
    readonly tenant: {
        named(name: string): Promise<DrilledCloud>;
        withId(id: string): Promise<DrilledCloud | undefined>;
        force(id: string, reconnectMinutes: number): Promise<void>;
        release(id: string): Promise<void>;
    };
    readonly journal: DrillJournal;
    /** Is called before anything is changed: from then on, the end of the process ends the drill. @default it does not */
    arm?(): Promise<void>;
    probe(targets: readonly string[]): Promise<readonly Probed[]>;
    /** Milliseconds since the epoch. */
    now(): number;
    /** Ends early when the signal aborts, and does not reject. */
    pause(milliseconds: number, signal?: AbortSignal): Promise<void>;
    /** For the person who watches. */
    say(line: string): void;
    /** Somebody stops the drill. */
    readonly signal: AbortSignal;
}

export interface DrillRequest extends Omit<DrillOrder, "privateCloud"> {
    readonly privateCloud: string;
    /** Why the drill of the journal is ended at once. @default it goes on, or another one begins */
    readonly end?: "asked for" | "process killed";
}

export interface DrillReport {
    readonly privateCloud: string;
    /** Undefined of a drill that did not begin. */
    readonly begunAt?: string;
    readonly endedAt?: string;
    /** Why the force has ended. */
    readonly because?: string;
    readonly isCancelled: boolean;
    /** What was not as it should be. */
    readonly faults: readonly string[];
    readonly phases: readonly {
        readonly phase: string;
        readonly predictedSeconds: number;
        readonly measuredSeconds: number;
    }[];
    /** Hash of the last line of the journal. */
    readonly head?: string | undefined;
}

const LOOK_EVERY_MS = 15_000;
const PROBE_EVERY_MS = 60_000;
const WAIT_FOR_MEMBERS_MS = 30_000;
/** What a client of this machine may take to connect again after each change. */
const SETTLES_MS = 180_000;
const TRY_AGAIN_MS = 10_000;
const TRY_AGAIN_AT_MOST_MS = 60_000;
const TRY_FOR_MS = 15 * 60_000;
/** Beside the interval at which members ask. */
const MEMBERS_TAKE_MS = 5 * 60_000;

/** @throws {Error} if the drill could not begin, or its end could not be made sure of: the journal continues it then */
export async function continuityDrill(request: DrillRequest, means: DrillMeans): Promise<DrillReport> {
    const open = means.journal.open;
    if (open && open.privateCloud.name.toLowerCase() !== request.privateCloud.toLowerCase()) {
        throw new Error(
            `the journal has an open drill of private cloud "${open.privateCloud.name}"; end that before, with --private-cloud and --end`,
        );
    }
    if (!open && request.end) throw new Error("the journal has no open drill to end; leave --end out");
    const begun = open ?? (await begin(request, means));
    if ("faults" in begun)
        return { privateCloud: request.privateCloud, isCancelled: false, faults: begun.faults, phases: [] };
    if (open) means.say(`continues the drill of ${open.begunAt}, which lasts until ${open.until}`);
    return finish(begun, await held(begun, { isNew: !open, end: request.end }, means), means);
}

/** Notes the drill before anything is changed, so that a process that is killed leaves a trace. */
async function begin(request: DrillRequest, means: DrillMeans): Promise<BegunDrill | { readonly faults: string[] }> {
    const { tenant, journal } = means;
    const cloud = await tenant.named(request.privateCloud);
    const faults = [...faultsBefore(cloud), ...unreached(await means.probe(request.probes))];
    if (faults.length > 0) return { faults };
    const begunAt = means.now();
    const drill: BegunDrill = {
        privateCloud: { id: cloud.id, name: cloud.name },
        seconds: request.seconds,
        reconnectMinutes: request.reconnectMinutes,
        probes: request.probes,
        begunAt: iso(begunAt),
        until: iso(begunAt + request.seconds * 1_000),
        connected: cloud.machines.filter(({ isConnected }) => isConnected).map(({ id }) => id),
    };
    journal.begin(drill);
    return drill;
}

interface Held {
    readonly because: string;
    readonly faults: readonly string[];
}

/** Forces, and waits until the drill has to end. Whatever goes wrong is a reason to end it. */
async function held(
    drill: BegunDrill,
    { isNew, end }: { readonly isNew: boolean; readonly end: DrillRequest["end"] },
    means: DrillMeans,
): Promise<Held> {
    const { tenant, journal, signal } = means;
    const { id, name } = drill.privateCloud;
    try {
        // The process before may have been killed while it waited for the members.
        const { ended } = journal;
        if (ended !== undefined) return { because: ended, faults: [] };
        if (end) return { because: end, faults: [] };
        if (signal.aborted) return { because: "cancelled", faults: [] };
        await means.arm?.();
        // The process before may have been killed between its line and its call: then no member was forced yet.
        const isOver = means.now() >= Date.parse(drill.until);
        if (isNew || (!isOver && !(await tenant.withId(id))?.isForced)) {
            await tenant.force(id, drill.reconnectMinutes);
            journal.note(drill, "forced");
            means.say(`private cloud "${name}" is forced into business continuity until ${drill.until}`);
        }
        return await watched(drill, means);
    } catch (error) {
        return { because: "failed", faults: [messageOf(error)] };
    }
}

async function watched(drill: BegunDrill, means: DrillMeans): Promise<Held> {
    const { tenant, journal, signal } = means;
    const until = Date.parse(drill.until);
    const forcedAt = means.now();
    let probedAt = forcedAt;
    let failures = 0;
    while (!signal.aborted) {
        const left = until - means.now();
        const isLast = left <= 0;
        if (isLast || means.now() - probedAt >= PROBE_EVERY_MS) {
            probedAt = means.now();
            const results = await means.probe(drill.probes);
            const faults = unreached(results);
            const isSettled = isLast || probedAt - forcedAt >= SETTLES_MS;
            if (drill.probes.length > 0) journal.note(drill, "probed", { results });
            failures = faults.length > 0 && isSettled ? failures + 1 : 0;
            // Twice, so that one lost packet ends no drill.
            if (faults.length > 0 && (isLast || failures > 1)) return { because: "probe failed", faults };
        }
        if (isLast) return { because: "time is over", faults: [] };
        if (!(await tenant.withId(drill.privateCloud.id))?.isForced) {
            return {
                because: "ended elsewhere",
                faults: ["another client or administrator ended the drill before its time"],
            };
        }
        await means.pause(Math.min(LOOK_EVERY_MS, left), signal);
    }
    return { because: "cancelled", faults: [] };
}

/** Ends the force, makes sure of it, and looks whether all is as before. */
async function finish(drill: BegunDrill, { because, faults }: Held, means: DrillMeans): Promise<DrillReport> {
    const { journal } = means;
    const { name } = drill.privateCloud;
    const isCancelled = because === "cancelled";
    await released(drill, means);
    const endedAt = means.now();
    if (journal.ended === undefined) journal.note(drill, ENDED, { because });
    means.say(`private cloud "${name}" is no longer forced (${because})`);
    const after = await verified(drill, endedAt, means);
    const all = [...faults, ...after.faults];
    const phases = [
        {
            phase: "forced",
            predictedSeconds: drill.seconds,
            measuredSeconds: (endedAt - Date.parse(drill.begunAt)) / 1_000,
        },
        { phase: "members back", predictedSeconds: drill.reconnectMinutes * 60, measuredSeconds: after.seconds },
    ].map((each) => ({ ...each, measuredSeconds: Math.round(each.measuredSeconds) }));
    journal.note(drill, OVER, { because, faults: all, phases });
    return {
        privateCloud: name,
        begunAt: drill.begunAt,
        endedAt: iso(endedAt),
        because,
        isCancelled,
        faults: all,
        phases,
        head: journal.head,
    };
}

/** Not stopped by the signal: nothing is left forced. */
async function released({ privateCloud: { id, name } }: BegunDrill, means: DrillMeans): Promise<void> {
    const { tenant } = means;
    const begun = means.now();
    for (let pause = TRY_AGAIN_MS; ; pause = Math.min(2 * pause, TRY_AGAIN_AT_MOST_MS)) {
        try {
            await tenant.release(id);
            if (!(await tenant.withId(id))?.isForced) return;
            throw new Error("it is still forced");
        } catch (error) {
            if (means.now() - begun >= TRY_FOR_MS) {
                throw new Error(
                    `private cloud "${name}" is STILL FORCED into business continuity: ${messageOf(error)}. Run the command again with the same journal and --end, or turn Force Business Continuity Mode off in the console.`,
                );
            }
            means.say(`ending it failed, and is tried again: ${messageOf(error)}`);
            await means.pause(pause);
        }
    }
}

/** Waits for the members that were connected before, unless somebody has stopped the drill. */
async function verified(
    drill: BegunDrill,
    endedAt: number,
    means: DrillMeans,
): Promise<{ readonly seconds: number; readonly faults: string[] }> {
    const { tenant, signal } = means;
    const latest = endedAt + drill.reconnectMinutes * 60_000 + MEMBERS_TAKE_MS;
    for (;;) {
        const machines = (await tenant.withId(drill.privateCloud.id))?.machines ?? [];
        const missing = missingOf(machines, drill.connected).map((machine) => `${machine} is not connected again`);
        const unreachable = missing.length > 0 ? [] : unreached(await means.probe(drill.probes));
        const faults = [...missing, ...unreachable];
        if (faults.length === 0 || signal.aborted || means.now() >= latest) {
            return { seconds: (means.now() - endedAt) / 1_000, faults };
        }
        await means.pause(WAIT_FOR_MEMBERS_MS, signal);
    }
}

const unreached = (results: readonly Probed[]): string[] =>
    results.flatMap(({ target, isReached, because }) => (isReached ? [] : `${target} is not reached: ${because}`));

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
