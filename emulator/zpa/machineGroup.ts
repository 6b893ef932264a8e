import type { CollectionDefinition } from "../core/collection";
import { derived, kept } from "../core/fields";
import { collectionRoutes, summaryRoute } from "../core/http";
import type { EmulatorModule } from "../core/module";
import { builtIn } from "./common/builtIn";
import { audit, ownMicrotenant } from "./common/commonFields";

/** Machines that connect before anybody signs in. */
export const machineGroup: CollectionDefinition = {
    name: "machineGroup",
    typeName: "Machine Group",
    fields: {
        ...audit,
        name: kept(),
        enabled: kept(),
        description: kept(),
        machines: kept(),
        // Recorded in single reads only.
        readOnly: derived(({ readOnly }) => readOnly ?? false, { listAnswer: () => undefined }),
        zscalerManaged: derived(({ zscalerManaged }) => zscalerManaged ?? false, { listAnswer: () => undefined }),
        ...ownMicrotenant,
    },
    builtIn: (tenant) => [
        builtIn(tenant, "Kiosks", { enabled: true, description: "Kiosks in branch offices" }),
        builtIn(tenant, "Build machines", { enabled: true, description: "Build machines" }),
    ],
};

export const part: EmulatorModule = {
    collections: [machineGroup],
    routes: [summaryRoute(machineGroup), ...collectionRoutes(machineGroup, { verbs: ["list", "get"] })],
};
