import type { EmulatorProcess } from "../example/emulatorProcess";
import type { ExampleStack } from "../example/stack";
import { benchStack, UNLIMITED, withEmulator } from "./benchStack";
import { callsOf } from "./calls";
import { type Figure, median, timed } from "./figure";

const GROUPS = 1000;
/** The groups, and those that every tenant has, in pages of 500. */
const PAGES = 3;

type Compared = "groups" | "floor";

interface Operation {
    name: string;
    command: string[];
    /** Commands that change nothing are repeated, for their median. */
    runs: number;
    /** Most that it may take, as a multiple of the floor. */
    budget?: number;
    calls: { reads: number; writes: number };
}

const OPERATIONS: Operation[] = [
    {
        name: "up",
        command: ["up", "--yes", "--skip-preview"],
        runs: 1,
        budget: 1.15,
        calls: { reads: 4, writes: GROUPS },
    },
    { name: "no-change preview", command: ["preview"], runs: 5, budget: 1.15, calls: { reads: 0, writes: 0 } },
    {
        name: "refresh",
        command: ["refresh", "--yes", "--skip-preview"],
        runs: 5,
        budget: 1.15,
        calls: { reads: PAGES, writes: 0 },
    },
    { name: "destroy", command: ["destroy", "--yes", "--skip-preview"], runs: 1, calls: { reads: 4, writes: GROUPS } },
];

/** What the library adds to the engine's own time, and how often it calls, with 1,000 groups. */
export function engine(): Promise<Figure[]> {
    return withEmulator(UNLIMITED.emulator, async (emulator, folder) => {
        const variables = { ...UNLIMITED.variables, GROUPS: String(GROUPS) };
        const open = (program: Compared) => benchStack(program, folder, emulator, variables);
        const stacks = { groups: await open("groups"), floor: await open("floor") };
        const figures: Figure[] = [];
        for (const operation of OPERATIONS) figures.push(...(await compare(operation, stacks, emulator)));
        return figures;
    });
}

async function compare(
    { name, command, runs, budget, calls }: Operation,
    stacks: Record<Compared, ExampleStack>,
    { control }: EmulatorProcess,
): Promise<Figure[]> {
    const times: Record<Compared, number[]> = { groups: [], floor: [] };
    await control.clearRequestLog();
    // Alternating, so that what else the machine does falls on both.
    for (let run = 0; run < runs; run++) {
        for (const program of ["floor", "groups"] as const) {
            times[program].push((await timed(() => stacks[program].run(...command))) / 1000);
        }
    }
    const [groups, floor] = [median(times.groups), median(times.floor)];
    const { reads, writes } = callsOf(await control.requestLog());
    const what = `1,000 groups: ${name}`;
    return [
        { name: what, value: groups, unit: "s" },
        { name: `${what}, resources that do nothing`, value: floor, unit: "s" },
        { name: `${what}, over those`, value: groups / floor, unit: "times", budget },
        { name: `${what}, GET`, value: reads.length / runs, unit: "calls", budget: calls.reads },
        { name: `${what}, writes`, value: writes.length / runs, unit: "calls", budget: calls.writes },
    ];
}
