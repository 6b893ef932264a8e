import { wordsOf } from "../../contract/fields";

/** What machines enrol in: the console's word, and the word in paths. */
export const ASSOCIATIONS = {
    AppConnectorGroup: "CONNECTOR_GRP",
    ServiceEdgeGroup: "SERVICE_EDGE_GRP",
    NetworkConnectorGroup: "NP_ASSISTANT_GRP",
    PrivateCloudControllerGroup: "SITE_CONTROLLER_GRP",
    PrivateExporterGroup: "EXPORTER_GRP",
} as const;

export type Association = keyof typeof ASSOCIATIONS;

export const associations = wordsOf(ASSOCIATIONS);

/** Where to look for what exists once for each association type: in the one that stands before the id, else in all. */
export function importScopes<A extends Association>(scope: readonly string[], among: readonly A[]) {
    const association = among.find((known) => scope.includes(known));
    const microtenantId = scope.find((part) => part !== association);
    return (association ? [association] : among).map((associationType) => ({ associationType, microtenantId }));
}
