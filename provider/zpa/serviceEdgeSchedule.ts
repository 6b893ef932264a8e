import { autoDeleteSchedule } from "./common/autoDeleteSchedule";

export const serviceEdgeSchedule = autoDeleteSchedule("zpa:ServiceEdgeSchedule", {
    noun: "Private Service Edge auto-delete schedule",
    path: "serviceEdgeSchedule",
});
