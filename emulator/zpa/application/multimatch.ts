import type { RuleCheck } from "../../core/collection";
import { change, refuseRestricted } from "../../core/crud";
import { ApiError, invalid, missing } from "../../core/errors";
import { type Call, customerPath, type Reply, type Route } from "../../core/http";
import type { Json, StoredObject, WireObject } from "../../core/json";
import { microtenantName } from "../../core/serialize";
import type { Tenant } from "../../core/tenant";
import { appTypesOf } from "./commonApps";
import { portsOf } from "./ports";
import { isCopy, refuseReceived } from "./sharing";

const APPLICATION = "application";
export const MATCH_STYLES = ["EXCLUSIVE", "INCLUSIVE"];

/** Attributes that exclude multimatch, and how refusals name them; the words of the last two are assumed. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
    doubleEncrypt: "Double Encryption",
    inspectTrafficWithZia: "Inspect Traffic with ZIA",
    ipAnchored: "Source IP Anchor",
};

export const multimatchRoutes: Route[] = [
    { method: "PUT", path: customerPath("v1", "application/bulkUpdateMultiMatch"), handle: bulkUpdate },
    { method: "POST", path: customerPath("v1", "application/multimatchUnsupportedReferences"), handle: listByDomain },
];

/** A domain name has one match style: a segment that brings in another one is refused. */
export function multimatchRules(segment: StoredObject, { tenant, previous }: RuleCheck): void {
    if (segment.matchStyle === "INCLUSIVE") refuseUnsupported(segment);
    const known = previous && previous.matchStyle === segment.matchStyle ? domainsOf(previous) : [];
    if (domainsOf(segment).every((name) => known.includes(name))) return;
    const other = neighbours(segment, tenant).find(({ matchStyle }) => matchStyle !== segment.matchStyle);
    if (!other) return;
    const id = "domain.match.style.overlapping";
    throw new ApiError(400, { id, reason: `Overlaps with ${other.name}`, params: [other.name], exception: id });
}

/** Other segments that have a domain name in common. */
export function neighbours(segment: StoredObject, tenant: Tenant): StoredObject[] {
    return sharing(domainsOf(segment), tenant).filter(({ id }) => id !== segment.id);
}

function bulkUpdate(call: Call): Reply {
    const { tenant } = call;
    const { applicationIds, matchStyle } = call.body();
    if (matchStyle === undefined || matchStyle === null || matchStyle === "") throw missing(["matchStyle"]);
    if (typeof matchStyle !== "string" || !MATCH_STYLES.includes(matchStyle)) throw invalid(["matchStyle"]);
    if (!Array.isArray(applicationIds) || applicationIds.length === 0) throw missing(["applicationIds"]);
    const collection = tenant.collection(APPLICATION);
    const segments = [...new Set(applicationIds.map(String))].map((id) => call.find(collection.definition, id));
    const given = new Set(segments.map(({ id }) => id));
    const absent = sharing(segments.flatMap(domainsOf), tenant).filter(({ id }) => !given.has(id));
    if (absent.length > 0) throw missingSegments(absent);
    for (const segment of segments) {
        refuseReceived(call, segment);
        refuseRestricted(tenant, segment);
        if (matchStyle === "INCLUSIVE") refuseUnsupported(segment);
    }
    for (const segment of segments) change(tenant, collection, segment, { matchStyle }, tenant.identity.apiUserId);
    return { status: 204 };
}

function listByDomain(call: Call): Reply {
    const domains = call.bodyList().map((name) => String(name).toLowerCase());
    if (domains.length === 0) {
        throw new ApiError(400, { message: "Domain(s) are not provided for checking multimatch unsupported features" });
    }
    const found = sharing(domains, call.tenant).filter(
        ({ microtenantId }) => call.scope === undefined || microtenantId === call.scope,
    );
    return { status: 200, body: found.map((segment) => reported(segment, call.tenant)) };
}

function reported(segment: StoredObject, tenant: Tenant): WireObject {
    const ports = (protocol: "tcp" | "udp"): Json[] =>
        portsOf(segment, protocol).flatMap(({ from, to }) => [String(from), String(to)]);
    return {
        id: segment.id,
        appSegmentName: segment.name,
        domains: domainsOf(segment),
        matchStyle: segment.matchStyle,
        tcpPorts: ports("tcp"),
        udpPorts: ports("udp"),
        microtenantName: microtenantName(segment, tenant),
        unsupportedFeatures: unsupportedFeatures(segment),
    };
}

function unsupportedFeatures(segment: StoredObject): string[] {
    const attributes = Object.entries(UNSUPPORTED).filter(([key]) => segment[key] === true);
    return [...appTypesOf(segment), ...attributes.map(([, words]) => words)];
}

function refuseUnsupported(segment: StoredObject): void {
    const features = unsupportedFeatures(segment);
    if (features.length === 0) return;
    throw new ApiError(400, {
        code: "features.not.supported.for.multimatch",
        message:
            `The following features [${features.join(", ")}] are not supported for multimatch ` +
            `in application segment ${segment.name}`,
    });
}

function missingSegments(segments: readonly StoredObject[]): ApiError {
    const ids = segments.map(({ id }) => id).join(", ");
    return new ApiError(400, {
        code: "multimatch.inconsistent.missing.apps",
        message: `The following application(s) are missing from the request but are required for the update: [${ids}]`,
    });
}

function sharing(domains: readonly string[], tenant: Tenant): StoredObject[] {
    const names = new Set(domains);
    return [...tenant.collection(APPLICATION).values()].filter(
        (segment) => !isCopy(segment) && domainsOf(segment).some((name) => names.has(name)),
    );
}

function domainsOf({ domainNames }: StoredObject): string[] {
    return Array.isArray(domainNames) ? domainNames.filter((name) => typeof name === "string") : [];
}
