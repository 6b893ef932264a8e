import type { JournalEntry } from "pulumi-zscaler/emulator";
import { benchStack, withEmulator } from "./benchStack";
import type { Figure } from "./figure";

const GROUPS = 60;
const WINDOW_MS = 10_000;
/** What the pipelines of Pulumi's own GitHub action run with. */
const PARALLEL = ["--parallel", "2147483647"];

/** How closely the documented rate limits are kept, by a library and a service that both have them on. */
export function pacing(): Promise<Figure[]> {
    return withEmulator([], async (emulator, folder) => {
        const stack = await benchStack("groups", folder, emulator, { GROUPS: String(GROUPS) });
        await stack.up("--skip-preview", ...PARALLEL);
        await stack.run("refresh", "--yes", "--skip-preview", ...PARALLEL);
        const api = (await emulator.control.journal()).filter(({ path }) => path.includes("/mgmtconfig/"));
        const isRead = ({ method }: JournalEntry) => method === "GET";
        const refused = api.filter(({ status }) => status === 429).length;
        return [
            { name: "pacing: most GET in any 10 s", value: most(api.filter(isRead)), unit: "calls", budget: 20 },
            {
                name: "pacing: most writes in any 10 s",
                value: most(api.filter((call) => !isRead(call))),
                unit: "calls",
                budget: 10,
            },
            { name: "pacing: calls refused with 429", value: refused, unit: "calls", budget: 0 },
        ];
    });
}

function most(calls: JournalEntry[]): number {
    const times = calls.map(({ at }) => at).sort((a, b) => a - b);
    let [first, highest] = [0, 0];
    for (const [last, at] of times.entries()) {
        while (at - (times[first] ?? at) >= WINDOW_MS) first++;
        highest = Math.max(highest, last - first + 1);
    }
    return highest;
}
