/** Types of what is declared for disaster recovery beside groups and segments; a plan has objects of the same types. */
export const CONTINUITY = "zpa:BusinessContinuitySettings";
export const PROFILE = "zpa:ClientConnectorDrProfile";

/** What no service has, as the library calls it within the engine's name of its type. */
export const SETTINGS = "disasterRecovery:DisasterRecoverySettings";
export const PLAN = "disasterRecovery:DisasterRecoveryPlan";
export const ACTIVATION = "disasterRecovery:DisasterRecoveryActivation";

/** Types that rules look at although no service has them. */
export const RECORDED: readonly string[] = [SETTINGS, PLAN, ACTIVATION];
