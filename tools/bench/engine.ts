import type { EmulatorProcess } from "../example/emulatorProcess";
import type { ExampleStack } from "../example/stack";
import { benchStack, UNLIMITED, withEmulator } from "./benchStack";
import { callsOf } from "./calls";
import { type Figure, median, timed } from "./figure";

const GROUPS = 1000;
/** The groups, and those that every tenant has, in pages of 500. */
const PAGES = 3;

type Compared = "groups" | "floor";

/** Rounds of all operations, for their medians. */
const ROUNDS = 3;
/** Most that an operation may take, as a multiple of the floor. */
const BUDGET = 1.1;

interface Operation {
    name: string;
    command: string[];
    calls: { reads: number; writes: number };
}

const OPERATIONS: Operation[] = [
    { name: "up", command: ["up", "--yes", "--skip-preview"], calls: { reads: 4, writes: GROUPS } },
    { name: "no-change preview", command: ["preview"], calls: { reads: 0, writes: 0 } },
    { name: "refresh", command: ["refresh", "--yes", "--skip-preview"], calls: { reads: PAGES, writes: 0 } },
    { name: "destroy", command: ["destroy", "--yes", "--skip-preview"], calls: { reads: 4, writes: GROUPS } },
];

/** What one operation took in all rounds, in seconds, and the calls of the last. */
interface Measured {
    times: Record<Compared, number[]>;
    calls: ReturnType<typeof callsOf>;
}

/**
 * What the library adds to the engine's own time, and how often it calls, with 1,000 groups. The floor is a resource of as many and as large
 * properties that does nothing.
 */
export function engine(): Promise<Figure[]> {
    return withEmulator(UNLIMITED.emulator, async (emulator, folder) => {
        const variables = { ...UNLIMITED.variables, GROUPS: String(GROUPS) };
        const open = (program: Compared) => benchStack(program, folder, emulator, variables);
        const stacks = { groups: await open("groups"), floor: await open("floor") };
        const measured = new Map<Operation, Measured>();
        for (let round = 0; round < ROUNDS; round++) {
            for (const operation of OPERATIONS) {
                const { times } = measured.get(operation) ?? { times: { groups: [], floor: [] } };
                measured.set(operation, await compare(operation, times, stacks, emulator));
            }
        }
        return [...measured].flatMap(([operation, each]) => figuresOf(operation, each));
    });
}

async function compare(
    { command }: Operation,
    times: Measured["times"],
    stacks: Record<Compared, ExampleStack>,
    { control }: EmulatorProcess,
): Promise<Measured> {
    await control.clearRequestLog();
    // In turn, so that what else the machine does falls on both.
    for (const program of ["floor", "groups"] as const) {
        times[program].push((await timed(() => stacks[program].run(...command))) / 1000);
    }
    return { times, calls: callsOf(await control.requestLog()) };
}

function figuresOf({ name, calls }: Operation, measured: Measured): Figure[] {
    const [groups, floor] = [median(measured.times.groups), median(measured.times.floor)];
    const what = `1,000 groups: ${name}`;
    return [
        { name: what, value: groups, unit: "s" },
        { name: `${what}, resources that do nothing`, value: floor, unit: "s" },
        { name: `${what}, over those`, value: groups / floor, unit: "times", budget: BUDGET },
        { name: `${what}, GET`, value: measured.calls.reads.length, unit: "calls", budget: calls.reads },
        { name: `${what}, writes`, value: measured.calls.writes.length, unit: "calls", budget: calls.writes },
    ];
}
