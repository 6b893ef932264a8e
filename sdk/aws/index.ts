export type { AdoptedGroupArgs } from "../deployment/adoptedGroups";
export type { AccessArgs, FixedAppConnectors, FixedCapacity, ScalingTarget } from "../deployment/arguments";
export type { Transform } from "../deployment/component";
export { connectorsFor, type TrafficArgs } from "../deployment/connectorsFor";
export type { ConnectorGroupArgs, EnrollmentArgs } from "../deployment/enrollment";
export type { HealthProbeArgs } from "../deployment/healthProbe";
export * from "./appConnectors";
export * from "./cloudConnectors";
export * from "./connectorNetwork";
