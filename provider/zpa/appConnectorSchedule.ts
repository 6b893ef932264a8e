import { autoDeleteSchedule } from "./shared/autoDeleteSchedule";

export const appConnectorSchedule = autoDeleteSchedule("zpa:AppConnectorSchedule", {
    noun: "App Connector auto-delete schedule",
    path: "connectorSchedule",
});
