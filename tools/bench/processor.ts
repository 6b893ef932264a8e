import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Seconds of the processor, user and system, by whom they were used. */
export interface Used {
    /** The CLI, and what runs in none of the other two. */
    engine: number;
    program: number;
    provider: number;
}

const PROCESSES = "/proc";
/** What the kernel counts in, on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const EVERY_MS = 20;
/** Looking for new processes reads all of the machine's. */
const SEARCH_EVERY = 10;

/**
 * What the processes that the work starts use of the processor, which on a busy machine says more than the time that passes. They are
 * read while they run, as the engine ends the provider without a word: the last 20 ms of a process are missing.
 */
export async function processorOf(work: () => Promise<unknown>): Promise<Used> {
    if (!existsSync(`${PROCESSES}/self/stat`)) {
        throw new Error("this bench reads the usage of processes from /proc; run it on Linux or in a container");
    }
    const before = descendants();
    const processes = new Map<number, { who: keyof Used; seconds: number }>();
    let turn = 0;
    const read = () => {
        if (turn++ % SEARCH_EVERY === 0) {
            for (const pid of descendants()) {
                if (!before.has(pid) && !processes.has(pid)) processes.set(pid, { who: "engine", seconds: 0 });
            }
        }
        for (const [pid, process] of processes) {
            process.who = whoIs(pid) ?? process.who;
            process.seconds = statusOf(pid)?.seconds ?? process.seconds;
        }
    };
    const timer = setInterval(read, EVERY_MS);
    try {
        await work();
    } finally {
        clearInterval(timer);
    }
    const used: Used = { engine: 0, program: 0, provider: 0 };
    for (const { who, seconds } of processes.values()) used[who] += seconds;
    return used;
}

export const totalOf = ({ engine, program, provider }: Used): number => engine + program + provider;

/** Undefined of a process that has yet to become what it is, or is ending. */
function whoIs(pid: number): keyof Used | undefined {
    const [executable = "", ...args] = contentOf(`${PROCESSES}/${pid}/cmdline`)?.split("\0") ?? [];
    if (!/\bnode$/.test(executable)) return undefined;
    const runs = (script: string) => args.some((arg) => arg.includes(`@pulumi/pulumi/cmd/${script}`));
    if (runs("dynamic-provider")) return "provider";
    return runs("run") ? "program" : undefined;
}

function descendants(): Set<number> {
    const parents = new Map<number, number>();
    for (const name of readdirSync(PROCESSES)) {
        const status = /^\d+$/.test(name) ? statusOf(Number(name)) : undefined;
        if (status) parents.set(Number(name), status.parent);
    }
    const isOurs = (pid: number): boolean => {
        const parent = parents.get(pid);
        return parent === process.pid || (parent !== undefined && isOurs(parent));
    };
    return new Set([...parents.keys()].filter(isOurs));
}

/** Undefined of a process that is gone. */
function statusOf(pid: number): { parent: number; seconds: number } | undefined {
    const text = contentOf(`${PROCESSES}/${pid}/stat`);
    // Behind the name of the program, which may hold anything: state, parent, and at the 12th and 13th place the times.
    const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
    if (!fields) return undefined;
    return { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND };
}

function contentOf(file: string): string | undefined {
    try {
        return readFileSync(file, "latin1");
    } catch {
        // A process may end between two looks at it.
        return undefined;
    }
}
