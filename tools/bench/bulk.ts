import path from "node:path";
import type { EmulatorProcess } from "../example/emulatorProcess";
import type { ExampleStack } from "../example/stack";
import { benchStack, UNLIMITED, withEmulator } from "./benchStack";
import { callsOf } from "./calls";
import { type Figure, timed } from "./figure";
import { Processor } from "./processor";

/** What the pipelines of Pulumi's own GitHub action run with. */
const PARALLEL = ["--parallel", "2147483647"];
const BRANCHES = [1_000, 10_000] as const;
/** A group, a key, a server group and a segment, two pages of each thousand. */
const KINDS = 4;
const PAGE = 500;
/** Reads that creating, updating and deleting a thousand may take of each kind. */
const SPARE_READS = 4;

/**
 * How many calls thousands of objects take, and how much of the processor a refresh of them. The engine writes its
 * checkpoint only once here: written after every step, it would outweigh all that is measured.
 */
export async function bulk(): Promise<Figure[]> {
    const figures: Figure[] = [];
    const seconds: number[] = [];
    for (const branches of BRANCHES) {
        const { calls, seconds: used } = await measured(branches, branches === BRANCHES[0]);
        figures.push(...calls);
        seconds.push(used);
        const name = `${thousands(branches)} branches: refresh, processor seconds for 1,000 objects`;
        figures.push({ name, value: (used / (branches * KINDS)) * 1_000, unit: "s" });
    }
    const [few = 0, many = 0] = seconds;
    const growth = many / few / (BRANCHES[1] / BRANCHES[0]);
    return [
        ...figures,
        { name: "branches: processor seconds an object, 10,000 over 1,000", value: growth, unit: "times" },
    ];
}

function measured(branches: number, whole: boolean) {
    return withEmulator(UNLIMITED.emulator, async (emulator, folder) => {
        await onlyOurs(emulator);
        const segmentGroup = await emulator.control.create("segmentGroup", { name: "branches", enabled: true });
        const processor = new Processor(path.join(folder, "processor"));
        const open = (edition: number) =>
            benchStack("branches", folder, emulator, {
                ...UNLIMITED.variables,
                ...processor.variables,
                BRANCHES: String(branches),
                EDITION: String(edition),
                SEGMENT_GROUP: String(segmentGroup.id),
                PULUMI_SKIP_CHECKPOINTS: "true",
            });
        const [first, second] = [await open(1), await open(2)];
        const objects = branches * KINDS;
        const run = (stack: ExampleStack, what: string, reads: number, writes: number, command: string) =>
            operation(emulator, stack, `${thousands(branches)} branches: ${what}`, { reads, writes }, command);

        const calls = await run(first, "up", SPARE_READS * KINDS, objects, "up");
        const seconds = await processor.seconds(async () => {
            calls.push(...(await run(first, "refresh", (branches / PAGE) * KINDS, 0, "refresh")));
        });
        if (!whole) return { calls: [], seconds };
        calls.push(...(await run(second, "update", SPARE_READS * KINDS, objects, "up")));
        calls.push(...(await run(second, "destroy", SPARE_READS * KINDS, objects, "destroy")));
        return { calls, seconds };
    });
}

/** Takes away the groups that every tenant has, so that pages are full. */
async function onlyOurs({ control }: EmulatorProcess): Promise<void> {
    for (const { id } of await control.list("appConnectorGroup")) {
        const free = { readOnly: false, zscalerManaged: false, restrictionType: null };
        await control.change("appConnectorGroup", String(id), free);
        await control.remove("appConnectorGroup", String(id));
    }
}

async function operation(
    { control }: EmulatorProcess,
    stack: ExampleStack,
    name: string,
    budget: { reads: number; writes: number },
    command: string,
): Promise<Figure[]> {
    await control.clearJournal();
    const ms = await timed(() => stack.run(command, "--yes", "--skip-preview", ...PARALLEL));
    const { reads, writes } = callsOf(await control.journal());
    return [
        { name, value: ms / 1_000, unit: "s" },
        { name: `${name}, GET`, value: reads.length, unit: "calls", budget: budget.reads },
        { name: `${name}, writes`, value: writes.length, unit: "calls", budget: budget.writes },
    ];
}

const thousands = (count: number) => count.toLocaleString("en-US");
