import type { CollectionDefinition } from "../collection";
import { kept } from "../fields";
import type { Part } from "../part";
import { summaryRoute } from "../routes";
import { builtIn } from "./shared/builtIn";
import { audit } from "./shared/commonFields";

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

export const part: Part = { collections: [location], routes: [summaryRoute(location)] };
