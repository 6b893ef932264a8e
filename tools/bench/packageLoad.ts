import path from "node:path";
import { type Figure, median } from "./figure";

const RUNS = 15;
const SCRIPT = `
    const load = require("node:module").createRequire(process.cwd() + "/_");
    load("@pulumi/pulumi");
    const started = performance.now();
    load("pulumi-zscaler");
    console.log(performance.now() - started);`;

/** What the library adds to the start of a program, each time in a fresh process. */
export async function packageLoad(): Promise<Figure[]> {
    const { capture } = await import("../setup/childProcess.mjs");
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
        const said = await capture(process.execPath, ["-e", SCRIPT], { cwd: path.resolve(__dirname, "../..") });
        times.push(Number(said));
    }
    return [{ name: "package: load on top of @pulumi/pulumi", value: median(times), unit: "ms", budget: 30 }];
}
