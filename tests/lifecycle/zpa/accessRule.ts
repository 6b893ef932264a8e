import { LYON_ON_THE_WIRE } from "../../engine/programs";
import * as sample from "../samples";
import type { Subject } from "../subject";

const web = { clientTypes: ["Web Browser"] };
const operand = (objectType: string, lhs: string, rhs: string) => ({ objectType, lhs, rhs });
const condition = (...operands: Record<string, string>[]) => ({ operator: "OR", negated: false, operands });
const WEB = condition(operand("CLIENT_TYPE", "id", "zpn_client_type_exporter"));

export const accessRule: Subject = {
    type: "zpa:AccessRule",
    collection: "policyRule",
    async setup({ control }) {
        const lyon = await control.create("appConnectorGroup", LYON_ON_THE_WIRE);
        const paris = await control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, name: "Branch Paris" });
        const reached = { enabled: true, dynamicDiscovery: true };
        const servers = await control.create("serverGroup", {
            name: "Lyon",
            ...reached,
            appConnectorGroups: [{ id: lyon.id }],
        });
        const others = await control.create("serverGroup", {
            name: "Paris",
            ...reached,
            appConnectorGroups: [{ id: paris.id }],
        });
        const intranet = await control.create("segmentGroup", { name: "Intranet", enabled: true });
        const microtenant = await control.create("microtenants", { name: "Madrid", enabled: true });
        return {
            changes: [
                {
                    property: "appConnectorGroups",
                    value: [paris.id, lyon.id, paris.id],
                    wire: { appConnectorGroups: [{ id: lyon.id }, { id: paris.id }] },
                    outside: { appConnectorGroups: [{ id: paris.id }] },
                },
                {
                    property: "serverGroups",
                    value: [servers.id],
                    wire: { appServerGroups: [{ id: servers.id }] },
                    outside: { appServerGroups: [{ id: servers.id }, { id: others.id }] },
                },
                {
                    property: "conditions",
                    value: [{ ...web, platforms: ["Mac", "Linux"] }, { segmentGroups: [intranet.id] }],
                    wire: {
                        conditions: [
                            condition(operand("APP_GROUP", "id", intranet.id)),
                            condition(
                                ...WEB.operands,
                                operand("PLATFORM", "linux", "true"),
                                operand("PLATFORM", "mac", "true"),
                            ),
                        ],
                    },
                    outside: { conditions: [WEB] },
                },
            ],
            replacement: { microtenantId: microtenant.id },
        };
    },
    declared: { name: "Web", action: "Allow", conditions: [web] },
    wire: { action: "ALLOW", disabled: "0", operator: "AND", conditions: [WEB] },
    changes: [
        sample.described,
        { property: "enabled", value: false, wire: { disabled: "1" }, outside: { disabled: "0" } },
        { property: "action", value: "Deny", wire: { action: "DENY" }, outside: { action: "ALLOW" } },
        {
            property: "message",
            value: "Ask the help desk",
            wire: { customMsg: "Ask the help desk" },
            outside: { customMsg: "theirs" },
        },
        { property: "match", value: "any", wire: { operator: "OR" }, outside: { operator: "AND" } },
    ],
    samples: [
        {
            ...sample.names,
            enabled: true,
            action: "Allow",
            message: "Ask the help desk",
            appConnectorGroups: sample.ids,
            serverGroups: sample.ids,
            match: "all",
            conditions: sample.conditions,
            appliesToEverything: false,
            microtenantId: "7",
        },
        { name: "Sample", action: "Deny", appliesToEverything: true },
    ],
};
