import type { CollectionDefinition, RuleCheck } from "../core/collection";
import { ApiError, referenced } from "../core/errors";
import {
    derived,
    type Field,
    flag,
    idsOf,
    kept,
    nameText,
    oneOf,
    reference,
    references,
    text,
    texts,
} from "../core/fields";
import { type Call, collectionRoutes, customerPath, type Reply, summaryRoute } from "../core/http";
import type { Json, StoredObject, WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { appConnectorGroup } from "./appConnectorGroup";
import { appsByTypeRoutes } from "./application/appsByType";
import { certificatesOf, commonAppFields, commonAppRules } from "./application/commonApps";
import { exportRoute } from "./application/export";
import { MATCH_STYLES, multimatchRoutes, multimatchRules, neighbours } from "./application/multimatch";
import { portFields, portRules, sharesPort } from "./application/ports";
import {
    copiesFollow,
    refuseReceived,
    refuseShared,
    seen,
    seenBy,
    sharedWith,
    sharing,
    sharingRoutes,
} from "./application/sharing";
import { audit, management, microtenant, unanswered } from "./common/commonFields";
import { embedded } from "./common/embedded";
import { isLicensed } from "./common/licence";
import { issuedCertificate } from "./issuedCertificate";
import { segmentGroup } from "./segmentGroup";
import { serverGroup } from "./serverGroup";

/** What answers show of a server group inside a segment. */
const ASSIGNED = [
    ...Object.keys(audit),
    ...["name", "enabled", "description", "configSpace", "extranetEnabled", "dynamicDiscovery"],
];

const INSPECT_WITH_ZIA = "feature.application.inspect_traffic_with_zia";

/** An application segment. */
export const application: CollectionDefinition = {
    name: "application",
    typeName: "Application",
    limit: 6_000,
    fields: {
        ...unanswered(audit),
        id: kept(),
        domainNames: domains(),
        name: nameText(),
        description: text(),
        serverGroups: assignments(),
        enabled: flag(false),
        passiveHealthEnabled: flag(true),
        ...portFields("tcp"),
        ...portFields("udp"),
        doubleEncrypt: flag(false),
        configSpace: oneOf(["DEFAULT", "SIEM"], { default: "DEFAULT" }),
        bypassType: oneOf(["NEVER", "ALWAYS", "ON_NET"], { default: "NEVER" }),
        healthCheckType: oneOf(["DEFAULT", "NONE"], { default: "DEFAULT" }),
        icmpAccessType: oneOf(["NONE", "PING", "PING_TRACEROUTING"], { default: "NONE" }),
        isCnameEnabled: flag(true),
        ...commonAppFields,
        ipAnchored: flag(false),
        bypassOnReauth: flag(false),
        inspectTrafficWithZia: flag(false),
        healthReporting: oneOf(["ON_ACCESS", "NONE", "CONTINUOUS"], { default: "ON_ACCESS", inCreateAnswer: "never" }),
        useInDrMode: flag(false, { inCreateAnswer: "never" }),
        tcpKeepAlive: oneOf(["0", "1"], { default: "0" }),
        selectConnectorCloseToApp: flag(false, { inCreateAnswer: "never" }),
        matchStyle: oneOf(MATCH_STYLES, { default: "EXCLUSIVE" }),
        isIncompleteDRConfig: derived(isIncompleteInDr),
        adpEnabled: flag(false),
        autoAppProtectEnabled: flag(false),
        apiProtectionEnabled: flag(false),
        fqdnDnsCheck: flag(false),
        weightedLoadBalancing: kept({ default: false }),
        extranetEnabled: flag(false),
        tcpProtocols: protocols(),
        udpProtocols: protocols(),
        policyStyle: oneOf(["NONE", "DUAL_POLICY_EVAL"], { default: "NONE", inCreateAnswer: "never" }),
        ...unanswered(management),
        ...microtenant,
        segmentGroupId: reference(segmentGroup.name, { required: "create" }),
        segmentGroupName: derived(groupName, { inCreateAnswer: "never" }),
        sharedMicrotenantDetails: sharing,
    },
    seenBy,
    references: (segment) => [
        ...(typeof segment.segmentGroupId === "string"
            ? [{ collection: segmentGroup.name, id: segment.segmentGroupId }]
            : []),
        ...idsOf(segment.serverGroups).map((id) => ({ collection: serverGroup.name, id })),
        ...certificatesOf(segment).map((id) => ({ collection: issuedCertificate.name, id })),
        ...sharedWith(segment).map((id) => ({ collection: "microtenants", id })),
    ],
    rules(segment, check) {
        portRules(segment, check, "tcp");
        portRules(segment, check, "udp");
        commonAppRules(segment, check);
        if (segment.inspectTrafficWithZia === true) requireLicence(segment, check.tenant);
        multimatchRules(segment, check);
        refuseOverlap(segment, check);
        if (check.previous && check.tenant.switches.sharingOnUpdate === "ended")
            delete segment.sharedMicrotenantDetails;
    },
    removed: copiesFollow,
};

export const part: EmulatorModule = {
    collections: [application],
    routes: [
        summaryRoute(application),
        exportRoute(application),
        ...appsByTypeRoutes,
        ...multimatchRoutes,
        ...sharingRoutes,
        ...collectionRoutes(application, { verbs: ["create"] }),
        {
            method: "GET",
            path: customerPath("v1", "application"),
            handle: (call) => call.list(application, (segment) => seen(call, segment, "listed")),
        },
        {
            method: "GET",
            path: customerPath("v1", "application/:id"),
            handle: (call) => ({ status: 200, body: seen(call, call.find(application), "single") }),
        },
        { method: "PUT", path: customerPath("v1", "application/:id"), handle: updateSegment },
        { method: "DELETE", path: customerPath("v1", "application/:id"), handle: removeSegment },
    ],
};

function updateSegment(call: Call): Reply {
    const segment = call.find(application);
    refuseReceived(call, segment);
    const reply = call.update(application, segment);
    copiesFollow(segment, call.tenant);
    return reply;
}

/** Forcing takes the segment out of its group; without it, being in one is a reference like any other. */
function removeSegment(call: Call): Reply {
    const segment = call.find(application);
    refuseReceived(call, segment);
    const group = groupOf(segment, call.tenant);
    const { references: mode, unforcedDelete } = call.tenant.switches;
    const isForced = call.query.get("forceDelete") === "true" || unforcedDelete === "deletes";
    if (group && !isForced && mode === "strict") throw referenced(segmentGroup.typeName, group.name);
    refuseShared(segment, call.tenant);
    return call.remove(application, segment);
}

/** The service keeps domain names in lower case, each once. */
function domains(): Field {
    const parsed = texts({ required: "create" });
    return {
        ...parsed,
        parse(value) {
            if (!Array.isArray(value) || !value.every((name) => typeof name === "string" && /^[^\s,;]+$/.test(name))) {
                return undefined;
            }
            const names = value.map((name) => String(name).toLowerCase());
            return new Set(names).size === names.length ? names : undefined;
        },
    };
}

function protocols(): Field {
    const known = ["NONE", "KERBEROS", "LDAP", "SMB"];
    return {
        ...texts(),
        parse: (value) =>
            Array.isArray(value) && value.every((entry) => known.includes(String(entry))) ? value : undefined,
    };
}

/** Server groups by id. Only single reads tell how load is spread over them, and creates hardly know them at all. */
function assignments(): Field {
    const shown = (segment: StoredObject, tenant: Tenant, spread: WireObject): Json | undefined =>
        embedded(tenant, serverGroup.name, segment.serverGroups, ASSIGNED)?.map((group) => ({ ...group, ...spread }));
    return {
        ...references(serverGroup.name),
        answer: (segment, tenant) => shown(segment, tenant, { weight: "0", passive: false }),
        listAnswer: (segment, tenant) => shown(segment, tenant, {}),
        createAnswer: (segment) => {
            const unread = { enabled: false, configSpace: "DEFAULT", extranetEnabled: false, dynamicDiscovery: false };
            const found = idsOf(segment.serverGroups).map((id): Json => ({ id, ...unread }));
            return found.length > 0 ? found : undefined;
        },
    };
}

function groupOf(segment: StoredObject, tenant: Tenant): StoredObject | undefined {
    return tenant.collection(segmentGroup.name).get(String(segment.segmentGroupId));
}

function groupName(segment: StoredObject, tenant: Tenant): Json | undefined {
    return groupOf(segment, tenant)?.name;
}

/** A segment that is reached in a disaster needs a server group behind a connector group that is there then. */
function isIncompleteInDr(segment: StoredObject, tenant: Tenant): boolean {
    const { incompleteDrConfig } = tenant.switches;
    if (segment.useInDrMode !== true || incompleteDrConfig === "never") return false;
    const isDesignated = ({ useInDrMode }: StoredObject) => useInDrMode === true;
    const behind = (collection: string, value: Json | undefined) =>
        idsOf(value).flatMap((id) => tenant.collection(collection).get(id) ?? []);
    const isServed = behind(serverGroup.name, segment.serverGroups)
        .flatMap((group) => behind(appConnectorGroup.name, group.appConnectorGroups))
        .some(isDesignated);
    if (incompleteDrConfig === "connectorGroups" || !isServed) return !isServed;
    return ![...tenant.collection("serviceEdgeGroup").values()].some(isDesignated);
}

function requireLicence(segment: StoredObject, tenant: Tenant): void {
    if (isLicensed(tenant, INSPECT_WITH_ZIA)) return;
    const id = "config.change.not.allowed.sku.not.enabled";
    const field = "inspectTrafficWithZia";
    const { customerId } = tenant.identity;
    throw new ApiError(400, {
        id,
        reason:
            `Cannot update config ${field} of ${segment.name} as this is managed by SKU ${INSPECT_WITH_ZIA} ` +
            `which is not enabled for customer ${customerId}`,
        params: [field, segment.name, INSPECT_WITH_ZIA, customerId],
        exception: id,
    });
}

function refuseOverlap(segment: StoredObject, check: RuleCheck): void {
    if (check.tenant.switches.overlappingSegments !== "refused") return;
    const overlaps = neighbours(segment, check.tenant).some(
        (other) => sharesPort(segment, other, "tcp") || sharesPort(segment, other, "udp"),
    );
    if (overlaps) check.invalid("domainNames");
}
