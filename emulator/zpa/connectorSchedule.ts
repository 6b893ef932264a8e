import type { Part } from "../part";
import { CONNECTOR } from "./shared/machine";
import { machineSchedule } from "./shared/machineSchedule";

export const part: Part = machineSchedule(CONNECTOR, "App Connector Schedule");
