import * as sample from "../samples";
import type { Subject } from "../subject";
import { changes, made, scope } from "./common/rule";

export const logAndControlRule: Subject = {
    type: "cloudConnector:LogAndControlRule",
    collection: "ecSelf",
    async setup(room) {
        const named = await scope(room);
        const usual = await room.object("ecGateway", "Default Connector Self");
        const [one, other] = await made(room, "ecGateway");
        return {
            declared: { cloudConnectorGroups: [named.groups[0]], gateway: String(usual.id) },
            changes: [
                ...changes.ofAll(named),
                {
                    property: "gateway",
                    value: one,
                    wire: { proxyGateway: { id: one } },
                    outside: { proxyGateway: { id: other } },
                },
            ],
        };
    },
    declared: { name: "EU" },
    wire: { state: "ENABLED", forwardMethod: "ECSELF", type: "EC_SELF", rank: 7 },
    changes: [],
    coveredElsewhere: ["allGroups", "order"],
    samples: [
        { ...sample.rule, gateway: "5" },
        { name: "Sample", allGroups: true, gateway: "5" },
    ],
};
