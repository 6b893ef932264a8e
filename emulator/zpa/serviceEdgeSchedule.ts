import type { Part } from "../part";
import { SERVICE_EDGE } from "./shared/machine";
import { machineSchedule } from "./shared/machineSchedule";

export const part: Part = machineSchedule(SERVICE_EDGE, "Service Edge Schedule");
