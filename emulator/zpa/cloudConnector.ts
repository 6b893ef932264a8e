import type { CollectionDefinition } from "../collection";
import { derived } from "../fields";
import type { Part } from "../part";
import { collectionRoutes } from "../routes";
import { edgeConnectorFields } from "./shared/edgeConnector";

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

export const part: Part = {
    collections: [cloudConnector],
    routes: collectionRoutes(cloudConnector, { verbs: ["list"] }),
};
