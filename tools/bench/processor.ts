import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

/** How many seconds of the processor the provider's process uses, apart from the engine's. */
export class Processor {
    constructor(private readonly folder: string) {}

    /** Variables under which a provider tells. */
    get variables(): Record<string, string> {
        return { BENCH_PROCESSOR: this.folder, NODE_OPTIONS: `--require ${path.join(__dirname, "processor.cjs")}` };
    }

    async seconds(work: () => Promise<unknown>): Promise<number> {
        rmSync(this.folder, { recursive: true, force: true });
        mkdirSync(this.folder, { recursive: true });
        await work();
        const told = readdirSync(this.folder).map((file) => Number(readFileSync(path.join(this.folder, file), "utf8")));
        if (told.length === 0) throw new Error("no provider has told what it used of the processor");
        return told.reduce((sum, seconds) => sum + seconds, 0);
    }
}
