import type { Part } from "../core/module";
import { CONNECTOR } from "./common/machine";
import { machineSchedule } from "./common/machineSchedule";

export const part: Part = machineSchedule(CONNECTOR, "App Connector Schedule");
