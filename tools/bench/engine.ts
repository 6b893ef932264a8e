import type { EmulatorControl } from "pulumi-zscaler/emulator";
import type { EmulatorProcess } from "../example/emulatorProcess";
import type { ExampleStack } from "../example/stack";
import { benchStack, UNLIMITED, withEmulator } from "./benchStack";
import { callsOf } from "./calls";
import { type Figure, median, timed } from "./figure";
import { processorOf, totalOf, type Used } from "./processor";

export interface Extent {
    /** How many App Connector groups. @default 1000 */
    groups?: number;
    /** How often each operation is measured, for the median. @default 3 */
    rounds?: number;
}

/** The groups, and two floors. */
const COMPARED = ["nothing", "calls", "groups"] as const;
type Compared = (typeof COMPARED)[number];

/** Most that an operation may use of the processor, as a multiple of the floor. */
const BUDGET = 1.1;
/** Objects that a list answers with at once. */
const PAGE = 500;
/** Reads that creating or deleting any number of groups may take. */
const SPARE_READS = 4;

interface Operation {
    name: string;
    command: string[];
    calls: { reads: number; writes: number };
}

const operationsOn = (groups: number): Operation[] => [
    { name: "up", command: ["up", "--yes", "--skip-preview"], calls: { reads: SPARE_READS, writes: groups } },
    { name: "no-change preview", command: ["preview"], calls: { reads: 0, writes: 0 } },
    {
        name: "refresh",
        command: ["refresh", "--yes", "--skip-preview"],
        // The groups that every tenant has are on the last page.
        calls: { reads: Math.floor(groups / PAGE) + 1, writes: 0 },
    },
    { name: "destroy", command: ["destroy", "--yes", "--skip-preview"], calls: { reads: SPARE_READS, writes: groups } },
];

/** One operation of one program. */
interface Run {
    seconds: number;
    used: Used;
}

/** One operation in one round, and the calls that the groups took. */
interface Measured {
    runs: Record<Compared, Run>;
    calls: ReturnType<typeof callsOf>;
}

/**
 * What the library adds to the engine's own work, in seconds of the processor, and how often it calls. There are two floors: a resource of as
 * many and as large properties as a group that does nothing, and the same resource with the calls of a group. The engine writes its
 * checkpoint only once here: written after every step, it would outweigh all that is measured, and by the square of the groups.
 */
export function engine({ groups = 1000, rounds = 3 }: Extent): Promise<Figure[]> {
    const operations = operationsOn(groups);
    const measured = new Map<Operation, Measured[]>(operations.map((operation) => [operation, []]));
    return withStacks(groups, async (stacks, { control }) => {
        for (let round = 1; round <= rounds; round++) {
            for (const [operation, all] of measured) {
                const one = await measure(operation, stacks, control);
                all.push(one);
                process.stderr.write(`round ${round} of ${rounds}, ${operation.name}: ${told(one)}\n`);
            }
        }
        return [...measured].flatMap(([operation, all]) => figuresOf(groups, operation, all));
    });
}

/** @param work gets the emulator that the groups are in */
function withStacks<T>(
    groups: number,
    work: (stacks: Record<Compared, ExampleStack>, emulator: EmulatorProcess) => Promise<T>,
): Promise<T> {
    const variables = { ...UNLIMITED.variables, GROUPS: String(groups), PULUMI_SKIP_CHECKPOINTS: "true" };
    // Two tenants, as both programs declare the same names.
    return withEmulator(UNLIMITED.emulator, (bare, bareFolder) =>
        withEmulator(UNLIMITED.emulator, async (emulator, folder) => {
            const stacks = {
                nothing: await benchStack("floor", folder, emulator, variables),
                calls: await benchStack("floor", bareFolder, bare, { ...variables, FLOOR_CALLS: "true" }),
                groups: await benchStack("groups", folder, emulator, variables),
            };
            return work(stacks, emulator);
        }),
    );
}

/** In turn, so that what else the machine does falls on all of them. */
async function measure(
    { command }: Operation,
    stacks: Record<Compared, ExampleStack>,
    control: EmulatorControl,
): Promise<Measured> {
    const run = async (stack: ExampleStack): Promise<Run> => {
        await control.clearRequestLog();
        let used: Used | undefined;
        const ms = await timed(async () => {
            used = await processorOf(() => stack.run(...command));
        });
        if (!used) throw new Error("nothing was measured");
        return { seconds: ms / 1000, used };
    };
    const [nothing, calls] = [await run(stacks.nothing), await run(stacks.calls)];
    // Last, as their calls are the ones that are counted.
    const groups = await run(stacks.groups);
    return { runs: { nothing, calls, groups }, calls: callsOf(await control.requestLog()) };
}

function told({ runs }: Measured): string {
    const parts = COMPARED.map((program) => {
        const { seconds, used } = runs[program];
        const split = `engine ${used.engine.toFixed(1)}, program ${used.program.toFixed(1)}, provider ${used.provider.toFixed(1)}`;
        return `${program} ${totalOf(used).toFixed(1)} s (${split}) in ${seconds.toFixed(1)} s`;
    });
    return `seconds of the processor: ${parts.join("; ")}`;
}

function figuresOf(groups: number, { name, calls }: Operation, all: Measured[]): Figure[] {
    const what = `${groups.toLocaleString("en-US")} groups: ${name}`;
    const of = (read: (runs: Measured["runs"]) => number) => median(all.map(({ runs }) => read(runs)));
    const used = (program: Compared) => of((runs) => totalOf(runs[program].used));
    // Of each pair, as the two ran one after the other.
    const over = (program: Compared) => of((runs) => totalOf(runs.groups.used) / totalOf(runs[program].used));
    const { reads = [], writes = [] } = all.at(-1)?.calls ?? {};
    return [
        { name: what, value: of((runs) => runs.groups.seconds), unit: "s" },
        { name: `${what}, processor`, value: used("groups"), unit: "s" },
        { name: `${what}, processor, resources that do nothing`, value: used("nothing"), unit: "s" },
        { name: `${what}, processor, resources that only make the calls`, value: used("calls"), unit: "s" },
        { name: `${what}, over resources that do nothing`, value: over("nothing"), unit: "times" },
        {
            name: `${what}, over resources that only make the calls`,
            value: over("calls"),
            unit: "times",
            budget: BUDGET,
        },
        { name: `${what}, provider`, value: of((runs) => runs.groups.used.provider), unit: "s" },
        { name: `${what}, GET`, value: reads.length, unit: "calls", budget: calls.reads },
        { name: `${what}, writes`, value: writes.length, unit: "calls", budget: calls.writes },
    ];
}
