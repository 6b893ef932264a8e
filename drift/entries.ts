import {
    type ChangeConsequences,
    consequencesOf,
    type PlannedChange,
    type Said,
} from "../provider/consequences/consequencesOf";
import { type Dependents, dependentsIn, type Standing } from "../provider/consequences/dependents";
import { LEVELS, type Level } from "../provider/contract/consequences";
import { differingKeys, type Values } from "../provider/contract/values";
import { type AuditLog, type Author, authorOf } from "./authors";
import type { ManagedObject, ManagedStack } from "./stack";
import type { Tenant, Unmanaged } from "./tenant";

/** What differs between a stack and its tenant. Pure: no call. */

export const CLASSES = ["changed", "gone", "notActive", "unmanaged"] as const;
export type Class = (typeof CLASSES)[number];

interface Common {
    readonly level: Level;
    /** What the change does to people. */
    readonly effects: readonly Said[];
    /** Whether what depends on the object loses it. */
    readonly isWithdrawn: boolean;
    /** What it does to people when the stack restores it. */
    readonly restoring: readonly Said[];
    readonly author: Author;
}

/** A declared property that has another value. */
export interface Changed extends Common {
    readonly class: "changed";
    readonly object: ManagedObject;
    readonly property: string;
    readonly before: unknown;
    readonly after: unknown;
    readonly isSecret: boolean;
}

/** An object that does not exist any more. */
export interface Gone extends Common {
    readonly class: "gone";
    readonly object: ManagedObject;
}

/** An object that no resource manages. */
export interface NotManaged extends Pick<Common, "level" | "author"> {
    readonly class: "unmanaged";
    readonly object: Unmanaged;
}

/** Changes of Cloud & Branch Connector that are saved and not in effect. */
export interface NotActive extends Pick<Common, "level"> {
    readonly class: "notActive";
    readonly editors: readonly string[];
}

export type Entry = Changed | Gone | NotManaged | NotActive;

/** Everything that differs, in no order. */
export function entriesIn(stack: ManagedStack, tenant: Tenant, audit: AuditLog): Entry[] {
    const { forward, back } = changesIn(stack, tenant);
    const byUrn = new Map(stack.objects.map((object) => [object.urn, object]));
    const restoring = new Map(consequencesOf(back, []).changes.map((each) => [each.change.urn, each.effects]));
    const known = { people: tenant.people, peopleUnread: tenant.peopleUnread, audit };
    const drifted = consequencesOf(forward, standingIn(stack)).changes.flatMap((each): Entry[] => {
        const object = byUrn.get(each.change.urn);
        const look = tenant.looks.get(each.change.urn);
        if (!object || !look) return [];
        const back = restoring.get(object.urn) ?? [];
        if (look.is !== "there") {
            const author = authorOf({ object, write: {}, isDeletion: true }, known);
            return [{ class: "gone", object, author, restoring: back, ...pickEffects(each) }];
        }
        return differing(object, each.change.after).map((property): Changed => {
            const [before, after] = [object.inputs[property], look.inputs[property]];
            return {
                class: "changed",
                object,
                property,
                before,
                after,
                isSecret: object.secret.has(property),
                author: authorOf({ object, write: look.write, property, after }, known),
                restoring: back.filter((said) => said.property === property),
                ...pickEffects(each, property),
            };
        });
    });
    const others = tenant.unmanaged.map((object): NotManaged => {
        const author = authorOf({ object, write: object.write }, known);
        return { class: "unmanaged", object, level: "none", author };
    });
    const { inactive } = tenant;
    return [
        ...drifted,
        ...others,
        ...(inactive ? [{ class: "notActive" as const, level: "none" as const, editors: inactive.editors }] : []),
    ];
}

/** Whether anything differs for which somebody may be named. */
export const hasDrift = ({ objects }: ManagedStack, looks: Tenant["looks"]): boolean =>
    objects.some((object) => {
        const look = looks.get(object.urn);
        return look?.is === "there" && differing(object, look.inputs).length > 0;
    });

/** The declared properties in which the object differs. */
function differing({ inputs, sealed }: ManagedObject, now: Values): string[] {
    const declared = Object.keys(inputs).filter((property) => !sealed.includes(property));
    return differingKeys(inputs, now, declared);
}

/** What was changed outside, and the changes that undo it. */
function changesIn({ objects }: ManagedStack, { looks }: Tenant): { forward: PlannedChange[]; back: PlannedChange[] } {
    const forward: PlannedChange[] = [];
    const back: PlannedChange[] = [];
    for (const object of objects) {
        const { urn, type, inputs } = object;
        const look = looks.get(urn);
        if (look?.is === "gone") {
            forward.push({ urn, type, operation: "delete", before: inputs, after: {} });
            back.push({ urn, type, operation: "create", before: {}, after: inputs });
        } else if (look?.is === "there" && differing(object, look.inputs).length > 0) {
            forward.push({ urn, type, operation: "update", before: inputs, after: look.inputs });
            back.push({ urn, type, operation: "update", before: look.inputs, after: inputs });
        }
    }
    return { forward, back };
}

const standingIn = ({ objects }: ManagedStack): Standing[] =>
    objects.map(({ urn, type, id, outputs, inputs }) => ({ urn, type, id, values: { ...inputs, ...outputs } }));

/** Finds what depends on objects alone, as the tenant is now. */
export function dependentsNow(
    stack: ManagedStack,
    { looks }: Tenant,
): (objects: readonly ManagedObject[]) => Dependents[] {
    const standing = standingIn(stack).flatMap((each) => {
        const look = looks.get(each.urn);
        if (look?.is === "gone") return [];
        return { ...each, values: { ...each.values, ...(look?.is === "there" && look.inputs) } };
    });
    return dependentsIn(standing);
}

/** What one property of a change does; all of it, if none is named. */
function pickEffects({ effects, change: { after } }: ChangeConsequences, property?: string) {
    const own = property === undefined ? effects : effects.filter((said) => said.property === property);
    const [worst] = own;
    const isWithdrawn = property === undefined || (property === "enabled" && after.enabled === false);
    return { level: worst?.level ?? ("none" as const), effects: own, isWithdrawn };
}

/** The worst of these levels. */
export const worstLevel = (levels: readonly Level[]): Level =>
    LEVELS[Math.max(0, ...levels.map((level) => LEVELS.indexOf(level)))] ?? "none";
