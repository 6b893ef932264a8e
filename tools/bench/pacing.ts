import type { LoggedRequest } from "pulumi-zscaler/emulator";
import { benchStack, PARALLEL, withEmulator } from "./benchStack";
import { callsOf, most } from "./calls";
import type { Figure } from "./figure";

const GROUPS = 60;
const WINDOW_S = 10;
const READS = 20;
const WRITES = 10;

/** How closely the documented rate limits are kept, by a library and a service that both have them on. */
export function pacing(): Promise<Figure[]> {
    return withEmulator([], async (emulator, folder) => {
        const stack = await benchStack("groups", folder, emulator, { GROUPS: String(GROUPS) });
        await stack.up("--skip-preview", ...PARALLEL);
        const created = callsOf(await emulator.control.requestLog()).writes;
        await stack.run("refresh", "--yes", "--skip-preview", ...PARALLEL);
        const requestLog = await emulator.control.requestLog();
        const { reads, writes } = callsOf(requestLog);
        const [first, last] = [created[0]?.at ?? 0, created.at(-1)?.at ?? 0];
        return [
            { name: "pacing: most GET in any 10 s", value: most(reads), unit: "calls", budget: READS },
            { name: "pacing: most writes in any 10 s", value: most(writes), unit: "calls", budget: WRITES },
            {
                name: "pacing: calls refused with 429",
                value: requestLog.filter(refused).length,
                unit: "calls",
                budget: 0,
            },
            {
                name: `pacing: ${GROUPS} creates over what the limit allows`,
                value: (last - first) / 1_000 / leastSeconds(created.length),
                unit: "times",
                budget: 1.05,
            },
        ];
    });
}

const refused = ({ status }: LoggedRequest) => status === 429;

/** From the first to the last of so many writes, when each window is full at its start. */
const leastSeconds = (writes: number) => Math.floor((writes - 1) / WRITES) * WINDOW_S;
