import type { CollectionDefinition, Reference } from "../core/collection";
import { referenced } from "../core/errors";
import { type Field, flag, idsOf, internal, nameText, references, settable, text, wholeNumber } from "../core/fields";
import { type Call, collectionRoutes, type Route } from "../core/http";
import type { StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { appConnectorGroup } from "./appConnectorGroup";
import { audit, management, microtenant, unanswered } from "./common/commonFields";
import { embedded } from "./common/embedded";
import { endForced, forcedRules, intervalField } from "./common/forcedContinuity";
import { privateCloudControllerGroup, requirePrivateCloud } from "./privateCloudControllerGroup";
import { privateExporterGroup } from "./privateExporterGroup";
import { serviceEdgeGroup } from "./serviceEdgeGroup";

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
        zpnFireDrillSite: intervalField,
        forcedSince: internal(),
        membersLeaveAt: internal(),
        ...Object.fromEntries(Object.entries(MEMBERS).map(([key, collection]) => [key, list(key, collection)])),
        privateExporterGroupIds: list("privateExporterGroupIds", privateExporterGroup.name),
        // Of what kind these are, the sources do not agree.
        siemIds: settable((value) => (Array.isArray(value) ? value : undefined), { omitted: "unrecorded" }),
        ...unanswered(management),
        ...microtenant,
    },
    references: (cloud) => membersOf(cloud).map(({ collection, id }) => ({ collection, id })),
    rules(cloud, check) {
        const { tenant, previous } = check;
        forcedRules(cloud, check);
        if (tenant.switches.secondPrivateCloud === "moves") return;
        for (const member of membersOf(cloud)) {
            if (cloudsWith(member, tenant).some(({ id }) => id !== previous?.id)) check.invalid(member.key);
        }
    },
    removed: (_cloud, tenant) => settle(tenant),
    passed: endForced,
};

export const part: EmulatorModule = {
    collections: [privateCloud],
    routes: collectionRoutes(privateCloud).map(
        (route): Route => ({
            ...route,
            handle(call) {
                requirePrivateCloud(call.tenant);
                endForced(call.tenant);
                if (route.method === "DELETE") refuseInhabited(call);
                const reply = route.handle(call);
                if (route.method !== "GET") settle(call.tenant);
                return reply;
            },
        }),
    ),
};

interface Member extends Reference {
    /** The list that it is in. */
    readonly key: string;
}

function list(key: string, collection: string): Field {
    const answer: Field["answer"] = (cloud, tenant) =>
        embedded(tenant, collection, cloud[key], ["id", "name", "enabled"]);
    return { ...references(collection, { omitted: "unrecorded" }), answer };
}

function membersOf(cloud: StoredObject): Member[] {
    return Object.entries(MEMBERS).flatMap(([key, collection]) =>
        idsOf(cloud[key]).map((id) => ({ key, collection, id })),
    );
}

/** The private clouds that list a group, the one that was written last at the end. */
function cloudsWith({ collection, id }: Reference, tenant: Tenant): StoredObject[] {
    return tenant.referrers(collection, id, privateCloud.name).map(({ object }) => object);
}

function refuseInhabited(call: Call): void {
    if (call.tenant.switches.inhabitedPrivateCloud === "deleted") return;
    const [member] = membersOf(call.find(privateCloud));
    if (!member) return;
    const groups = call.tenant.collection(member.collection);
    throw referenced(groups.definition.typeName, groups.get(member.id)?.name ?? member.id);
}

/** A group is in the private cloud that has listed it last, and says so. */
function settle(tenant: Tenant): void {
    const clouds = tenant.collection(privateCloud.name);
    for (const [key, name] of Object.entries(MEMBERS)) {
        const groups = tenant.collection(name);
        for (const group of [...groups.values()]) {
            const listing = cloudsWith({ collection: name, id: group.id }, tenant);
            const cloud = listing.pop();
            for (const left of listing) {
                const stay = idsOf(left[key]).filter((id) => id !== group.id);
                tenant.put(clouds, { ...left, [key]: stay.map((id) => ({ id })) });
            }
            if (group.siteId === cloud?.id && group.siteName === cloud?.name) continue;
            tenant.put(groups, { ...group, siteId: cloud?.id, siteName: cloud?.name });
        }
    }
}
