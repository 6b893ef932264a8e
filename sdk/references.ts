import * as pulumi from "@pulumi/pulumi";

/** A reference to another resource: the resource itself, or its id. */
export type Reference<R extends pulumi.CustomResource> = R | pulumi.Input<string>;

/** References to several resources of a kind: resources and ids, or an output of ids. */
export type References<R extends pulumi.CustomResource> = readonly Reference<R>[] | pulumi.Output<string[]>;

/** Something that is only looked up: what the lookup has found, or its id. */
export type LookedUp<Result extends { id: string }> = pulumi.Input<string | Result>;

/** The same for several. */
export type AllLookedUp<Result extends { id: string }> = pulumi.Input<readonly LookedUp<Result>[]>;

/** What a property refers to: resources, or what was looked up. */
export type Referring = "reference" | "lookup";

/**
 * Arguments with ids in place of resources, and of what was looked up. What is neither goes on as it is, and the check of
 * the resource says what is wrong with it. Each entry of a list by itself, so that one that is not known yet hides no other.
 *
 * @param kinds What the arguments refer to, by name; others may be among them.
 * @internal
 */
export function withIds(args: object, kinds: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const entries = Object.entries(args).map(([name, value]) => {
        const kind = kinds[name];
        const isReferring = kind === "reference" || kind === "lookup";
        return [name, isReferring && value ? idsOf(value, kind) : value];
    });
    return Object.fromEntries(entries);
}

/**
 * Ids of what may be given as a list or alone.
 * @internal
 */
export function idsOf(
    references: References<pulumi.CustomResource>,
    kind: Referring,
): pulumi.Input<pulumi.Input<string>[]>;
export function idsOf(reference: Reference<pulumi.CustomResource>, kind: Referring): pulumi.Input<string>;
export function idsOf(value: unknown, kind: Referring): unknown;
export function idsOf(value: unknown, kind: Referring): unknown {
    return isList(value) ? value.map((each) => idOf(each, kind)) : idOf(value, kind);
}

/** Of a resource, a looked-up object or an id; an output may be of a list. An id that was looked up may still carry its scope. */
function idOf(value: unknown, kind: Referring): unknown {
    const bare = kind === "lookup" ? foundId : withoutScope;
    if (typeof value !== "object" || value === null) return bare(value);
    return pulumi
        .output(pulumi.CustomResource.isInstance(value) ? value.id : value)
        .apply((known: unknown) => (isList(known) ? known.map(bare) : bare(known)));
}

const foundId = (found: unknown): unknown =>
    typeof found === "object" && found !== null && "id" in found ? found.id : found;

const withoutScope = (path: unknown): unknown =>
    typeof path === "string" ? path.slice(path.lastIndexOf("/") + 1) : path;

/**
 * Whether what should be a list is one: programs in JavaScript may give anything.
 * @internal
 */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/**
 * Whether what should be an object of arguments is one that can be looked into; an output cannot.
 * @internal
 */
export function isOpen(args: object | undefined): args is object {
    return typeof args === "object" && args !== null && !pulumi.Output.isInstance(args);
}
