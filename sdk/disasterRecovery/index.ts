export {
    type ActivationRecord,
    type ActivationRecordArgs,
    activationRecord,
    type Signing,
    type Timestamp,
} from "./activationRecord";
export type { ManagementMode } from "./managementMode";
export type * from "./plan/document";
export { planText } from "./plan/fingerprint";
export { type Mode, type Reachability, type ReachedBy, reachableBy } from "./plan/reachability";
export { readPlan } from "./plan/readPlan";
export {
    getPublishedActivationRecord,
    type PublishedActivationRecord,
    type PublishedActivationRecordArgs,
} from "./publishedActivationRecord";
export type { ActivationRecordFacts, ActivationService, ActivationState, ZiaAction } from "./recordFacts";
export type { SignatureScheme } from "./signature";
export { type ActivationRecordVerification, verifyActivationRecord } from "./verifyActivationRecord";
