import type { Use } from "../provider/leastRole";
import { typeOf } from "../sdk/typeToken";

/** A resource of a stack, as far as its role depends on it. */
interface Exported {
    type?: string;
    external?: boolean;
    outputs?: Record<string, unknown>;
}

/** @throws Error if a type does not exist */
export function usesOf(types: readonly string[], isType: (type: string) => boolean): Use[] {
    return types.map((type): Use => {
        if (!isType(type)) throw new Error(`the type ${type} does not exist; use a type such as zpa:AppConnectorGroup`);
        return { type, access: "Full" };
    });
}

/**
 * The resources of this library in the output of `pulumi stack export`. Resources that are only read require Read Only.
 * @throws Error if the text is not such an output
 */
export function usesIn(text: string, isType: (type: string) => boolean): Use[] {
    return resourcesIn(text).flatMap(({ type = "", external, outputs = {} }): Use[] => {
        const own = typeOf(type);
        if (own === undefined || !isType(own)) return [];
        const isRead = external === true || "__lookup" in outputs;
        return [{ type: own, values: outputs, access: isRead ? "Read Only" : "Full" }];
    });
}

function resourcesIn(text: string): Exported[] {
    try {
        const { deployment } = JSON.parse(text);
        if (Array.isArray(deployment.resources ?? [])) return deployment.resources ?? [];
    } catch {
        // Reported below, like any other text.
    }
    throw new Error("the file is not the output of `pulumi stack export`");
}
