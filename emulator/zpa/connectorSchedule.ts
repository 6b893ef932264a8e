import type { EmulatorModule } from "../core/module";
import { CONNECTOR } from "./common/machine";
import { machineSchedule } from "./common/machineSchedule";

export const part: EmulatorModule = machineSchedule(CONNECTOR, "App Connector Schedule");
