import { expect, it } from "@jest/globals";
import { exampleOf, examples } from "../../tools/example/catalog";
import { runExample } from "../../tools/example/run";
import { rows } from "../campaign";

/** Has its own commands. */
const TESTS_ITSELF = "testing-programs";
const FIRST = "stale-connectors";
const others = examples().flatMap(({ name }) => (name === FIRST || name === TESTS_ITSELF ? [] : [name]));

it.each(rows([FIRST], others))(
    "npm run example -- %s runs for somebody whose tenant is empty, with a preview before the update",
    async (name) => {
        let printed = "";
        const print = (text: string) => {
            printed += text;
        };
        await expect(runExample(exampleOf(name), { print })).resolves.toBeDefined();
        expect(printed).toContain("The tenant is as it was before.");
    },
);
