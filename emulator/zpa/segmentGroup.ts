import type { CollectionDefinition } from "../core/collection";
import { change } from "../core/crud";
import { invalid } from "../core/errors";
import { derived, flag, nameText, oneOf, references, text } from "../core/fields";
import { type Call, collectionRoutes, customerPath, type Reply } from "../core/http";
import type { Json, StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { pick } from "../core/serialize";
import type { Tenant } from "../core/tenant";
import { audit, management, microtenant } from "./common/commonFields";

const APPLICATION = "application";

/** What answers show of a segment inside its group. */
const EMBEDDED = [
    ...Object.keys(audit),
    ...["name", "domainNames", "description", "enabled", "passiveHealthEnabled", "tcpPortRanges", "udpPortRanges"],
    ...["doubleEncrypt", "healthCheckType", "icmpAccessType", "bypassType", "configSpace", "ipAnchored"],
    ...["bypassOnReauth", "inspectTrafficWithZia", "tcpKeepAlive", "useInDrMode", "matchStyle"],
    ...["selectConnectorCloseToApp", "weightedLoadBalancing", "extranetEnabled", "adpEnabled", "apiProtectionEnabled"],
    ...["autoAppProtectEnabled", "fqdnDnsCheck", "policyStyle", "tcpPortRange", "udpPortRange"],
];

export const segmentGroup: CollectionDefinition = {
    name: "segmentGroup",
    typeName: "Segment Group",
    limit: 200,
    fields: {
        ...audit,
        name: nameText(),
        description: text({ omitted: "clear" }),
        enabled: flag(false),
        // Kept by the segments, which say what group they are in: here only the ids are checked.
        applications: {
            ...references(APPLICATION),
            answer: embeddedSegments,
            inCreateAnswer: "never",
        },
        policyMigrated: derived(() => undefined, { listAnswer: () => true, inCreateAnswer: "never" }),
        configSpace: oneOf(["DEFAULT", "SIEM"], { default: "DEFAULT" }),
        tcpKeepAliveEnabled: oneOf(["0", "1"], { default: "0" }),
        ...management,
        ...microtenant,
    },
    rules(group) {
        delete group.applications;
    },
};

export const part: EmulatorModule = {
    collections: [segmentGroup],
    routes: [
        ...collectionRoutes(segmentGroup),
        { method: "PUT", path: customerPath("v2", "segmentGroup/:id"), handle: updateMembers },
    ],
};

/** Version 2 of the update can move segments into the group and out of it. */
function updateMembers(call: Call): Reply {
    const group = call.find(segmentGroup);
    const { addedApps, deletedApps } = call.body();
    const added = segments(call, "addedApps", addedApps);
    const deleted = segments(call, "deletedApps", deletedApps);
    if (deleted.some(({ segmentGroupId }) => segmentGroupId !== group.id)) throw invalid(["deletedApps"]);
    const reply = call.update(segmentGroup, group);
    const move = (segment: StoredObject, segmentGroupId: string | null) =>
        change(
            call.tenant,
            call.tenant.collection(APPLICATION),
            segment,
            { segmentGroupId },
            call.tenant.identity.apiUserId,
        );
    for (const segment of deleted) move(segment, null);
    for (const segment of added) move(segment, group.id);
    return reply;
}

function segments(call: Call, key: string, ids: Json | undefined): StoredObject[] {
    if (ids === undefined || ids === null) return [];
    if (!Array.isArray(ids)) throw invalid([key]);
    const { microtenantId } = call.find(segmentGroup);
    return ids.map((id) => {
        const found = call.tenant.collection(APPLICATION).find(String(id), microtenantId);
        if (!found) throw invalid([key]);
        return found;
    });
}

function embeddedSegments(group: StoredObject, tenant: Tenant): Json | undefined {
    const found = tenant.referrers(segmentGroup.name, group.id, APPLICATION).map(({ collection, object }) => {
        const [domainName] = Array.isArray(object.domainNames) ? object.domainNames : [];
        return { ...pick(tenant, collection, object, EMBEDDED), domainName };
    });
    return found.length > 0 ? found : undefined;
}
