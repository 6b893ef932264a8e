import type { Fault } from "../check/failures";
import type { Backend } from "../contract/backend";
import type { Definition } from "../contract/definition";
import { scopeOf } from "../contract/references";
import { containsUnknown } from "../contract/unknowns";
import type { Values } from "../contract/values";

/** What the program of this run declares of objects that have to agree in a property, by type, scope and name. */
class Wishes {
    readonly of = new Map<string, unknown>();
}

/** An object by its name, and the scope that it names. */
interface Placed {
    readonly name: unknown;
    readonly scope: unknown;
}

/** @param siblings What the class says of others of the program that this one has to agree with. */
export function disagreements({ agreesIn }: Definition, inputs: Values, siblings: unknown): Fault[] {
    if (!agreesIn || containsUnknown(inputs[agreesIn.property])) return [];
    const { property, because } = agreesIn;
    const other = all(siblings).find((sibling) => sibling[property] !== inputs[property]);
    if (!other) return [];
    const reason = `must have the same value as in "${String(other.name)}", which is ${String(other[property])}: ${because}`;
    return [{ property, reason }];
}

/** Remembers what they want, for when the service wants them to change together. */
export function remember(definition: Definition, inputs: Values, siblings: unknown, backend: Backend): void {
    const { agreesIn } = definition;
    if (!agreesIn) return;
    const wishes = backend.state(Wishes).of;
    const { [scopeOf(definition) ?? ""]: scope } = inputs;
    for (const { name, [agreesIn.property]: wish } of [...all(siblings), inputs]) {
        if (!containsUnknown([name, wish, scope])) wishes.set(keyOf(definition, { name, scope }, backend), wish);
    }
}

/** What the program wants of an object, by its name; undefined where it has not said so yet in this run. */
export function wishOf(definition: Definition, object: Placed, backend: Backend): unknown {
    return backend.state(Wishes).of.get(keyOf(definition, object, backend));
}

function keyOf({ type }: Definition, { name, scope }: Placed, { scoping }: Backend): string {
    return JSON.stringify([type, scope ?? scoping?.own ?? scoping?.standard ?? null, String(name).toLowerCase()]);
}

function all(siblings: unknown): Values[] {
    return Array.isArray(siblings) && !containsUnknown(siblings) ? siblings : [];
}
