import type { CollectionDefinition } from "../core/collection";
import { kept } from "../core/fields";
import { summaryRoute } from "../core/http";
import type { EmulatorModule } from "../core/module";
import { builtIn } from "./common/builtIn";
import { audit } from "./common/commonFields";

/** A site as the internet access product knows it, read here. */
export const location: CollectionDefinition = {
    name: "location",
    typeName: "Location",
    scope: "shared",
    fields: { ...audit, name: kept(), enabled: kept() },
    builtIn: (tenant) => [
        builtIn(tenant, "Headquarters", { enabled: true }),
        builtIn(tenant, "Lyon", { enabled: true }),
    ],
};

export const part: EmulatorModule = { collections: [location], routes: [summaryRoute(location)] };
