import { autoDeleteSchedule } from "./common/autoDeleteSchedule";

export const appConnectorSchedule = autoDeleteSchedule("zpa:AppConnectorSchedule", {
    noun: "App Connector auto-delete schedule",
    path: "connectorSchedule",
});
