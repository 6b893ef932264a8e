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
export { DataFolderError } from "./dataFolder";
export { type Emulator, type EmulatorOptions, startEmulator } from "./emulator";
export type { JournalEntry } from "./journal";
export type { Json, StoredObject, WireObject } from "./json";
export { describeSwitches, parseSwitches, type SwitchDescription, type Switches } from "./switches";
