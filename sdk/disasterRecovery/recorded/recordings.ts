import { activation, lock } from "../activation/recording";
import { revision } from "../plan/revision";
import { attestation } from "../settings/recording";
import type { Recording } from "./recording";

/** By their types in the program. */
export const RECORDINGS = {
    DisasterRecoverySettings: attestation,
    DisasterRecoveryPlan: revision,
    DisasterRecoveryActivationState: activation,
    DisasterRecoveryActivationLock: lock,
} satisfies Readonly<Record<string, Recording>>;

export type Recorded = keyof typeof RECORDINGS;
