import { parseArgs } from "node:util";
import { program } from "../program";
import { bulk } from "./bulk";
import { connectors } from "./connectors";
import { emulator } from "./emulator";
import { engine } from "./engine";
import { type Figure, table } from "./figure";
import { pacing } from "./pacing";
import { packageLoad } from "./packageLoad";
import { state } from "./state";

const benches: Record<string, () => Promise<Figure[]>> = {
    emulator,
    package: packageLoad,
    state,
    engine,
    bulk,
    pacing,
    connectors,
};

async function main(): Promise<void> {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean" } } });
    const names = positionals.length > 0 ? positionals : Object.keys(benches);
    const unknown = names.filter((name) => !benches[name]);
    if (unknown.length > 0) {
        throw new Error(`there is no bench "${unknown.join('", "')}"; there are: ${Object.keys(benches).join(", ")}`);
    }
    const figures: Figure[] = [];
    for (const name of names) {
        process.stderr.write(`measuring ${name} …\n`);
        figures.push(...((await benches[name]?.()) ?? []));
    }
    if (values.json) {
        const plain = figures.map(({ name, value, unit, budget = null }) => ({ name, value, unit, budget }));
        console.log(JSON.stringify(plain));
    } else {
        console.log(table(figures));
    }
}

program(main);
