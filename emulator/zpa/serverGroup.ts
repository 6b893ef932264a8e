import type { CollectionDefinition } from "../core/collection";
import { invalid } from "../core/errors";
import { derived, flag, idsOf, kept, nameText, oneOf, references, structure, text } from "../core/fields";
import { type Call, collectionRoutes, customerPath, type Reply } from "../core/http";
import type { Json, StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { appConnectorGroup } from "./appConnectorGroup";
import { audit, management, microtenant, unanswered } from "./common/commonFields";
import { connectorGroups, embedded } from "./common/embedded";
import { server } from "./server";

export const serverGroup: CollectionDefinition = {
    name: "serverGroup",
    typeName: "Server Group",
    limit: 1_000,
    fields: {
        ...unanswered(audit),
        id: kept(),
        enabled: flag(false, { inCreateAnswer: "ifSent" }),
        name: nameText(),
        description: text(),
        ipAnchored: flag(false),
        configSpace: oneOf(["DEFAULT", "SIEM"], { default: "DEFAULT" }),
        extranetEnabled: flag(false),
        extranetDTO: structure(),
        ...unanswered(management),
        ...microtenant,
        dynamicDiscovery: flag(false),
        appConnectorGroups: {
            ...references(appConnectorGroup.name, { required: "create" }),
            answer: (group, tenant) => connectorGroups(tenant, group.appConnectorGroups, "whole"),
            createAnswer: (group, tenant) => connectorGroups(tenant, group.appConnectorGroups, "brief"),
        },
        servers: { ...references(server.name), answer: servers },
        applications: derived(applications, { inCreateAnswer: "never" }),
    },
    rules(group, check) {
        const { serversWithDiscovery } = check.tenant.switches;
        const namesServers = idsOf(check.sent.servers).length > 0;
        if (group.dynamicDiscovery === true && namesServers && serversWithDiscovery === "refused") {
            check.invalid("servers");
        }
    },
    references: (group) => [
        ...idsOf(group.appConnectorGroups).map((id) => ({ collection: appConnectorGroup.name, id })),
        ...idsOf(group.servers).map((id) => ({ collection: server.name, id })),
    ],
};

export const part: EmulatorModule = {
    collections: [serverGroup],
    routes: [
        ...collectionRoutes(serverGroup, { verbs: ["list", "get", "create", "update"] }),
        { method: "DELETE", path: customerPath("v1", "serverGroup/:id"), handle: removeGroup },
    ],
};

function removeGroup(call: Call): Reply {
    const group = call.find(serverGroup);
    if (group.ipAnchored === true && call.tenant.switches.anchoredDeletion === "refused") throw invalid(["ipAnchored"]);
    return call.remove(serverGroup, group);
}

function servers(group: StoredObject, tenant: Tenant): Json | undefined {
    return embedded(tenant, server.name, group.servers);
}

function applications(group: StoredObject, tenant: Tenant): Json | undefined {
    const using = tenant.referrers(serverGroup.name, group.id, "application");
    return using.length > 0
        ? using.map(({ object: { id, name, enabled } }): Json => ({ id, name, enabled }))
        : undefined;
}
