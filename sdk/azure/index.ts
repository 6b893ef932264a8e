export type { AdoptedGroupArgs } from "../deployment/adoptedGroups";
export type {
    AccessArgs,
    ConnectorGroupArgs,
    EnrollingArgs,
    EnrollmentArgs,
    ExistingGroupArgs,
    ExistingKeyArgs,
    NewGroupArgs,
    NewKeyArgs,
    UserCodeArgs,
} from "../deployment/arguments";
export type { Transform } from "../deployment/component";
export { connectorsFor, type TrafficArgs } from "../deployment/connectorsFor";
export type { HealthProbeArgs } from "../deployment/healthProbe";
export * from "./appConnectors";
export * from "./azureDnsPublisher";
export * from "./cloudConnectors";
export type { ScaleRuleArgs, ScalingArgs, ScheduleArgs } from "./common/autoScale";
export type { ImageArgs } from "./common/image";
export type { SignInArgs } from "./common/machine";
export type { NumberedZone, Zone } from "./common/zones";
export * from "./connectorNetwork";
