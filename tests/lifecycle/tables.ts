import { readdirSync } from "node:fs";
import path from "node:path";
import { catalog } from "../../provider/catalog";
import type { Definition } from "../../provider/contract/definition";
import { definitionOf } from "../../provider/definitionOf";
import type { Subject, Values } from "./subject";

/** At most so many resources change together: more would only make a failure harder to read. */
const LARGEST = 24;

/**
 * The resources of a product, from the files in its folder, as cohorts. `npm test -- -t "server group"` makes a cohort of those whose noun
 * the pattern names, if there is one.
 */
export function cohortsOf(product: string): Subject[][] {
    const all = subjectsOf(product);
    const asked = all.filter(({ type }) => isAsked(definitionOf(type).noun.one));
    const subjects = asked.length > 0 ? asked : all;
    const together = subjects.filter(({ apart }) => !apart);
    const cohorts = subjects.filter(({ apart }) => apart).map((subject) => [subject]);
    const count = Math.ceil(together.length / LARGEST);
    const size = Math.ceil(together.length / Math.max(count, 1));
    for (let from = 0; from < together.length; from += size) cohorts.push(together.slice(from, from + size));
    return cohorts;
}

/** The resources of a product. */
export function subjectsOf(product: string): Subject[] {
    const folder = path.join(__dirname, product);
    const tables = readdirSync(folder).filter((file) => file.endsWith(".ts"));
    return tables.flatMap((file): Subject[] => Object.values(require(path.join(folder, file))));
}

/** Those of all products. */
export const allSubjects = (): Subject[] =>
    [...new Set(catalog.map(({ type }) => type.split(":")[0] ?? ""))].flatMap(subjectsOf);

/** The samples of a resource. @throws when a property of it is in none. */
export function samplesOf({ type, inputs }: Definition): readonly Values[] {
    const samples = allSubjects().find((subject) => subject.type === type)?.samples ?? [];
    const missing = Object.keys(inputs.shape).filter((property) => !samples.some((each) => property in each));
    if (missing.length === 0) return samples;
    throw new Error(`the table of ${type} has no sample with ${missing.join(", ")}`);
}

/** The tests are named by all nouns of a cohort, so that the runner's own filter lets them through. */
function isAsked(noun: string): boolean {
    const pattern = process.env.TEST_NAME_PATTERN;
    return pattern !== undefined && noun.toLowerCase().includes(pattern.toLowerCase());
}
