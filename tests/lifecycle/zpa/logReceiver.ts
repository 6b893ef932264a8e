import { expect } from "@jest/globals";
import { LYON_ON_THE_WIRE } from "../../engine/programs";
import * as sample from "../samples";
import type { Subject } from "../subject";

const CLIENTS = {
    operator: "OR",
    negated: false,
    operands: [{ objectType: "CLIENT_TYPE", lhs: "id", rhs: "zpn_client_type_zapp" }],
};

export const logReceiver: Subject = {
    type: "zpa:LogReceiver",
    collection: "lssConfig",
    async setup({ control }) {
        const lyon = await control.create("appConnectorGroup", LYON_ON_THE_WIRE);
        const paris = await control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, name: "Branch Paris" });
        const microtenant = await control.create("microtenants", { name: "Madrid", enabled: true });
        const scope = { microtenantId: microtenant.id };
        const madrid = await control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, ...scope });
        return {
            declared: { appConnectorGroups: [lyon.id] },
            changes: [
                {
                    property: "appConnectorGroups",
                    value: [paris.id, lyon.id, paris.id],
                    wire: { connectorGroups: [{ id: lyon.id }, { id: paris.id }] },
                    outside: { connectorGroups: [{ id: paris.id }] },
                },
            ],
            replacement: { ...scope, appConnectorGroups: [madrid.id] },
        };
    },
    declared: { name: "Central logs", host: "logs.example.com", port: 5014, logType: "User Activity" },
    wire: {
        config: {
            enabled: true,
            lssHost: "logs.example.com",
            lssPort: "5014",
            useTls: false,
            sourceLogType: "zpn_trans_log",
            format: expect.stringContaining('"Username": %j{Username}'),
        },
    },
    changes: [
        {
            property: "description",
            value: "R&D <Lyon>",
            wire: { config: { description: "R&D <Lyon>" } },
            outside: { config: { description: "theirs" } },
        },
        {
            property: "enabled",
            value: false,
            wire: { config: { enabled: false } },
            outside: { config: { enabled: true } },
        },
        {
            property: "host",
            value: "10.1.0.10",
            wire: { config: { lssHost: "10.1.0.10" } },
            outside: { config: { lssHost: "10.1.0.11" } },
        },
        {
            property: "port",
            value: 6514,
            wire: { config: { lssPort: "6514" } },
            outside: { config: { lssPort: "6515" } },
        },
        {
            property: "useTls",
            value: true,
            wire: { config: { useTls: true } },
            outside: { config: { useTls: false } },
        },
        {
            property: "logType",
            value: "User Status",
            wire: { config: { sourceLogType: "zpn_auth_log" } },
            outside: { config: { sourceLogType: "zpn_http_trans_log" } },
        },
        {
            property: "format",
            value: "%s{Username}\\n",
            wire: { config: { format: "%s{Username}\\n" } },
            outside: { config: { format: "%s{Host}\\n" } },
        },
        {
            property: "excludedStatusCodes",
            value: ["ZPN_STATUS_DISCONNECTED", "ZPN_STATUS_AUTHENTICATED"],
            wire: { config: { filter: ["ZPN_STATUS_AUTHENTICATED", "ZPN_STATUS_DISCONNECTED"] } },
            outside: { config: { filter: ["ZPN_STATUS_AUTH_FAILED"] } },
        },
        {
            property: "conditions",
            value: [{ clientTypes: ["Client Connector"] }],
            wire: { conditions: [CLIENTS] },
            outside: { conditions: [{ ...CLIENTS, negated: true }] },
        },
    ],
    samples: [
        {
            ...sample.names,
            enabled: true,
            host: "siem.example.com",
            port: 514,
            useTls: true,
            logType: "User Activity",
            format: "JSON",
            excludedStatusCodes: ["ZPN_STATUS_AUTH_FAILED", "ZPN_STATUS_DISCONNECTED"],
            conditions: sample.conditions,
            appConnectorGroups: sample.ids,
            microtenantId: "7",
        },
    ],
};
