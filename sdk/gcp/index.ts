export type { AdoptedGroupArgs } from "../deployment/adoptedGroups";
export type { Transform } from "../deployment/component";
export type { HealthProbeArgs } from "../deployment/healthProbe";
export * from "./cloudConnectors";
