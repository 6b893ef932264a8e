export type { AdoptedGroupArgs } from "../deployment/adoptedGroups";
export type {
    AccessArgs,
    ConnectorGroupArgs,
    EnrollingArgs,
    EnrollmentArgs,
    ExistingGroupArgs,
    ExistingKeyArgs,
    FixedAppConnectors,
    FixedCapacity,
    NewGroupArgs,
    NewKeyArgs,
    ScalingTarget,
    UserCodeArgs,
} from "../deployment/arguments";
export type { Transform } from "../deployment/component";
export { connectorsFor, type TrafficArgs } from "../deployment/connectorsFor";
export type { HealthProbeArgs } from "../deployment/healthProbe";
export * from "./appConnectors";
export * from "./cloudConnectors";
export * from "./connectorNetwork";
export * from "./route53Publisher";
