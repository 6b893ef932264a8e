export type { AdoptedGroupArgs } from "../deployment/adoptedGroups";
export type { Transform } from "../deployment/component";
export { connectorsFor, type TrafficArgs } from "../deployment/connectorsFor";
export type { ConnectorGroupArgs, EnrollmentArgs } from "../deployment/enrollment";
export type { HealthProbeArgs } from "../deployment/healthProbe";
export type { UserCodeArgs } from "../deployment/userCodes";
export * from "./appConnectors";
export * from "./cloudConnectors";
export * from "./connectorNetwork";
