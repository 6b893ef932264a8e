import type { Subject } from "../subject";
import { autoDeleteSchedule } from "./common/autoDeleteSchedule";

export const appConnectorSchedule: Subject = {
    type: "zpa:AppConnectorSchedule",
    ...autoDeleteSchedule("connectorSchedule"),
};
