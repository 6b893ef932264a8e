import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { catalog, nouns } from "../../provider/catalog";
import { check } from "../../provider/check/check";
import type { Definition } from "../../provider/contract/definition";
import { errorsOf, everyError, ownPages } from "./errorsReached";
import { HOLE, type Said } from "./errorsSaid";
import { code, pageOf, read, tablesOf } from "./markdown";

/** Where the errors stand that are not of one resource alone: this guide, and those that it leads to. */
const SHARED = "docs/errors.md";
const guides = [SHARED, ...linksOf(SHARED).filter((page) => !ownPages.includes(page))];

function linksOf(page: string): string[] {
    const links = [...read(page).matchAll(/\]\(([^)\s#]+\.md)/g)];
    return [...new Set(links.map(([, link = ""]) => path.posix.join(path.posix.dirname(page), link)))];
}

const quotesOf = (page: string): string[] =>
    tablesOf(page)
        .filter(({ header }) => header[0] === "Error message")
        .flatMap(({ rows }) => rows.map(([words]) => code(words) ?? ""));

/** "is required" has fewer, and is a part of other texts. */
const LEAST_LETTERS = 11;

/** A quote is a part of the text, long enough to be about no other; a short text is quoted whole. */
function isQuoted(text: string, quotes: readonly string[]): boolean {
    const letters = lettersOf(text);
    return quotes.some((quote) => {
        const sought = soughtBy(quote);
        return (sought.letters === letters || sought.letters.length >= LEAST_LETTERS) && sought.pattern.test(text);
    });
}

const lettersOf = (text: string): string => text.replace(/\P{L}/gu, "");

/** Each quote is compared with thousands of texts. */
const soughtByQuote = new Map<string, { letters: string; pattern: RegExp }>();

function soughtBy(quote: string) {
    const sought = soughtByQuote.get(quote) ?? { letters: lettersOf(quote), pattern: patternOf(quote) };
    soughtByQuote.set(quote, sought);
    return sought;
}

/** What stands between the holes, in that order. */
function patternOf(text: string): RegExp {
    const parts = text.split(HOLE).map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(parts.join(".*"), "s");
}

/** Advice that stands beside a problem may be quoted, but the problem is enough. */
function unquoted(errors: readonly Said[], quotes: readonly string[]): string[] {
    const missing = errors.filter(({ text, isAdvice }) => !isAdvice && !isQuoted(text, quotes));
    return [...new Set(missing.map(({ text, where }) => `${where} ${text}`))];
}

const shared = guides.flatMap(quotesOf);
const errors = new Map(ownPages.map((page) => [page, errorsOf(page)]));
const owned = new Set([...errors.values()].flat().map(({ where }) => where));
const ofNobody = everyError.filter(({ where }) => !owned.has(where));

describe.each(ownPages)("%s", (page) => {
    it("has a row for every error that its resource or function gives, where no guide has it for all", () => {
        expect(unquoted(errors.get(page) ?? [], [...quotesOf(page), ...shared])).toEqual([]);
    });

    it("explains no error that only others give", () => {
        const own = [...(errors.get(page) ?? []), ...ofNobody];
        expect(quotesOf(page).filter((quote) => !own.some(({ text }) => isQuoted(text, [quote])))).toEqual([]);
    });
});

it("the guides have a row for every error that is not of one resource alone", () => {
    expect(unquoted(ofNobody, shared)).toEqual([]);
});

it("the executable of the policy pack says what the guides explain of it", () => {
    const [, said = ""] = /console\.error\("pulumi-zscaler: (.*?)"\)/.exec(read("policy/pack")) ?? [];
    expect(isQuoted(said, shared)).toBe(true);
});

it.each([...catalog, ...nouns].map(pageOf))("%s leads to them", (page) => {
    const [, section = ""] = read(page).split(/^## Errors$/m);
    expect(section.split(/^## /m)[0]).toContain(`(../${path.posix.basename(SHARED)}`);
});

/** What most properties cannot be. */
const WRONG = [undefined, true, 0, -1, 1.5, 1e9, "", " ", "a ", "a\nb", "a&amp;b", "?", "x".repeat(300), [], {}];

/** The same, also in each place below a property. */
function wrongValues(schema: z.core.$ZodType): unknown[] {
    return [...WRONG, ...below(schema)];
}

function below(schema: z.core.$ZodType): unknown[] {
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return below(schema.unwrap());
    if (schema instanceof z.ZodPipe) return below(schema.in);
    if (schema instanceof z.ZodArray) return wrongValues(schema.element).flatMap((value) => [[value], [value, value]]);
    if (!(schema instanceof z.ZodObject)) return [];
    const shape: [string, z.core.$ZodType][] = Object.entries(schema.shape);
    return shape.flatMap(([key, inner]) => wrongValues(inner).map((value) => ({ [key]: value })));
}

function provoked(definition: Definition): string[] {
    const properties: [string, z.core.$ZodType][] = Object.entries(definition.inputs.shape);
    const misspelt = properties.map(([name]): [string, z.core.$ZodType] => [`${name}x`, z.unknown()]);
    const failures = [...properties, ...misspelt].flatMap(([property, schema]) =>
        wrongValues(schema).flatMap((value) => check(definition, { [property]: value }).failures),
    );
    return [...new Set(failures.map(({ reason }) => reason))];
}

// A text that comes from elsewhere, such as a library, is on no page because it is in none of our files.
it.each(catalog)("what $type says about wrong values is what its files say", (definition) => {
    const known = [...(errors.get(pageOf(definition)) ?? []), ...ofNobody].map(({ text }) => patternOf(text));
    const reasons = provoked(definition);
    expect(reasons.length).toBeGreaterThan(3);
    expect(reasons.filter((reason) => !known.some((text) => text.test(reason)))).toEqual([]);
});
