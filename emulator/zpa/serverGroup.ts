import type { CollectionDefinition } from "../collection";
import { flag, idsOf, kept, nameText, oneOf, references, structure, text } from "../fields";
import type { Json, StoredObject, WireObject } from "../json";
import { collectionRoutes, type Route } from "../routes";
import type { Tenant } from "../tenant";
import { answer } from "../views";
import { appConnectorGroup } from "./appConnectorGroup";
import { audit, management, microtenant, unanswered } from "./commonFields";
import { server } from "./server";

/** What answers show of a connector group inside a server group: neither coordinates nor upgrade window. */
const EMBEDDED_ON_CREATE = ["id", "name", "useInDrMode", "connectorGroupType", "wafDisabled", "lssAppConnectorGroup"];
const EMBEDDED = [
    ...Object.keys(audit),
    ...EMBEDDED_ON_CREATE,
    ...["enabled", "description", "versionProfileId", "overrideVersionProfile", "location", "dnsQueryType"],
    ...[
        "cityCountry",
        "countryCode",
        "tcpQuickAckApp",
        "tcpQuickAckAssistant",
        "tcpQuickAckReadAssistant",
        "praEnabled",
    ],
];

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
            answer: (group, tenant) => connectorGroups(group, tenant, EMBEDDED),
            createAnswer: (group, tenant) => connectorGroups(group, tenant, EMBEDDED_ON_CREATE),
        },
        servers: { ...references(server.name), answer: servers },
    },
    references: (group) => [
        ...idsOf(group.appConnectorGroups).map((id) => ({ collection: appConnectorGroup.name, id })),
        ...idsOf(group.servers).map((id) => ({ collection: server.name, id })),
    ],
};

export const serverGroupRoutes: Route[] = collectionRoutes(serverGroup);

function connectorGroups(group: StoredObject, tenant: Tenant, keys: readonly string[]): Json | undefined {
    return embedded(tenant, appConnectorGroup.name, group.appConnectorGroups, (found) => {
        const whole = answer(tenant, tenant.collection(appConnectorGroup.name), found);
        return Object.fromEntries(keys.flatMap((key) => (whole[key] === undefined ? [] : [[key, whole[key]]])));
    });
}

function servers(group: StoredObject, tenant: Tenant): Json | undefined {
    return embedded(tenant, server.name, group.servers, (found) =>
        answer(tenant, tenant.collection(server.name), found),
    );
}

function embedded(
    tenant: Tenant,
    collection: string,
    value: Json | undefined,
    view: (object: StoredObject) => WireObject,
): Json | undefined {
    const found = idsOf(value).flatMap((id) => tenant.collection(collection).get(id) ?? []);
    return found.length > 0 ? found.map(view) : undefined;
}
