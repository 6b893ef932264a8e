import { autoDeleteSchedule } from "./common/autoDeleteSchedule";

export const appConnectorSchedule = autoDeleteSchedule("zpa:AppConnectorSchedule", {
    noun: { one: "App Connector auto-delete schedule", many: "App Connector auto-delete schedules" },
    machines: "App Connectors",
    path: "connectorSchedule",
});
