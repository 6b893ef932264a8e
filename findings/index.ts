export { type Finding, type FindingsOptions, findingsOf } from "./engine";
export { stackInExport } from "./export";
export type { OtherObject, PlannedObject, PlannedStack } from "./object";
export { type Part, plain, type Rule, SEVERITIES, type Sentence, type Severity, type Subject, say } from "./rule";
export { RULES } from "./rules";
export { FindingsError, type Settings } from "./settings";
export type { View } from "./view";
export { type Judged, type Waiver, type WaiverInForce, waive } from "./waivers";
