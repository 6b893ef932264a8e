import type { CollectionDefinition } from "../core/collection";
import { derived } from "../core/fields";
import { collectionRoutes } from "../core/http";
import type { EmulatorModule } from "../core/module";
import { edgeConnectorFields } from "./common/edgeConnector";

/** A Cloud Connector as Private Access sees it: kept by another product, listed here. */
export const cloudConnector: CollectionDefinition = {
    name: "cloudConnector",
    typeName: "Cloud Connector",
    scope: "shared",
    fields: {
        ...edgeConnectorFields,
        // A JSON number: the official client reads it as one, unlike every other time.
        modifiedTime: derived(({ modifiedTime }) => Number(modifiedTime)),
    },
};

export const part: EmulatorModule = {
    collections: [cloudConnector],
    routes: collectionRoutes(cloudConnector, { verbs: ["list"] }),
};
