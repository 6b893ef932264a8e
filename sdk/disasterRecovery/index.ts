export {
    type ActivationRecord,
    type ActivationRecordArgs,
    activationRecord,
    type Signing,
    type Timestamp,
} from "./activationRecord";
export type { ManagementMode } from "./managementMode";
export {
    getPublishedActivationRecord,
    type PublishedActivationRecord,
    type PublishedActivationRecordArgs,
} from "./publishedActivationRecord";
export type { ActivationRecordFacts, ActivationService, ActivationState, ZiaAction } from "./recordFacts";
export type { SignatureScheme } from "./signature";
export { type ActivationRecordVerification, verifyActivationRecord } from "./verifyActivationRecord";
