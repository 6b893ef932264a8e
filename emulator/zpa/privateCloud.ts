import type { CollectionDefinition, Reference, RuleCheck } from "../collection";
import { type Field, flag, idsOf, nameText, references, settable, structure, text, wholeNumber } from "../fields";
import type { StoredObject } from "../json";
import type { Part } from "../part";
import { collectionRoutes, type Route } from "../routes";
import type { Tenant } from "../tenant";
import { appConnectorGroup } from "./appConnectorGroup";
import { privateCloudControllerGroup, requirePrivateCloud } from "./privateCloudControllerGroup";
import { privateExporterGroup } from "./privateExporterGroup";
import { serviceEdgeGroup } from "./serviceEdgeGroup";
import { audit, management, microtenant, unanswered } from "./shared/commonFields";
import { embedded } from "./shared/embedded";

/** The groups that a private cloud is made of, by the list they are in. Each says in turn which cloud it is in. */
const MEMBERS: Readonly<Record<string, string>> = {
    siteControllerGroupIds: privateCloudControllerGroup.name,
    assistantGroupsIds: appConnectorGroup.name,
    privateBrokerGroupIds: serviceEdgeGroup.name,
};

/** As documented: no exchange was ever recorded. */
export const privateCloud: CollectionDefinition = {
    name: "privateCloud",
    typeName: "Private Cloud",
    fields: {
        ...audit,
        name: nameText(),
        enabled: flag(false, { omitted: "unrecorded" }),
        description: text({ omitted: "unrecorded" }),
        // Days.
        reEnrollPeriod: wholeNumber({ min: 30, max: 180 }, { omitted: "unrecorded" }),
        sitecPreferred: flag(false, { omitted: "unrecorded" }),
        remoteLss: flag(false, { omitted: "unrecorded" }),
        fireDrillEnabled: flag(false, { omitted: "unrecorded" }),
        zpnFireDrillSite: structure({ omitted: "unrecorded" }),
        ...Object.fromEntries(Object.entries(MEMBERS).map(([key, collection]) => [key, list(key, collection)])),
        privateExporterGroupIds: list("privateExporterGroupIds", privateExporterGroup.name),
        // Of what kind these are, the sources do not agree.
        siemIds: settable((value) => (Array.isArray(value) ? value : undefined), { omitted: "unrecorded" }),
        ...unanswered(management),
        ...microtenant,
    },
    references: (cloud) => Object.keys(MEMBERS).flatMap((key) => membersOf(cloud, key)),
    rules(cloud, check) {
        if (check.sent.fireDrillEnabled === true && !check.previous) check.invalid("fireDrillEnabled");
        for (const key of Object.keys(MEMBERS)) {
            if (membersOf(cloud, key).some((member) => isElsewhere(member, cloud, check))) check.invalid(key);
        }
    },
    removed: (cloud, tenant) => seat(cloud, () => false, tenant),
};

export const part: Part = {
    collections: [privateCloud],
    routes: collectionRoutes(privateCloud).map(
        (route): Route => ({
            ...route,
            handle(call) {
                requirePrivateCloud(call.tenant);
                const reply = route.handle(call);
                if (route.method === "GET") return reply;
                for (const cloud of call.collection(privateCloud).values()) seat(cloud, isIn(cloud), call.tenant);
                return reply;
            },
        }),
    ),
};

function list(key: string, collection: string): Field {
    const answer: Field["answer"] = (cloud, tenant) =>
        embedded(tenant, collection, cloud[key], ["id", "name", "enabled"]);
    return { ...references(collection, { omitted: "unrecorded" }), answer };
}

function membersOf(cloud: StoredObject, key: string): Reference[] {
    const collection = MEMBERS[key];
    return collection === undefined ? [] : idsOf(cloud[key]).map((id) => ({ collection, id }));
}

/** A group is in one private cloud. Whether the service refuses a second one or moves the group, nobody knows. */
function isElsewhere({ collection, id }: Reference, cloud: StoredObject, { tenant, previous }: RuleCheck): boolean {
    const clouds = tenant.referrers(collection, id, privateCloud.name);
    return clouds.some(({ object }) => object.id !== (previous ?? cloud).id);
}

function isIn(cloud: StoredObject): (key: string, id: string) => boolean {
    return (key, id) => idsOf(cloud[key]).includes(id);
}

/** Lets each group say which private cloud it is in. */
function seat(cloud: StoredObject, isMember: (key: string, id: string) => boolean, tenant: Tenant): void {
    for (const [key, name] of Object.entries(MEMBERS)) {
        const groups = tenant.collection(name);
        for (const group of [...groups.values()]) {
            const { siteId, siteName } = group;
            if (isMember(key, group.id)) {
                if (siteId === cloud.id && siteName === cloud.name) continue;
                tenant.put(groups, { ...group, siteId: cloud.id, siteName: cloud.name });
            } else if (siteId === cloud.id) {
                tenant.put(groups, { ...group, siteId: undefined, siteName: undefined });
            }
        }
    }
}
