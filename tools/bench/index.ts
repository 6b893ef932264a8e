import { parseArgs } from "node:util";
import { program } from "../program";
import { bulk } from "./bulk";
import { connectors } from "./connectors";
import { emulator } from "./emulator";
import { type Extent, engine } from "./engine";
import { type Figure, table } from "./figure";
import { importing } from "./importing";
import { pacing } from "./pacing";
import { packageLoad } from "./packageLoad";
import { state } from "./state";

const benches: Record<string, (extent: Extent) => Promise<Figure[]>> = {
    emulator,
    package: packageLoad,
    state,
    engine,
    bulk,
    pacing,
    connectors,
    importing,
};

async function main(): Promise<void> {
    const { values, positionals } = parseArgs({
        allowPositionals: true,
        options: { json: { type: "boolean" }, groups: { type: "string" }, rounds: { type: "string" } },
    });
    const extent = { groups: countOf("groups", values.groups), rounds: countOf("rounds", values.rounds) };
    const names = positionals.length > 0 ? positionals : Object.keys(benches);
    const unknown = names.filter((name) => !benches[name]);
    if (unknown.length > 0) {
        throw new Error(
            `the bench "${unknown.join('", "')}" does not exist; the benches are: ${Object.keys(benches).join(", ")}`,
        );
    }
    const figures: Figure[] = [];
    for (const name of names) {
        process.stderr.write(`measuring ${name} …\n`);
        figures.push(...((await benches[name]?.(extent)) ?? []));
    }
    if (values.json) {
        const plain = figures.map(({ name, value, unit, budget = null }) => ({ name, value, unit, budget }));
        console.log(JSON.stringify(plain));
    } else {
        console.log(table(figures));
    }
}

function countOf(option: string, given: string | undefined): number | undefined {
    if (given === undefined) return undefined;
    const count = Number(given);
    if (Number.isInteger(count) && count > 0) return count;
    throw new Error(`--${option} is "${given}"; give it a whole number from 1 on`);
}

program(main);
