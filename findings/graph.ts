import { type Reference, referencesOf } from "../provider/contract/references";
import { containsUnknown, isUnknown } from "../provider/contract/unknowns";
import type { Values } from "../provider/contract/values";
import { definitionOf, isResource } from "../provider/definitionOf";
import type { OtherObject, PlannedObject, PlannedStack } from "./object";
import type { Subject } from "./rule";

/** Which resources of a stack name which. */

/** What one property of a resource names. */
export interface Link {
    readonly from: PlannedObject;
    readonly property: string;
    /** Types of what it can name. */
    readonly types: readonly string[];
    /** What it names in this stack. */
    readonly to: readonly PlannedObject[];
    /** Ids of what it names elsewhere. */
    readonly elsewhere: readonly string[];
    /** Whether it may name something that a preview does not know. */
    readonly isOpen: boolean;
}

const NO_LINKS: readonly Link[] = [];

export class Graph {
    readonly #byType = new Map<string, PlannedObject[]>();
    readonly #byUrn = new Map<string, PlannedObject | OtherObject>();
    readonly #byKey = new Map<string, PlannedObject>();
    readonly #from = new Map<string, Link[]>();
    readonly #to = new Map<string, Link[]>();
    readonly #open = new Map<string, Link[]>();
    readonly #subjects = new Map<PlannedObject, Subject>();
    readonly #unknown = new Set<PlannedObject>();
    readonly #dependents = new Map<string, string[]>();

    readonly stack: Required<PlannedStack>;

    constructor({ objects: given, others: givenOthers = [] }: PlannedStack) {
        const all = given.map((object) => ({ ...object, values: withoutNulls(object.values) as Values }));
        for (const object of all) if (containsUnknown(object.values)) this.#unknown.add(object);
        // The engine takes resources in any order. A rule that looks for one that fits is to meet those first that are known.
        const [known, unknown] = [all.filter((each) => this.isKnown(each)), all.filter((each) => !this.isKnown(each))];
        const objects = [...known.toSorted(byUrn), ...unknown.toSorted(byUrn)];
        const others = givenOthers.toSorted(byUrn);
        this.stack = { objects, others };
        for (const object of objects) {
            append(this.#byType, object.type, object);
            if (object.id !== undefined) this.#byKey.set(`${object.type} ${object.id}`, object);
        }
        for (const object of [...objects, ...others]) {
            this.#byUrn.set(object.urn, object);
            const urns = new Set(Object.values(object.dependencies ?? {}).flat());
            for (const urn of urns) append(this.#dependents, urn, object.urn);
        }
        for (const object of objects) this.#connect(object);
    }

    /** A resource for rules, with values that are not watched. */
    subjectOf(object: PlannedObject): Subject {
        const before = this.#subjects.get(object);
        if (before) return before;
        const { urn, type, name, values, isProtected, tellsSecrets = false } = object;
        const subject = { urn, type, name, values, isProtected, tellsSecrets };
        this.#subjects.set(object, subject);
        return subject;
    }

    /** Whether all values of a resource are known. */
    isKnown(object: PlannedObject): boolean {
        return !this.#unknown.has(object);
    }

    ofType(type: string): readonly PlannedObject[] {
        return this.#byType.get(type) ?? [];
    }

    linksOf({ urn }: { readonly urn: string }): readonly Link[] {
        return this.#from.get(urn) ?? NO_LINKS;
    }

    linksTo({ urn }: { readonly urn: string }): readonly Link[] {
        return this.#to.get(urn) ?? NO_LINKS;
    }

    /** Links from one type that may lead to any object of the other. */
    openLinks(from: string, to: string): readonly Link[] {
        return this.#open.get(`${from} ${to}`) ?? NO_LINKS;
    }

    /** Resources of other packages whose values are made of this one, directly or by way of others. */
    madeOf(urn: string): readonly OtherObject[] {
        return this.#others(urn, (each) => this.#dependents.get(each) ?? []);
    }

    /** Resources of other packages that the values of this one are made of. */
    madeFrom(urn: string): readonly OtherObject[] {
        return this.#others(urn, (each) => Object.values(this.#byUrn.get(each)?.dependencies ?? {}).flat());
    }

    #others(urn: string, next: (urn: string) => readonly string[]): OtherObject[] {
        const found = new Set([urn]);
        for (const each of found) for (const other of next(each)) found.add(other);
        return [...found].flatMap((each) => this.#byUrn.get(each) ?? []).filter((each) => !isOwn(each));
    }

    #connect(object: PlannedObject): void {
        if (!isResource(object.type)) return;
        for (const reference of referencesOf(definitionOf(object.type))) {
            const { values } = object;
            if (reference.scope || values[reference.property] === undefined) continue;
            const link = this.#linkOf(object, reference);
            append(this.#from, object.urn, link);
            for (const target of link.to) append(this.#to, target.urn, link);
            if (link.isOpen) for (const type of link.types) append(this.#open, `${object.type} ${type}`, link);
        }
    }

    #linkOf(object: PlannedObject, { property, to: types, ids }: Reference): Link {
        const { values, dependencies } = object;
        const named = types.flatMap((type) =>
            ids(values, type).map((id) => ({ id, object: this.#byKey.get(`${type} ${id}`) })),
        );
        const known = named.flatMap((each) => each.object ?? []);
        const inPlan = new Set(named.flatMap(({ id, object: found }) => (found ? id : [])));
        const elsewhere = [...new Set(named.flatMap(({ id }) => (inPlan.has(id) || isUnknown(id) ? [] : id)))];
        // Policies see no ids, and a preview does not know those of new resources: there, what a value is made of tells them.
        const made = new Set(dependencies?.[property]?.toSorted() ?? []);
        const waiting = [...made]
            .flatMap((urn) => this.#byUrn.get(urn) ?? [])
            .filter(isOwn)
            .filter((each) => each.id === undefined && types.includes(each.type));
        const unknown = isUnknown(values[property]) ? Math.max(1, waiting.length) : unknownsIn(values[property]);
        const missing = unknown + elsewhere.length;
        return {
            from: object,
            property,
            types: types.filter(isResource),
            to: [...new Set([...known, ...(missing > 0 ? waiting : [])])],
            elsewhere: elsewhere.slice(0, Math.max(0, missing - waiting.length)),
            isOpen: unknown > 0 && missing !== waiting.length,
        };
    }
}

const byUrn = (one: OtherObject, other: OtherObject): number => (one.urn < other.urn ? -1 : 1);

/** States have null for what is not set. */
function withoutNulls(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(withoutNulls);
    if (typeof value !== "object" || value === null) return value;
    const set = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
    return Object.fromEntries(set.map(([key, each]) => [key, withoutNulls(each)]));
}

const isOwn = (object: PlannedObject | OtherObject): object is PlannedObject => isResource(object.type);

function unknownsIn(value: unknown): number {
    if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + unknownsIn(each), 0);
    if (typeof value === "object" && value !== null) return unknownsIn(Object.values(value));
    return isUnknown(value) ? 1 : 0;
}

/** Adds to the list of a key, which begins empty. */
export function append<V>(map: Map<string, V[]>, key: string, value: V): void {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
}
