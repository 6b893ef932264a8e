import { autoDeleteSchedule } from "./common/autoDeleteSchedule";

export const serviceEdgeSchedule = autoDeleteSchedule("zpa:ServiceEdgeSchedule", {
    noun: { one: "Private Service Edge auto-delete schedule", many: "Private Service Edge auto-delete schedules" },
    machines: "Private Service Edges",
    path: "serviceEdgeSchedule",
});
