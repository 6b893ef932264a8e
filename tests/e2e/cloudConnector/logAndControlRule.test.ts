import * as zscaler from "pulumi-zscaler";
import { changes, made, scope } from "../connectorRules";
import { lifeCycle } from "../lifeCycle";

lifeCycle({
    type: "cloudConnector:LogAndControlRule",
    collection: "ecSelf",
    declare: (args, options) => new zscaler.LogAndControlRule("subject", args as never, options),
    async around(tenant) {
        const named = await scope(tenant);
        const usual = await tenant.object("ecGateway", "Default Connector Self");
        const [one, other] = await made(tenant, "ecGateway");
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
    toldElsewhere: ["allGroups", "order"],
});
