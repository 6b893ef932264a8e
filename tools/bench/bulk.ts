import type { EmulatorProcess } from "../example/emulatorProcess";
import type { ExampleStack } from "../example/stack";
import { benchStack, PARALLEL, UNLIMITED, withEmulator } from "./benchStack";
import { callsOf } from "./calls";
import { type Figure, timed } from "./figure";
import { multiply } from "./multiply";
import { processorOf } from "./processor";

const BRANCHES = 1_000;
/** How many times as many a second refresh reads. */
const TIMES = 10;
/** A group, a key, a server group and a segment, two pages of each thousand. */
const KINDS = 4;
const PAGE = 500;
/** Reads that creating, updating and deleting a thousand may take of each kind. */
const SPARE_READS = 4;

/**
 * How many calls thousands of objects take, and how much of the processor a refresh of them. The engine writes its
 * checkpoint only once here: written after every step, it would outweigh all that is measured.
 */
export function bulk(): Promise<Figure[]> {
    return withEmulator(UNLIMITED.emulator, async (emulator, folder) => {
        await onlyOurs(emulator);
        const segmentGroup = await emulator.control.create("segmentGroup", { name: "branches", enabled: true });
        const open = (edition: number) =>
            benchStack("branches", folder, emulator, {
                ...UNLIMITED.variables,
                BRANCHES: String(BRANCHES),
                EDITION: String(edition),
                SEGMENT_GROUP: String(segmentGroup.id),
                PULUMI_SKIP_CHECKPOINTS: "true",
            });
        const [first, second] = [await open(1), await open(2)];
        const objects = BRANCHES * KINDS;
        const figures: Figure[] = [];
        const measure = async (stack: ExampleStack, what: string, reads: number, writes: number, command: string) => {
            const { provider } = await processorOf(async () => {
                figures.push(...(await operation(emulator, stack, what, { reads, writes }, command)));
            });
            const [count = ""] = what.split(" ");
            const each = (provider / (Number(count.replace(",", "")) * KINDS)) * 1_000;
            figures.push({ name: `${what}, processor seconds for 1,000 objects`, value: each, unit: "s" });
            return each;
        };

        await measure(first, "1,000 branches: up", SPARE_READS * KINDS, objects, "up");
        const few = await measure(first, "1,000 branches: refresh", objects / PAGE, 0, "refresh");
        await measure(second, "1,000 branches: update", SPARE_READS * KINDS, objects, "up");
        const small = await second.exported();
        await multiply(second, emulator.control, TIMES);
        const many = await measure(second, "10,000 branches: refresh", (objects * TIMES) / PAGE, 0, "refresh");
        await second.replaceState(small);
        await measure(second, "1,000 branches: destroy", SPARE_READS * KINDS, objects, "destroy");
        const name = "branches: refresh, processor seconds an object, 10,000 over 1,000";
        return [...figures, { name, value: many / few, unit: "times" }];
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
    await control.clearRequestLog();
    const ms = await timed(() => stack.run(command, "--yes", "--skip-preview", ...PARALLEL));
    const { reads, writes } = callsOf(await control.requestLog());
    return [
        { name, value: ms / 1_000, unit: "s" },
        { name: `${name}, GET`, value: reads.length, unit: "calls", budget: budget.reads },
        { name: `${name}, writes`, value: writes.length, unit: "calls", budget: budget.writes },
    ];
}
