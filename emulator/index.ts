export { CLOUD_NAMES, type CloudName } from "./clouds/clouds";
export type { Connector, Machine } from "./clouds/machines/machine";
export type { CloudObject, ObjectKey } from "./clouds/objects";
export type { Value, Values } from "./clouds/values";
export {
    type ClockReading,
    EmulatorControl,
    EmulatorControlError,
    type EnrolmentRequest,
    type FaultSpec,
    type MachineRequest,
    type Span,
    type WaitingMachine,
} from "./control/client";
export type { ActivationReading, BootRequest, CloudControl, EditLock, OtherAdministrator } from "./control/cloud";
export type { ExistingObject, SimulatedCloudControl } from "./control/clouds";
export type { ClientRequest, DisasterRecoveryControl, Records, SettingsChange } from "./control/disasterRecovery";
export { DataFolderError } from "./core/dataFolder";
export type { Json, StoredObject, WireObject } from "./core/json";
export type { Client } from "./disasterRecovery/clients";
export type { Member } from "./disasterRecovery/members";
export type { Mode } from "./disasterRecovery/polling";
export type { ClientReach, SegmentReach } from "./disasterRecovery/reach";
export type { Settings } from "./disasterRecovery/settings";
export type { Snapshot, Snapshots } from "./disasterRecovery/snapshots";
export type { RecordSet } from "./disasterRecovery/zone";
export { type Emulator, type EmulatorOptions, startEmulator } from "./emulator";
export type { LoggedRequest } from "./server/requestLog";
export { describeSwitches, parseSwitches, type SwitchDescription, type Switches } from "./switches";
