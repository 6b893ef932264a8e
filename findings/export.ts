import { isResource } from "../provider/definitionOf";
import { typeOf } from "../sdk/typeToken";
import { nameIn } from "../sdk/urn";
import type { PlannedStack } from "./object";
import { FindingsError } from "./settings";

/** A resource in an export. */
export interface Exported {
    readonly urn: string;
    readonly type: string;
    readonly id?: string;
    readonly delete?: boolean;
    readonly protect?: boolean;
    readonly external?: boolean;
    /** URN and id of its provider. */
    readonly provider?: string;
    readonly sourcePosition?: string;
    readonly inputs?: Record<string, unknown>;
    readonly outputs?: Record<string, unknown>;
    readonly propertyDependencies?: Record<string, readonly string[] | null>;
}

/**
 * The stack in what `pulumi stack export` prints, or `exportStack()` of the Automation API returns.
 *
 * @throws {FindingsError} if it is something else
 */
export function stackInExport(exported: unknown): PlannedStack {
    const all = resourcesIn(exported).filter((each) => each.delete !== true && each.external !== true);
    const objects = all.map(({ urn, type: token, id, protect, inputs, outputs, propertyDependencies }) => {
        const byProperty = Object.entries(propertyDependencies ?? {}).map(([property, urns]) => [property, urns ?? []]);
        return {
            urn,
            type: typeOf(token) ?? token,
            name: nameIn(urn),
            id,
            values: { ...inputs, ...outputs },
            dependencies: Object.fromEntries(byProperty),
            isProtected: protect === true,
            tellsSecrets: true,
        };
    });
    return {
        objects: objects.filter(({ type }) => isResource(type)),
        others: objects.filter(({ type }) => !isResource(type)),
    };
}

/** @throws {FindingsError} if it is no export */
export function resourcesIn(exported: unknown): readonly Exported[] {
    const deployment =
        typeof exported === "object" && exported !== null ? Reflect.get(exported, "deployment") : undefined;
    if (typeof deployment !== "object" || deployment === null) {
        throw new FindingsError(["the stack is not the output of `pulumi stack export`"]);
    }
    const resources: unknown = Reflect.get(deployment, "resources") ?? [];
    return Array.isArray(resources) ? resources : [];
}
