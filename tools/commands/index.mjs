import { foreground, installed } from "../setup/childProcess.mjs";
import { setUp } from "../setup/index.mjs";
import { check } from "./check.mjs";
import { packCommand, refuseToPublish } from "./pack.mjs";
import { test } from "./test.mjs";

/** @typedef {import("../setup/index.mjs").Need} Need */
/** @typedef {{ needs: (args: string[]) => Need[], run: (args: string[], env: NodeJS.ProcessEnv) => Promise<number> }} Command */

/** @type {() => Need[]} */
const everything = () => ["dependencies", "build", "pulumi"];

/** @type {Record<string, Command>} */
const commands = {
    test: { needs: everything, run: test },
    quickstart: { needs: everything, run: program("tools/quickstart.ts") },
    // Without a name it only lists.
    example: {
        needs: (args) => (args.some((arg) => !arg.startsWith("-")) ? everything() : ["dependencies"]),
        run: program("tools/example.ts"),
    },
    bench: { needs: everything, run: program("tools/bench/index.ts") },
    campaign: { needs: () => ["dependencies", "build"], run: program("tools/campaign/index.ts") },
    land: { needs: () => ["dependencies"], run: program("tools/land.ts") },
    enums: { needs: () => ["dependencies"], run: program("tools/enums.ts") },
    prepare: { needs: () => [], run: async () => 0 },
    build: { needs: () => ["dependencies", "build"], run: async () => 0 },
    pack: { needs: () => ["dependencies", "build"], run: packCommand },
    prepublishOnly: { needs: () => [], run: refuseToPublish },
    check: { needs: () => ["dependencies", "build"], run: check },
};

/** @param {string} file a TypeScript program of this repository @returns {Command["run"]} */
function program(file) {
    return (args, env) => foreground(...installed("tsx/dist/cli.mjs", file, ...args), { env });
}

/** @param {string[]} argv the command and its arguments */
export async function main([name = "", ...args]) {
    const command = commands[name];
    try {
        if (!command)
            throw new Error(`unknown command "${name}"; the commands are: ${Object.keys(commands).join(", ")}`);
        const env = await setUp(command.needs(args));
        process.exitCode = await command.run(args, env);
    } catch (error) {
        console.error(error instanceof Error ? error.message : error);
        process.exitCode = 1;
    }
}
