import { parseArgs } from "node:util";
import { exampleOf, examples } from "./example/catalog";
import { runExample } from "./example/run";
import { program } from "./program";

async function main(): Promise<void> {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { keep: { type: "boolean" } } });
    const [name] = positionals;
    if (name) {
        await runExample(exampleOf(name), { keep: values.keep });
        return;
    }
    const known = examples();
    const width = Math.max(...known.map((example) => example.name.length));
    console.log("npm run example -- NAME [--keep]\n");
    for (const example of known) console.log(`  ${example.name.padEnd(width)}  ${example.description}`);
}

program(main);
