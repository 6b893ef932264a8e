import type { CollectionDefinition } from "../collection";
import { kept } from "../fields";
import { BUILDS, FIRST_BUILD } from "./build";
import { identified } from "./fields";

/** What the service has published for connectors, oldest first. */
export const builds: CollectionDefinition = {
    name: BUILDS,
    typeName: "Build",
    scope: "tenant",
    fields: { ...identified, name: kept() },
    builtIn: () => [FIRST_BUILD],
};
