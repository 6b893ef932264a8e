import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { foreseeOrder } from "../../lookup";
import { idsOf, type Reference, type References } from "../../references";
import type { AccessRule } from "../accessRule";

interface Declared {
    rules: References<AccessRule>;
    after?: Reference<AccessRule>;
    before?: Reference<AccessRule>;
    microtenantId?: pulumi.Input<string>;
}

/**
 * Lets a preview say what the order will do to rules that it does not name: the engine does not ask a dynamic provider
 * about updates. An input, so that the preview does not end before it is said; it has no value.
 * @internal
 */
export function foretold(name: string, order: Declared, options: pulumi.CustomResourceOptions = {}): object {
    const isPreview = pulumi.runtime.isDryRun() && !(pulumi.runtime.getMonitor() instanceof MockMonitor);
    return isPreview ? { __foretold: foretell(name, order, options) } : {};
}

async function foretell(name: string, order: Declared, options: pulumi.CustomResourceOptions): Promise<undefined> {
    const { provider, parent } = options;
    const ids = idsOf(order.rules, "reference");
    // A list that is not known as a whole says nothing.
    const listed = Array.isArray(ids) ? ids : await ifKnown(ids);
    const [after, before, microtenantId] = await Promise.all(
        [order.after, order.before]
            .map((anchor) => anchor && ifKnown(idsOf(anchor, "reference")))
            .concat(ifKnown(order.microtenantId)),
    );
    const isUnknown = (given: unknown, known: unknown) => given !== undefined && known === undefined;
    const hasUnknown =
        isUnknown(order.after, after) ||
        isUnknown(order.before, before) ||
        isUnknown(order.microtenantId, microtenantId);
    if (!Array.isArray(listed) || hasUnknown) return undefined;
    const made: Record<string, string> = {};
    const rules = await Promise.all(
        listed.map(async (id, at) => {
            const known = await ifKnown(id);
            if (known !== undefined) return known;
            const rule: unknown = Array.isArray(order.rules) ? order.rules[at] : undefined;
            const named = pulumi.CustomResource.isInstance(rule) ? await ifKnown(Reflect.get(rule, "name")) : undefined;
            const placeholder = `new ${at}`;
            made[placeholder] = typeof named === "string" ? named : describe(at);
            return placeholder;
        }),
    );
    try {
        const lines = await foreseeOrder({ rules, after, before, microtenantId, made }, { provider, parent });
        for (const line of lines) void pulumi.log.warn(`AccessRuleOrder "${name}": ${line}`);
    } catch (error) {
        // What is wrong with the order, or with the connection, is said by its check and by the run.
        void pulumi.log.debug(`AccessRuleOrder "${name}": ${error instanceof Error ? error.message : String(error)}`);
    }
    return undefined;
}

const describe = (at: number): string => `rule ${at + 1} of the list`;

/** The value where this preview knows it. */
async function ifKnown<T>(input: pulumi.Input<T> | undefined): Promise<pulumi.Unwrap<T> | undefined> {
    if (input === undefined) return undefined;
    const output = pulumi.output(input);
    const isKnown: unknown = await Reflect.get(Object(output), "isKnown");
    if (isKnown === false) return undefined;
    return new Promise((resolve) => output.apply(resolve));
}
