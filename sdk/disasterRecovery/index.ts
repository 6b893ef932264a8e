export {
    type ActivationRecord,
    type ActivationRecordArgs,
    activationRecord,
    type Signing,
    type Timestamp,
} from "./activationRecord";
export {
    DisasterRecoveryActivation,
    type DisasterRecoveryActivationArgs,
} from "./disasterRecoveryActivation";
export { DisasterRecoveryPlan, type DisasterRecoveryPlanArgs } from "./disasterRecoveryPlan";
export { DisasterRecoverySettings, type DisasterRecoverySettingsArgs } from "./disasterRecoverySettings";
export type { DnsPublisher, RecordLimits, RecordSet } from "./dns/publisher";
export { type ManagementMode, managementModes } from "./managementMode";
export { type NotOfferedByApi, type NotOfferedName, notOfferedByApi } from "./notOffered";
export type { AuthenticationTimeout, TimeoutDuration } from "./plan/authenticationTimeouts";
export type {
    AgeUnit,
    MaximumAuthenticationAge,
    PlanContent,
    PlanDocument,
    PlannedAppConnectorGroup,
    PlannedBusinessContinuity,
    PlannedClientProfile,
    PlannedConnector,
    PlannedController,
    PlannedControllerGroup,
    PlannedPrivateCloud,
    PlannedPublicKey,
    PlannedSegment,
    PlannedServerGroup,
    PlannedServiceEdge,
    PlannedServiceEdgeGroup,
    PlannedSettings,
    PlannedTxtRecords,
    PlannedWaiver,
    SegmentKind,
} from "./plan/document";
export type { PlanFinding } from "./plan/findings";
export { planText } from "./plan/fingerprint";
export type {
    AppConnectorFacts,
    AppConnectorGroupLike,
    ClientProfileLike,
    ControllerFacts,
    ControllerGroupLike,
    PlanAppConnectorGroup,
    PlanGroup,
    PlanSegment,
    PrivateCloudLike,
    SegmentLike,
    ServerGroupLike,
    ServiceEdgeFacts,
    ServiceEdgeGroupLike,
} from "./plan/parts";
export { type Mode, type Reachability, type ReachedBy, reachableBy } from "./plan/reachability";
export { readPlan } from "./plan/readPlan";
export {
    getPublishedActivationRecord,
    type PublishedActivationRecord,
    type PublishedActivationRecordArgs,
} from "./publishedActivationRecord";
export * from "./recorded/provider";
export type { ActivationRecordFacts, ActivationService, ActivationState, ZiaAction } from "./recordFacts";
export type { Audience, Connection } from "./rehearsal/audiences";
export type { Loss } from "./rehearsal/losses";
export type { Phase } from "./rehearsal/phases";
export { type Outcome, type Reached, type Rehearsal, type RehearsedSegment, rehearse } from "./rehearsal/rehearse";
export { rehearsalPage } from "./rehearsal/report";
export { type Scenario, scenarioOf, usualScenarios } from "./rehearsal/scenario";
export type { Followed } from "./rehearsal/standing";
export type { RunbookOptions } from "./runbook/commands";
export { runbookMarkdown, runbookPage } from "./runbook/runbook";
export type { Attestation } from "./settings/facts";
export type { SignatureScheme } from "./signature";
export { type ActivationRecordVerification, verifyActivationRecord } from "./verifyActivationRecord";
