import { program } from "../program";
import { browser } from "./browser";
import { pythonSdk } from "./pythonSdk";
import { tests } from "./tests";

/** Long tests that need more than this repository; by the name under which they are run. */
const campaigns: Readonly<Record<string, () => Promise<boolean>>> = { browser, "python-sdk": pythonSdk, tests };

async function main(): Promise<void> {
    const [, , ...wanted] = process.argv;
    const names = wanted.length > 0 ? wanted : Object.keys(campaigns);
    const unknown = names.filter((name) => !campaigns[name]);
    if (unknown.length > 0) {
        const known = Object.keys(campaigns).join(", ");
        throw new Error(`the campaign "${unknown.join('", "')}" does not exist; the campaigns are: ${known}`);
    }
    for (const name of names) {
        console.log(`campaign ${name}`);
        if (!(await campaigns[name]?.())) process.exitCode = 1;
    }
}

program(main);
