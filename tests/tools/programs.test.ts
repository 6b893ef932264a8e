import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { type Figure, isOver, median, table } from "../../tools/bench/figure";

const ROOT = path.resolve(__dirname, "../..");

describe("npm run example", () => {
    it("without a name lists the examples with what they are", () => {
        expect(run("tools/example.ts").stdout).toMatch(/^ {2}quickstart +An App Connector group for a branch office/m);
    });

    it("with an unknown name fails and names those that there are", () => {
        const { status, stderr } = run("tools/example.ts", "quickstrat");
        expect({ status, stderr }).toEqual({
            status: 1,
            stderr: expect.stringMatching(/^the example "quickstrat" does not exist; the examples are: .*quickstart/),
        });
    });
});

describe("npm run bench", () => {
    it("prints one array of figures with their budgets", () => {
        const [figure, ...others] = JSON.parse(run("tools/bench/index.ts", "package", "--json").stdout);
        expect(others).toEqual([]);
        expect(figure).toEqual({
            name: "package: load on top of @pulumi/pulumi",
            value: expect.any(Number),
            unit: "ms",
            budget: 30,
        });
    });

    it("with an unknown name fails and names those that there are", () => {
        const { status, stderr } = run("tools/bench/index.ts", "emulater");
        expect(status).toBe(1);
        expect(stderr).toBe(
            'the bench "emulater" does not exist; the benches are: emulator, package, state, engine, bulk, pacing, connectors, importing\n',
        );
    });

    it("marks what is over its budget, and what falls short of one", () => {
        const figures: Figure[] = [
            { name: "time", value: 31, unit: "ms", budget: 30 },
            { name: "throughput", value: 2999, unit: "per s", budget: 3000, atLeast: true },
            { name: "memory", value: 400, unit: "MB", budget: 400 },
            { name: "size", value: 5, unit: "kB" },
        ];
        expect(figures.filter(isOver).map(({ name }) => name)).toEqual(["time", "throughput"]);
        expect(table(figures)).toMatch(/^throughput +2,999 +per s +≥ 3,000 +over budget$/m);
    });

    it("takes the middle of several runs", () => {
        expect(median([9, 1, 2])).toBe(2);
    });
});

function run(program: string, ...args: string[]) {
    const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
    return spawnSync(process.execPath, [tsx, program, ...args], { cwd: ROOT, encoding: "utf8" });
}
