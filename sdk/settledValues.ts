import * as pulumi from "@pulumi/pulumi";
import { isKnown, knownValue } from "./insideOutputs";

/** The arguments of a resource, as far as they are known without waiting for anything. */
export interface Settled {
    /** With the SDK's marker in place of what is not known. */
    values: Record<string, unknown>;
    /** Names of the properties that are secret, or hold a secret. */
    secrets: string[];
}

/** A place in the arguments whose value comes from an output or a promise. */
interface Pending {
    value: unknown;
    isSecret: boolean;
}

type Pendings = ReadonlyMap<object, Pending>;

/** Settled once everything has been read that needs no answer of the engine, of a file or of the network. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Reads several arguments at a time, because each reading takes a turn of the event loop. */
export async function settled(all: readonly object[]): Promise<Settled[]> {
    const pendings = new Map<object, Pending>();
    for (const inputs of all) watch(inputs, pendings);
    await nextTurn();
    return all.map((inputs) => {
        const entries = Object.entries(inputs).filter(([, value]) => value !== undefined);
        return {
            values: Object.fromEntries(entries.map(([property, value]) => [property, plain(value, pendings)])),
            secrets: entries.filter(([, value]) => holdsSecret(value, pendings)).map(([property]) => property),
        };
    });
}

/** Asks every output and promise within a value. One that fails stays unknown: the registration says why. */
function watch(value: unknown, pendings: Map<object, Pending>): void {
    if (typeof value !== "object" || value === null || pendings.has(value)) return;
    if (pulumi.Resource.isInstance(value)) return;
    if (!pulumi.Output.isInstance(value) && !(value instanceof Promise)) {
        for (const entry of Object.values(value)) watch(entry, pendings);
        return;
    }
    const pending: Pending = { value: pulumi.runtime.unknownValue, isSecret: false };
    pendings.set(value, pending);
    // An output as it is: another one around it would take most of the time of a large program.
    const output = pulumi.Output.isInstance(value) ? value : pulumi.output(value);
    Promise.all([isKnown(output), knownValue(output), pulumi.isSecret(output)])
        .then(([known, found, secret]) => {
            pending.isSecret = secret;
            if (!known) return;
            pending.value = found;
            watch(found, pendings);
        })
        .catch(() => undefined);
}

/** The value as the engine would hand it to the provider. */
function plain(value: unknown, pendings: Pendings): unknown {
    if (typeof value === "function") return undefined;
    if (typeof value !== "object" || value === null) return value;
    const pending = pendings.get(value);
    if (pending) return plain(pending.value, pendings);
    if (pulumi.Resource.isInstance(value) || value === pulumi.unknown) return pulumi.runtime.unknownValue;
    if (Array.isArray(value)) return value.map((entry) => plain(entry ?? null, pendings));
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    return Object.fromEntries(entries.map(([key, entry]) => [key, plain(entry, pendings)]));
}

function holdsSecret(value: unknown, pendings: Pendings): boolean {
    if (typeof value !== "object" || value === null || pulumi.Resource.isInstance(value)) return false;
    const pending = pendings.get(value);
    if (pending) return pending.isSecret || holdsSecret(pending.value, pendings);
    return Object.values(value).some((entry) => holdsSecret(entry, pendings));
}
