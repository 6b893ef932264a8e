import type { Subject } from "../subject";
import { enrolledMachine } from "./common/enrolledMachine";

const KIND = {
    collection: "connector",
    group: "appConnectorGroup",
    associationType: "CONNECTOR_GRP",
    enrollmentCertId: "6573",
};

export const appConnector: Subject = {
    type: "zpa:AppConnector",
    ...enrolledMachine(KIND),
};
