import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { Declarations } from "./declarations";
import { isKnown, registrationOf } from "./insideOutputs";
import { isInput, type Kind } from "./kinds";

type Values = Readonly<Record<string, unknown>>;

/** A resource that a preview is about to update in place: as it stands, and as it is wanted. */
interface Change {
    oldInputs: Values;
    newInputs: Values;
    oldOutputs: Values;
}

/**
 * One preview of a program. For an update in place the engine answers with the inputs alone, because a dynamic provider has
 * no say in previews: every output would be unknown, and what depends on it would show as changed. What the update leaves
 * alone is in the state, which the engine hands to a hook. Only previews bind the hook, so that no state names it.
 */
export class Preview {
    private static readonly underway = new WeakMap<object, Preview>();
    private readonly changes = new Map<string, Change>();
    /** Whether the engine calls hooks; some language hosts stand in between and do not pass them on. */
    private isServed = false;
    private readonly hook = new pulumi.ResourceHook(
        // A program may hold several copies of this library, and a name stands for one hook.
        `pulumi-zscaler-${randomUUID()}`,
        ({ urn, oldInputs = {}, newInputs = {}, oldOutputs = {} }) => {
            this.changes.set(urn, { oldInputs, newInputs, oldOutputs });
        },
        { onDryRun: true },
    );

    /** Settled once it is known whether the engine calls hooks. Resources wait for it with their registration. */
    private readonly ready: Promise<void> = registrationOf(this.hook).then(
        () => {
            this.isServed = true;
        },
        (error: unknown) => pulumi.log.debug(String(error)),
    );

    /** What the program declares. */
    readonly declarations = new Declarations(this.ready);

    /** The preview that runs; undefined in an update, and under mocks. */
    static current(): Preview | undefined {
        const monitor: object | undefined = pulumi.runtime.getMonitor();
        if (!monitor || !pulumi.runtime.isDryRun() || !("registerResourceHook" in monitor)) return undefined;
        const preview = Preview.underway.get(monitor) ?? new Preview();
        Preview.underway.set(monitor, preview);
        return preview;
    }

    /** The program's own hooks and this one. Asked for once the preview is ready. */
    hooks({ beforeUpdate = [], ...others }: pulumi.ResourceHookBinding = {}): pulumi.ResourceHookBinding {
        const all = () => (this.isServed ? [...beforeUpdate, this.hook] : beforeUpdate);
        return Object.defineProperty({ ...others }, "beforeUpdate", { get: all, enumerable: true });
    }

    /** Whether the resource, whose URN the engine has answered, is updated in place. */
    updates(urn: string): boolean {
        return this.changes.has(urn);
    }

    /** Has something said about an update in place. The run waits for it, and it changes nothing. */
    tell(
        resource: pulumi.Resource,
        about: (oldInputs: Values, newInputs: Values) => Promise<string | undefined>,
    ): void {
        const done = pulumi.runtime.rpcKeepAlive();
        pulumi
            .output(resource.urn)
            .apply(async (urn) => {
                const change = this.changes.get(urn);
                const line = change && (await about(change.oldInputs, change.newInputs));
                if (line) await pulumi.log.info(line, resource);
            })
            .apply(done);
    }

    /**
     * A property as far as the preview can know it.
     * @param answered What the engine answers.
     */
    known(
        resource: pulumi.CustomResource,
        property: string,
        kind: Kind,
        answered: pulumi.Output<unknown>,
    ): pulumi.Output<unknown> {
        return resource.urn.apply((urn) => {
            const change = this.changes.get(urn);
            if (!this.isServed) return answered;
            return pulumi.output(change ? updated(change, property, kind, answered) : standing(resource, answered));
        });
    }
}

/** After an update in place: what the inputs do not touch stays. */
function updated(
    { oldInputs, newInputs, oldOutputs }: Change,
    property: string,
    kind: Kind,
    answered: pulumi.Output<unknown>,
): unknown {
    if (property in newInputs || property in oldInputs) return answered;
    if (isInput(kind)) return undefined;
    // A state of an older version may not speak of it.
    if (!(property in oldOutputs)) return answered;
    if (typeof kind === "string") return oldOutputs[property];
    const sources = pulumi.all([oldInputs, newInputs].map((inputs) => kind.map((source) => inputs[source])));
    return sources.apply(([before, after]) =>
        isDeepStrictEqual(before, after) ? pulumi.output(oldOutputs[property]) : answered,
    );
}

/** Unchanged or only read: what the state does not speak of is absent. What is yet to be created has no id. */
async function standing(resource: pulumi.CustomResource, answered: pulumi.Output<unknown>): Promise<unknown> {
    return (await isKnown(answered)) || !(await isKnown(resource.id)) ? answered : undefined;
}
