import type { Subject } from "../subject";
import { enrolledMachine } from "./common/enrolledMachine";

const KIND = {
    collection: "serviceEdge",
    group: "serviceEdgeGroup",
    associationType: "SERVICE_EDGE_GRP",
    enrollmentCertId: "6574",
};

export const serviceEdge: Subject = {
    type: "zpa:ServiceEdge",
    ...enrolledMachine(KIND),
};
