import type { Managed } from "../contract/members";
import { type Reference, scopeOf } from "../contract/references";
import { isUnknown } from "../contract/unknowns";
import { equal, pick, type Values } from "../contract/values";
import { definitionOf } from "../definitionOf";
import { ReferencedError } from "../http/errors/errors";
import { describe } from "../lifecycle/mapping";
import { assertDeletable, blockingReferencesOf, detached } from "./references";
import type { Target } from "./target";

/** An object that a replacement deletes. */
type Leaving = Omit<Target, "backend">;

/**
 * Replacements that delete the old object first, because the new one has its name. They only succeed when nothing that
 * stays refers to the old object. When the service says so, the engine has already deleted what depends on it: a
 * provisioning key, for example, whose value is lost then. So this is found out before anything is deleted.
 */
export class DeleteBeforeReplace {
    private readonly leaving = new Map<string, Leaving>();
    private readonly assertions = new Map<string, Promise<void>>();
    /** The type of the resource that the engine replaces without asking for a diff: `--replace`, `pulumi state taint`. */
    private replacedUnasked: string | undefined;

    /** The engine has checked a resource. One that is new, or about to be replaced, comes without old inputs. */
    checked(type: string, { isNew }: { isNew: boolean }): void {
        this.replacedUnasked = isNew ? type : undefined;
    }

    /** An object is deleted before the one that replaces it is created. */
    replaced(object: Leaving): void {
        this.leaving.set(keyOf(object.definition.type, object.id), object);
    }

    /**
     * The engine asks what becomes of a resource that depends on one that is deleted first: what depends on it is unknown.
     *
     * @throws {ReferencedError} when the resource, or its object, stays and refers to the object that is to be deleted
     */
    depends({ definition, id, values: olds }: Leaving, news: Values, { isReplaced }: { isReplaced: boolean }): void {
        const remains = isReplaced && definition.retainOnDelete?.(olds) === true;
        for (const reference of blockingReferencesOf(definition)) {
            const [target] = remains ? this.targetsOf(reference, olds) : [];
            if (target) {
                const why = `${describe(definition, olds, id)} references it, and remains in the tenant`;
                throw stays(target, why, reference.endsBy);
            }
            if (!isUnknown(news[reference.property])) continue;
            for (const target of this.targetsOf(reference, olds)) {
                if (isReplaced) this.replaced(target);
                else if (!leavesByItself(target, { definition, said: olds, properties: [reference] }))
                    throw stays(target, `${describe(definition, olds, id)} references it in ${reference.property}`);
            }
        }
        if (isReplaced) this.replaced({ definition, id, values: olds });
    }

    /**
     * Before an object is deleted: whether those can follow that it depends on, and that are deleted after it.
     *
     * @throws {ReferencedError} when one of them cannot
     */
    async assertOthersFollow({ definition, id, backend }: Omit<Target, "values">, managed: Managed): Promise<void> {
        const { values } = this.leaving.get(keyOf(definition.type, id)) ?? {};
        if (!values) return;
        const named = new Set(Object.values(values).flat());
        for (const target of this.leaving.values()) {
            if (!named.has(target.id) || target.id === id) continue;
            const next = { ...target, backend };
            await this.assertFollows(next, managed);
            await this.assertOthersFollow(next, managed);
        }
    }

    /** Once for each object, however many depend on it. */
    private assertFollows(target: Target, managed: Managed): Promise<void> {
        const key = keyOf(target.definition.type, target.id);
        const leaves: Managed = (type, other) => {
            const referrer = this.leaving.get(keyOf(type, other));
            return referrer !== undefined && !referrer.definition.retainOnDelete?.(referrer.values);
        };
        const assertion = this.assertions.get(key) ?? assertDeletable(target, managed, leaves);
        this.assertions.set(key, assertion);
        return assertion;
    }

    /** What a property refers to and is about to be deleted. */
    private targetsOf(reference: Reference, values: Values): Leaving[] {
        const types = reference.to.filter((type) => {
            const within = reference.within?.(type) ?? {};
            return equal(pick(values, Object.keys(within)), within);
        });
        return types.flatMap((type) =>
            reference.ids(values, type).flatMap((id) => {
                const known = this.leaving.get(keyOf(type, id));
                if (known) return [known];
                if (type !== this.replacedUnasked) return [];
                const definition = definitionOf(type);
                return [{ definition, id, values: pick(values, [scopeOf(definition) ?? []].flat()) }];
            }),
        );
    }
}

const keyOf = (type: string, id: string): string => `${type} ${id}`;

/** Whether the deletion takes the object out of what refers to it. */
function leavesByItself({ id, values }: Leaving, referrer: Parameters<typeof detached>[0]): boolean {
    if (values.detachOnDelete !== true) return false;
    return typeof detached(referrer, id) !== "string";
}

/** @param endsBy What ends the reference. @default another name does */
function stays({ definition, id, values }: Leaving, why: string, endsBy?: string): ReferencedError {
    return new ReferencedError({
        operation: `replace ${describe(definition, values, id)}`,
        problem:
            `the new object has the same name, so the old one must be deleted first, but ${why}, ` +
            "and the service does not delete an object that is referenced",
        nextStep: `Nothing was changed. ${
            endsBy ??
            "Change name in the same update and omit the option deleteBeforeReplace: Pulumi then creates the new object first, " +
                "moves the references to it, and deletes the old one last."
        }`,
    });
}
