export type { LookupOptions } from "./lookup";
export { ZscalerProvider, type ZscalerProviderArgs } from "./provider";
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
} from "./zpa/accessCondition";
export * from "./zpa/accessRule";
export * from "./zpa/accessRuleOrder";
export * from "./zpa/appConnector";
export * from "./zpa/appConnectorGroup";
export * from "./zpa/appConnectorSchedule";
export * from "./zpa/applicationSegment";
export * from "./zpa/applicationServer";
export * from "./zpa/enrollmentCertificate";
export * from "./zpa/enrollmentUserCodes";
export * from "./zpa/identityProvider";
export * from "./zpa/logReceiver";
export * from "./zpa/machineGroup";
export * from "./zpa/microtenant";
export * from "./zpa/nextUpgradeWindow";
export * from "./zpa/postureProfile";
export * from "./zpa/privateAccessBranchConnectorGroup";
export * from "./zpa/privateAccessCloudConnectorGroup";
export * from "./zpa/provisioningKey";
export * from "./zpa/samlAttribute";
export * from "./zpa/scimAttribute";
export * from "./zpa/scimGroup";
export * from "./zpa/segmentGroup";
export * from "./zpa/serverGroup";
export * from "./zpa/serviceEdgeGroup";
export * from "./zpa/trustedNetwork";
export * from "./zpa/types";
export * from "./zpa/versionProfile";
