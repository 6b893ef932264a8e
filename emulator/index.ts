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
export { DataFolderError } from "./core/dataFolder";
export type { Json, StoredObject, WireObject } from "./core/json";
export { type Emulator, type EmulatorOptions, startEmulator } from "./emulator";
export type { LoggedRequest } from "./server/requestLog";
export { describeSwitches, parseSwitches, type SwitchDescription, type Switches } from "./switches";
