import { setTimeout as pause } from "node:timers/promises";
import type { EmulatorProcess } from "../example/emulatorProcess";
import { benchStack, PARALLEL, UNLIMITED, withEmulator } from "./benchStack";
import { callsOf, most } from "./calls";
import { type Figure, timed } from "./figure";

const DEFAULT_TEMPLATE = 82_273;
const ZONE = "us-west-2a";
const GROUPS = 1_000;
const MEMBERS = 4;
const REFRESH_READS = 8;
/** How many groups appear while they are awaited, and within which time. */
const AWAITED = 100;
const APPEARING_MS = 60_000;
const POLL_MS = 5_000;

/** How many calls a thousand Cloud Connector groups take, and how often those are looked for that are still to appear. */
export function connectors(): Promise<Figure[]> {
    return withEmulator(UNLIMITED.emulator, async (emulator, folder) => {
        await emulator.control.create("provUrl", {
            name: "bench",
            provUrlData: { locationTemplate: { id: DEFAULT_TEMPLATE }, cloudProviderType: "AWS" },
        });
        const open = (name: string, groups: number) =>
            benchStack("connectors", `${folder}/${name}`, emulator, {
                ...UNLIMITED.variables,
                GROUPS: String(groups),
                NETWORKS: name,
                ZONE,
                PULUMI_SKIP_CHECKPOINTS: "true",
            });

        const many = await open("many", GROUPS);
        for (let at = 0; at < GROUPS; at++) await boot(emulator, "many", at, MEMBERS);
        const up = await measured(emulator, () => many.up("--skip-preview", ...PARALLEL));
        const refresh = await measured(emulator, () => many.run("refresh", "--yes", "--skip-preview", ...PARALLEL));
        const again = await measured(emulator, () => many.up("--skip-preview", ...PARALLEL));

        const late = await open("late", AWAITED);
        const adoption = await measured(emulator, () =>
            Promise.all([late.up("--skip-preview", ...PARALLEL), appear(emulator, "late", AWAITED)]),
        );
        // The groups of both stacks are on two pages.
        const polls = adoption.reads.filter(
            ({ path, query }) => path.endsWith("/ecgroup") && query?.startsWith("page=1&"),
        );
        const what = "1,000 Cloud Connector groups with 4 connectors each";
        return [
            { name: `${what}: up`, value: up.seconds, unit: "s" },
            { name: `${what}: up, GET`, value: up.reads.length, unit: "calls" },
            { name: `${what}: up, writes that set their window`, value: settingsOf(up.writes), unit: "calls" },
            { name: `${what}: up, activations`, value: activationsOf(up.writes), unit: "calls" },
            { name: `${what}: refresh`, value: refresh.seconds, unit: "s" },
            { name: `${what}: refresh, GET`, value: refresh.reads.length, unit: "calls", budget: REFRESH_READS },
            {
                name: `${what}: up without changes, activations`,
                value: activationsOf(again.writes),
                unit: "calls",
                budget: 0,
            },
            { name: "100 groups that appear within a minute: up", value: adoption.seconds, unit: "s" },
            { name: "100 groups that appear within a minute: lists of groups", value: polls.length, unit: "calls" },
            {
                name: "100 groups that appear within a minute: most lists in any 5 s",
                value: most(polls, POLL_MS),
                unit: "calls",
                budget: 1,
            },
        ];
    });
}

async function boot({ control }: EmulatorProcess, networks: string, at: number, machines: number): Promise<void> {
    for (let machine = 0; machine < machines; machine++) {
        await control.cloud.boot({ provUrl: "bench", network: `${networks}-${at}`, zone: ZONE });
    }
}

/** One machine after another, spread over the time. */
async function appear(emulator: EmulatorProcess, networks: string, groups: number): Promise<void> {
    for (let at = 0; at < groups; at++) {
        await pause(APPEARING_MS / groups);
        await boot(emulator, networks, at, 1);
    }
}

async function measured({ control }: EmulatorProcess, work: () => Promise<unknown>) {
    await control.clearRequestLog();
    const ms = await timed(work);
    return { seconds: ms / 1_000, ...callsOf(await control.requestLog()) };
}

type Calls = ReturnType<typeof callsOf>["writes"];

const activationsOf = (writes: Calls) => writes.filter(({ path }) => path.endsWith("/activate")).length;
const settingsOf = (writes: Calls) => writes.filter(({ path }) => path.endsWith("/scheduleupgrade")).length;
