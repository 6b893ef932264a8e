import type { ServedEndpoint } from "../../client/servedEndpoint";

/** Where the objects of one kind are in Cloud & Branch Connector. */
export type CloudConnectorEndpoint = Pick<
    ServedEndpoint,
    "path" | "noun" | "scope" | "permission" | "limit" | "propertyOf" | "query" | "onlyListed" | "holds"
>;
