import type { EmulatorModule } from "../core/module";
import { SERVICE_EDGE } from "./common/machine";
import { machineSchedule } from "./common/machineSchedule";

export const part: EmulatorModule = machineSchedule(SERVICE_EDGE, "Service Edge Schedule");
