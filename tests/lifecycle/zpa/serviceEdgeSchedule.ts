import type { Subject } from "../subject";
import { autoDeleteSchedule } from "./common/autoDeleteSchedule";

export const serviceEdgeSchedule: Subject = {
    type: "zpa:ServiceEdgeSchedule",
    ...autoDeleteSchedule("serviceEdgeSchedule"),
};
