import { z } from "zod";
import { endOfDay } from "../findings";
import type { Class, Entry } from "./entries";
import type { ManagedStack } from "./stack";
import type { Tenant } from "./tenant";

/** Drift that is accepted for a while. */

const accepted = {
    reason: z.string().refine((text) => text.trim() !== "", "is empty; say why it is accepted"),
    until: z.string().refine((text) => endOfDay(text) !== undefined, 'is not a day such as "2027-03-31"'),
};

const entry = z.discriminatedUnion("class", [
    z.strictObject({
        class: z.literal("changed"),
        /** Name in the program, or URN. */
        resource: z.string(),
        /** @default every property */
        property: z.string().optional(),
        ...accepted,
    }),
    z.strictObject({ class: z.literal("gone"), resource: z.string(), ...accepted }),
    z.strictObject({
        class: z.literal("unmanaged"),
        type: z.string(),
        /** Name or id in the tenant. @default every object of the type */
        object: z.string().optional(),
        ...accepted,
    }),
    z.strictObject({ class: z.literal("notActive"), ...accepted }),
]);

const file = z.strictObject({ ignore: z.array(entry) });

export type Ignore = z.output<typeof entry>;

export class IgnoreError extends Error {
    override name = "IgnoreError";
}

/**
 * @param name Of the file, for the error.
 * @throws {IgnoreError} with all that is wrong
 */
export function ignoresIn(text: string, name: string): readonly Ignore[] {
    let value: unknown;
    try {
        value = JSON.parse(text);
    } catch {
        throw new IgnoreError(`${name} is not JSON`);
    }
    const { success, data, error } = file.safeParse(value);
    if (success) return data.ignore;
    const lines = error.issues.map(({ path, message }) => `${path.join(".") || "the file"}: ${message}`);
    throw new IgnoreError(`${name} cannot be used:\n${lines.join("\n")}`);
}

export interface Ignored {
    /** What nobody has accepted. */
    readonly entries: readonly Entry[];
    /** Entries of the file in force, with what they accept. */
    readonly inForce: readonly { readonly ignore: Ignore; readonly count: number }[];
    /** Those whose day has passed. */
    readonly expired: readonly Ignore[];
    /** Those that there is nothing for. */
    readonly unused: readonly Ignore[];
}

/** Takes out what is accepted. */
export function withoutIgnored(entries: readonly Entry[], ignores: readonly Ignore[], now: Date): Ignored {
    const isOver = ({ until }: Ignore) => (endOfDay(until) ?? now) < now;
    const valid = ignores.filter((each) => !isOver(each)).map((ignore) => ({ ignore, count: 0 }));
    const left = entries.filter((each) => {
        const matching = valid.filter(({ ignore }) => accepts(ignore, each));
        for (const one of matching) one.count++;
        return matching.length === 0;
    });
    return {
        entries: left,
        inForce: valid.filter(({ count }) => count > 0),
        expired: ignores.filter(isOver),
        unused: valid.filter(({ count }) => count === 0).map(({ ignore }) => ignore),
    };
}

function accepts(ignore: Ignore, each: Entry): boolean {
    if (ignore.class === "changed" && each.class === "changed") {
        return isMeant(ignore.resource, each.object) && (ignore.property ?? each.property) === each.property;
    }
    if (ignore.class === "gone" && each.class === "gone") return isMeant(ignore.resource, each.object);
    if (ignore.class === "unmanaged" && each.class === "unmanaged") {
        const { type, id, name } = each.object;
        return ignore.type === type && [undefined, id, name].includes(ignore.object);
    }
    return ignore.class === "notActive" && each.class === "notActive";
}

const isMeant = (resource: string, { urn, name }: { urn: string; name: string }): boolean =>
    resource === urn || resource === name;

/** Whether it is known that there is nothing for an entry of the file: not if what it is about could not be read. */
export function isCertain(ignore: Ignore, { objects }: ManagedStack, tenant: Tenant): boolean {
    if (ignore.class === "notActive") return tenant.inactiveUnread === undefined;
    if (ignore.class === "unmanaged") return !tenant.unlisted.includes(ignore.type);
    const meant = objects.filter((object) => isMeant(ignore.resource, object));
    return meant.every(({ urn }) => tenant.looks.get(urn)?.is !== "unread");
}

export const classOf = ({ class: name }: Ignore): Class => name;
