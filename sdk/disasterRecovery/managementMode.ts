/**
 * What a declaration does, so that nobody mistakes an intent for a deployment:
 *
 * - `api`: created, read, updated and deleted by a public API; drift is detected.
 * - `computed`: calculated from what the program declares; nothing is called.
 * - `dns`: published in the user's DNS provider.
 * - `declared`: recorded only, because no public API has it. A person applies it in the portal.
 */
export type ManagementMode = "api" | "computed" | "dns" | "declared";

/** What each resource, function and component that has to do with disaster recovery does, by the name that programs import. */
export const managementModes = {
    AppConnectorGroup: "api",
    ServiceEdgeGroup: "api",
    ApplicationSegment: "api",
    ClientConnectorDrProfile: "api",
    PrivateCloud: "api",
    PrivateCloudControllerGroup: "api",
    BusinessContinuitySettings: "api",
    Administrator: "api",
    AdministratorRole: "api",
    LogReceiver: "api",
    ClientConnectorIpRange: "api",
    FileTransferIntegration: "api",
    getFileTransferIntegration: "api",
    DisasterRecoverySettings: "declared",
    DisasterRecoveryPlan: "computed",
    getDisasterRecoveryGroups: "api",
    getDisasterRecoverySegments: "api",
    getDisasterRecoveryServiceEdgeGroups: "api",
    getDisasterRecoveryServiceEdgeAddresses: "api",
    getDrReadiness: "api",
    getDrToolVersions: "api",
    readPlan: "computed",
    reachableBy: "computed",
    rehearse: "computed",
    runbookMarkdown: "computed",
    activationRecord: "computed",
    verifyActivationRecord: "computed",
    DisasterRecoveryActivation: "dns",
    getPublishedActivationRecord: "dns",
} as const satisfies Readonly<Record<string, ManagementMode>>;
