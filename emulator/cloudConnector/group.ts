import { refuseBeyondLimit } from "../core/capacity";
import { type CollectionDefinition, DEFAULT_MICROTENANT } from "../core/collection";
import { derived, kept } from "../core/fields";
import { isObject, type Json, type StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { answer } from "../core/serialize";
import type { Tenant } from "../core/tenant";
import { CONNECTOR_USER } from "./administrator";
import { answerLinks, hidden, identified, linkedId } from "./api/fields";
import { type CloudRoute, cloudRoutes } from "./api/routes";
import { byNumber, GROUPS, membersOf } from "./common/members";
import { description, groupName, locationName, type Site, zoneAttribute } from "./common/naming";
import { locationTimeZone, placeOf } from "./common/regions";
import { withdraw } from "./common/replica";
import { autoScaleOf, connector } from "./connector";
import { location, registerLocation } from "./location";
import { locationTemplate } from "./locationTemplate";
import { dataOf, provUrl } from "./provUrl";

/** The connectors of one zone of a network. */
export const group: CollectionDefinition = {
    name: GROUPS,
    typeName: "Cloud Connector Group",
    ids: "cloudObject",
    scope: "tenant",
    limit: 1_000,
    sortKey: byNumber,
    fields: {
        ...identified,
        name: kept(),
        desc: kept(),
        deployType: kept(),
        status: kept(),
        platform: kept(),
        awsAvailabilityZone: kept(),
        azureAvailabilityZone: kept(),
        location: derived(answerLinks(location.name, "location")),
        maxEcCount: kept(),
        provTemplate: derived(answerLinks(provUrl.name, "provTemplate")),
        tunnelMode: kept(),
        autoScale: derived(({ autoScale }, tenant) => {
            return tenant.switches.groupAutoScale === "shown" ? autoScale : undefined;
        }),
        ecVMs: derived(members),
        network: hidden(),
        zone: hidden(),
        region: hidden(),
    },
    references: (object) => [
        { collection: location.name, id: linkedId(object.location) ?? "" },
        { collection: provUrl.name, id: linkedId(object.provTemplate) ?? "" },
    ],
    removed: (object, tenant) => withdraw(tenant, object),
};

export const part: EmulatorModule<CloudRoute> = {
    collections: [group],
    routes: [
        {
            method: "GET",
            path: "/ecgroup/count",
            handle: (call) => ({ status: 200, body: call.collection(group).size }),
        },
        ...cloudRoutes(group, { path: "/ecgroup", verbs: ["lite", "list", "get"], pageSize: 250, litePageSize: 20 }),
    ],
};

/** The group that machines of a site are in, made with the first of them. */
export function groupAt(tenant: Tenant, site: Site, url: StoredObject, instanceId: string): StoredObject {
    const collection = tenant.collection(group.name);
    for (const known of collection.values()) {
        if (known.platform === site.cloud && known.network === site.network && known.zone === site.zone) return known;
    }
    refuseBeyondLimit(tenant, collection, {});
    const place = locationAt(tenant, site, url);
    const now = String(tenant.clock.seconds());
    const made: StoredObject = {
        id: tenant.nextId(group.ids),
        name: groupName(site),
        microtenantId: DEFAULT_MICROTENANT,
        creationTime: now,
        modifiedTime: now,
        modifiedBy: CONNECTOR_USER,
        desc: description(site.cloud, instanceId),
        deployType: "CLOUD",
        status: ["CLOUD"],
        platform: site.cloud,
        ...zoneAttribute(site),
        location: { id: place.id },
        maxEcCount: 0,
        provTemplate: { id: url.id },
        tunnelMode: "UNENCRYPTED",
        autoScale: autoScaleOf(url),
        network: site.network,
        zone: site.zone,
        region: site.region,
    };
    tenant.put(collection, made);
    return made;
}

/** What the first machine of a network brings into being, after the template of its provisioning URL. */
function locationAt(tenant: Tenant, site: Site, url: StoredObject): StoredObject {
    const neighbour = [...tenant.collection(group.name).values()].find(
        ({ platform, network, region }) =>
            platform === site.cloud && network === site.network && region === site.region,
    );
    const known = tenant.collection(location.name).get(linkedId(neighbour?.location) ?? "");
    if (known) return known;
    const template = tenant.collection(locationTemplate.name).get(linkedId(dataOf(url).locationTemplate) ?? "");
    const values = isObject(template?.template) ? template.template : {};
    const { templatePrefix, enforceBandwidthControl, ...features } = values;
    const place = placeOf(site.region);
    return registerLocation(tenant, {
        ...features,
        name: locationName(site, templatePrefix),
        country: place.country,
        tz: locationTimeZone(place),
        vpcInfo: { cloudProvider: site.cloud, cloudMeta: { name: site.network, id: 1 } },
    });
}

function members({ id }: StoredObject, tenant: Tenant): Json | undefined {
    const collection = tenant.collection(connector.name);
    const found = membersOf(tenant, id).map((member) => answer(tenant, collection, member));
    return found.length > 0 || tenant.switches.emptyGroupMembers === "empty" ? found : undefined;
}
