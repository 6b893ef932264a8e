import { createHash, randomInt } from "node:crypto";
import { type Effects, problem, refused, rulesOf, type Scope, type TypeFacts } from "../facts";
import { type CloudObject, isLinkedBy, type Objects } from "../objects";
import type { Problem } from "../schema/validate";
import { isList, isMap, plainValues, text, type Value, type Values } from "../values";

export const API = "https://www.googleapis.com/compute/v1/";
/** Names of most objects; the API answers `invalid` to others. */
const NAME = { property: "name", length: 63, pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/ };
const LABEL_KEY = /^[a-z][a-z0-9_-]{0,62}$/;
/** Where objects of a type are. */
export type Extent = "global" | "region" | "zone";

/** Zones of most regions, and of those that have others. */
const ZONE_LETTERS = "abc";
const OTHER_ZONE_LETTERS: Readonly<Record<string, string>> = {
    "europe-west1": "bcd",
    "us-central1": "abcf",
    "us-east1": "bcd",
};

export function zonesOf(region: string): string[] {
    return Array.from(OTHER_ZONE_LETTERS[region] ?? ZONE_LETTERS, (letter) => `${region}-${letter}`);
}

export function regionOf(zone: string): string {
    return zone.replace(/-[a-z]$/, "");
}

/** The last part of a link: names come as links too. */
export function nameIn(link: string): string {
    return link.slice(link.lastIndexOf("/") + 1);
}

/** The number that Google gives a project. */
export function projectNumber(project: string): string {
    return String(1e11 + (createHash("sha256").update(project).digest().readUInt32BE() % 9e11)).slice(0, 12);
}

/** The number of a machine, by which its connector registers. */
export function instanceNumber(): string {
    return `${randomInt(1, 9)}${String(randomInt(1e12)).padStart(18, "0")}`;
}

export function pathOf(extent: Extent, collection: string, name: string, scope: Scope): string {
    const { project = "", region = "", zone = "" } = scope;
    const place = { global: "global", region: `regions/${region}`, zone: `zones/${zone}` }[extent];
    return `projects/${project}/${place}/${collection}/${name}`;
}

/** The object that a link, an id or a name refers to. */
export function linked(objects: Objects, type: string, link: Value | undefined): CloudObject | undefined {
    const reference = text(link);
    return reference === undefined ? undefined : objects.all(type).find((object) => isLinkedBy(object, reference));
}

/**
 * Facts of a type of Compute Engine.
 *
 * @param collection as it is named in links
 */
export function computeType(extent: Extent, collection: string, objects: Objects, more: TypeFacts = {}): TypeFacts {
    const place = extent === "global" ? [] : [extent];
    return {
        id: ({ name, scope }) => pathOf(extent, collection, name, scope),
        name: NAME,
        ...more,
        outputs: (made) => ({ selfLink: `${API}${made.id}`, ...more.outputs?.(made) }),
        replaces: ["name", "project", ...place, ...(more.replaces ?? [])],
        check: [(_inputs, { scope }) => placeProblems(extent, scope), labelProblems, ...rulesOf(more.check)],
        effects: { ...more.effects, deleted: (object, within) => deleted(object, objects, more.effects, within) },
    };
}

/** What the provider says when neither the object nor its configuration names a place. */
export function placeProblems(extent: Extent, scope: Scope): Problem[] {
    const needed = extent === "global" ? ["project"] : ["project", extent];
    return needed
        .filter((part) => !scope[part])
        .map((part) => problem(part, undefined, `is required; set it, or gcp:${part} of the provider`));
}

function labelProblems({ labels }: Values): Problem[] {
    const keys = isMap(labels) ? Object.keys(labels) : [];
    return keys
        .filter((key) => !LABEL_KEY.test(key))
        .map((key) => problem(`labels["${key}"]`, undefined, `must have a key that matches ${LABEL_KEY.source}`));
}

/** Objects that others refer to cannot be deleted. */
async function deleted(object: CloudObject, objects: Objects, effects: Effects = {}, within?: number): Promise<void> {
    const user = objects.all().find((other) => other !== object && refersTo(plainValues(other.inputs), object));
    if (user) {
        throw refused(
            "resourceInUseByAnotherResource",
            `The resource '${object.id}' is already being used by '${user.id}'`,
        );
    }
    await effects.deleted?.(object, within);
}

function refersTo(value: Value | undefined, object: CloudObject): boolean {
    if (typeof value === "string") return value.includes("/") && isLinkedBy(object, value);
    if (isList(value)) return value.some((item) => refersTo(item, object));
    return isMap(value) && Object.values(value).some((item) => refersTo(item, object));
}

/** The range of a number, if it is known. */
export function rangeProblems(path: string, value: Value | undefined, low: number, high: number): Problem[] {
    if (value === undefined || value === null || (Number(value) >= low && Number(value) <= high)) return [];
    return [problem(path, value, `must be from ${low} to ${high}`)];
}
