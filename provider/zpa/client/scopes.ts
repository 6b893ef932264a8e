import type { Backend } from "../../contract/backend";
import { textOf, type Wire } from "../../contract/fields";
import type { Scoping } from "../../contract/scoping";
import { quoted } from "../../http/text";
import type { ZpaEndpoint } from "./endpoint";

/** Id of the microtenant that everything without one of its own belongs to. */
export const DEFAULT_MICROTENANT = "0";

/** Private Access divides a tenant into microtenants. @param connected The microtenant that the connection is set to. */
export function microtenants(connected: string | undefined, zpa: Backend<ZpaEndpoint>): Scoping {
    const own = connected === DEFAULT_MICROTENANT ? undefined : connected;
    return {
        noun: "microtenant",
        property: "microtenantId",
        standard: DEFAULT_MICROTENANT,
        own,
        async elsewhere(endpoint: ZpaEndpoint, wanted: (wire: Wire) => boolean) {
            // Without one, all that are visible were searched.
            if (endpoint.tenantWide || endpoint.singleton || (endpoint.scope ?? own) === undefined) return [];
            const found = (await zpa.listAll({ ...endpoint, tenantWide: true })).filter(wanted);
            return found.map(({ microtenantId, microtenantName }) => {
                const id = textOf(microtenantId) ?? DEFAULT_MICROTENANT;
                const called = textOf(microtenantName) ?? (id === DEFAULT_MICROTENANT ? "Default" : undefined);
                return `It exists in microtenant ${called === undefined ? id : quoted(called)}: set microtenantId to "${id}".`;
            });
        },
    };
}
