import type { CollectionDefinition } from "../../core/collection";
import { remove } from "../../core/crud";
import { invalid } from "../../core/errors";
import { customerPath, type Route } from "../../core/http";

/** Deletes all machines that the body names by id, or none. */
export function bulkDeleteRoute(definition: CollectionDefinition): Route {
    return {
        method: "POST",
        path: customerPath("v1", `${definition.name}/bulkDelete`),
        handle(call) {
            const { ids } = call.body();
            if (!Array.isArray(ids) || ids.length === 0) throw invalid(["ids"]);
            const machines = ids.map((id) => call.find(definition, String(id)));
            for (const machine of machines) remove(call.tenant, call.collection(definition), machine);
            return { status: 200 };
        },
    };
}
