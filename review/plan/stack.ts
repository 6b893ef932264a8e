import type { OtherObject, PlannedStack } from "../../findings";
import type { Values } from "../../provider/contract/values";
import { definitionOf, isResource } from "../../provider/definitionOf";
import { typeOf } from "../../sdk/typeToken";
import { tokenIn } from "../../sdk/urn";
import type { Step } from "./digest";

/** The stack as it is after the plan, for findings. */

const REMAINS = new Set(["same", "create", "update", "replace", "import"]);

interface Cleaning {
    values(values: Values): Values;
    name(urn: string): string;
}

export function stackIn(steps: readonly Step[], clean: Cleaning): PlannedStack {
    const latest = new Map(steps.flatMap((step) => (REMAINS.has(step.op) ? [[step.urn, step]] : [])));
    const all = [...latest.values()].map((step) => {
        const { op: operation, urn, oldState, newState = oldState } = step;
        const token = tokenIn(urn);
        const type = typeOf(token) ?? token;
        const stays = operation === "same" || operation === "update";
        const outputs = stays ? outputsAlone(type, oldState?.outputs ?? {}) : {};
        return {
            urn,
            type,
            name: clean.name(urn),
            id: stays ? oldState?.id : undefined,
            values: clean.values({ ...outputs, ...newState?.inputs }),
            dependencies: dependenciesOf(newState?.propertyDependencies),
            isProtected: newState?.protect === true,
            tellsSecrets: true,
        };
    });
    return {
        objects: all.filter(isOwn),
        others: all.filter((each) => !isOwn(each) && !each.type.startsWith("pulumi:")),
    };
}

const isOwn = ({ type }: OtherObject): boolean => isResource(type);

/** Without the inputs of before, some of which the plan may take out. */
function outputsAlone(type: string, outputs: Values): Values {
    if (!isResource(type)) return outputs;
    const { inputs } = definitionOf(type);
    return Object.fromEntries(Object.entries(outputs).filter(([property]) => !(property in inputs.shape)));
}

function dependenciesOf(said: Record<string, string[] | null> = {}): Record<string, string[]> {
    return Object.fromEntries(Object.entries(said).map(([property, urns]) => [property, urns ?? []]));
}
