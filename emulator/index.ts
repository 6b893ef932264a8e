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
export { DataFolderError } from "./core/dataFolder";
export type { Json, StoredObject, WireObject } from "./core/json";
export { type Emulator, type EmulatorOptions, startEmulator } from "./emulator";
export type { LoggedRequest } from "./server/requestLog";
export { describeSwitches, parseSwitches, type SwitchDescription, type Switches } from "./switches";
