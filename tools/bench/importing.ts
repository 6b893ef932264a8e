import { mkdirSync } from "node:fs";
import path from "node:path";
import { accessEnvironment } from "../example/emulatorProcess";
import { UNLIMITED, withEmulator } from "./benchStack";
import { callsOf } from "./calls";
import { type Figure, timed } from "./figure";
import { createFourKinds, FOUR_KINDS } from "./fourKinds";

const CLI = path.resolve(__dirname, "../../dist/cli/main.js");
const OF_EACH = 1_000;
const LISTS = 8;
const SECONDS = 10;

/** How long it takes until a tenant is files, and by how many calls. */
export function importing(): Promise<Figure[]> {
    return withEmulator(UNLIMITED.emulator, async ({ control, access }, folder) => {
        const { capture } = await import("../setup/childProcess.mjs");
        await createFourKinds(control, OF_EACH);
        await control.clearRequestLog();
        const cwd = path.join(folder, "project");
        mkdirSync(cwd);
        const env = { ...process.env, ...accessEnvironment(access), ...UNLIMITED.variables };
        const command = [CLI, "import", "--dry-run", "--kind", ...FOUR_KINDS];
        const milliseconds = await timed(() => capture(process.execPath, command, { cwd, env }));
        const { reads } = callsOf(await control.requestLog());
        const what = `import of 4 kinds x ${OF_EACH.toLocaleString("en")} objects`;
        return [
            { name: `${what}: to files`, value: milliseconds / 1_000, unit: "s", budget: SECONDS },
            { name: `${what}: GET`, value: reads.length, unit: "calls", budget: LISTS },
        ];
    });
}
