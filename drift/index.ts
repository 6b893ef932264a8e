export { AuditError, type AuditFile, auditIn } from "./audit";
export { DRIFT } from "./document";
export { CLASSES, type Class } from "./entries";
export { type Ignore, IgnoreError, ignoresIn } from "./ignore";
export { type DriftReport, driftReport } from "./report";
export { type ManagedStack, managedStack } from "./stack";
export { driftOf, type Watched } from "./watch";
