import { LYON_ON_THE_WIRE } from "../../engine/programs";
import * as sample from "../samples";
import type { Subject } from "../subject";

export const serverGroup: Subject = {
    type: "zpa:ServerGroup",
    collection: "serverGroup",
    async setup({ control }) {
        const lyon = await control.create("appConnectorGroup", LYON_ON_THE_WIRE);
        const paris = await control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, name: "Branch Paris" });
        const web = await control.create("server", { name: "web", address: "10.1.0.10", enabled: true });
        const mail = await control.create("server", { name: "mail", address: "10.1.0.11", enabled: true });
        const microtenant = await control.create("microtenants", { name: "Madrid", enabled: true });
        const scope = { microtenantId: microtenant.id };
        const madrid = await control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, ...scope });
        return {
            declared: { appConnectorGroups: [lyon.id] },
            changes: [
                {
                    property: "dynamicDiscovery",
                    value: false,
                    with: { servers: [mail.id] },
                    wire: { dynamicDiscovery: false, servers: [{ id: mail.id }] },
                    outside: { dynamicDiscovery: true },
                },
                {
                    property: "appConnectorGroups",
                    value: [paris.id, lyon.id, paris.id],
                    wire: { appConnectorGroups: [{ id: lyon.id }, { id: paris.id }] },
                    outside: { appConnectorGroups: [{ id: paris.id }] },
                },
                {
                    property: "servers",
                    value: [mail.id],
                    with: { dynamicDiscovery: false },
                    wire: { dynamicDiscovery: false, servers: [{ id: mail.id }] },
                    outside: { servers: [{ id: web.id }, { id: mail.id }] },
                },
            ],
            replacement: { ...scope, appConnectorGroups: [madrid.id] },
        };
    },
    declared: { name: "Branch Lyon" },
    wire: { enabled: true, dynamicDiscovery: true, ipAnchored: false },
    changes: [
        sample.described,
        sample.disabled,
        { property: "sourceIpAnchoring", value: true, wire: { ipAnchored: true }, outside: { ipAnchored: false } },
    ],
    samples: [
        {
            ...sample.names,
            enabled: true,
            appConnectorGroups: sample.ids,
            dynamicDiscovery: false,
            servers: sample.ids,
            sourceIpAnchoring: true,
            microtenantId: "7",
            detachOnDelete: true,
        },
    ],
};
