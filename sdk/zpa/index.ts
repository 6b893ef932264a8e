export type {
    AccessCondition,
    AccessConditionArgs,
    AttributeCriterion,
    ClientType,
    OtherCriterion,
    Platform,
    PostureCriterion,
    RiskFactor,
    ScimGroupCriterion,
} from "./accessCondition";
export * from "./accessRule";
export * from "./accessRuleOrder";
export * from "./appConnector";
export * from "./appConnectorGroup";
export * from "./appConnectorSchedule";
export * from "./applicationSegment";
export * from "./applicationServer";
export * from "./enrollmentCertificate";
export * from "./enrollmentUserCodes";
export * from "./identityProvider";
export * from "./logReceiver";
export * from "./machineGroup";
export * from "./microtenant";
export * from "./nextUpgradeWindow";
export * from "./postureProfile";
export * from "./privateAccessBranchConnectorGroup";
export * from "./privateAccessCloudConnectorGroup";
export * from "./privateCloudControllerGroup";
export * from "./provisioningKey";
export * from "./samlAttribute";
export * from "./scimAttribute";
export * from "./scimGroup";
export * from "./segmentGroup";
export * from "./serverGroup";
export * from "./serviceEdgeGroup";
export * from "./trustedNetwork";
export * from "./types";
export * from "./versionProfile";
