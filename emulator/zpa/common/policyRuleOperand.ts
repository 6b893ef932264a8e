import type { Reference } from "../../core/collection";
import type { StoredObject, WireObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";
import { CLIENT_TYPES, PLATFORMS } from "../clientTypes";

/** One comparison of a condition, as it is stored. */
export interface Operand extends WireObject {
    objectType: string;
    lhs: string;
    rhs: string;
}

/** What one side of an operand names. */
type Side =
    | { readonly collection: string; readonly by?: string }
    | { readonly words: readonly string[] }
    | { readonly pattern: RegExp };

interface OperandKind {
    /** Absent: it says `id`. */
    readonly left?: Side;
    readonly right: Side;
    /** The attribute by which the right object belongs to the left one. */
    readonly belongsBy?: string;
}

const object = (collection: string, by?: string): Side => ({ collection, by });
const words = (...words: string[]): Side => ({ words });
const ANYTHING: Side = { pattern: /./ };

/** Kinds whose right side is `ANYTHING` name objects that are not kept here. */
const KINDS: Readonly<Record<string, OperandKind>> = {
    APP: { right: object("application") },
    APP_GROUP: { right: object("segmentGroup") },
    CLIENT_TYPE: { right: words(...Object.keys(CLIENT_TYPES)) },
    MACHINE_GRP: { right: object("machineGroup") },
    EDGE_CONNECTOR_GROUP: { right: object("cloudConnectorGroup") },
    CLOUD_CONNECTOR_GROUP: { right: object("cloudConnectorGroup") },
    BRANCH_CONNECTOR_GROUP: { right: object("branchConnectorGroup") },
    LOCATION: { right: object("location") },
    IDP: { right: object("idp") },
    SAML: { left: object("samlAttribute"), right: ANYTHING },
    SCIM: { left: object("scimattribute"), right: ANYTHING },
    SCIM_GROUP: { left: object("idp"), right: object("scimgroup"), belongsBy: "idpId" },
    POSTURE: { left: object("posture", "postureUdid"), right: words("true", "false") },
    TRUSTED_NETWORK: { left: object("network", "networkId"), right: words("true", "false") },
    PLATFORM: { left: words(...Object.keys(PLATFORMS)), right: words("true") },
    COUNTRY_CODE: { left: { pattern: /^[A-Z]{2}$/ }, right: words("true") },
    RISK_FACTOR_TYPE: { left: words("ZIA"), right: words("UNKNOWN", "LOW", "MEDIUM", "HIGH", "CRITICAL") },
    CHROME_ENTERPRISE: { left: words("managed"), right: words("true", "false") },
    CONSOLE: { right: ANYTHING },
    USER_PORTAL: { right: ANYTHING },
    PRIVILEGE_PORTAL: { right: ANYTHING },
    WORKLOAD_TAG_GROUP: { right: ANYTHING },
    AAE_PROFILE: { right: ANYTHING },
    USER: { right: ANYTHING },
    USER_GROUP: { right: ANYTHING },
};

/** How version 2 of the API sends an operand of that type: as `values`, or as `entryValues`. */
export function formOf(objectType: string): "values" | "entryValues" | undefined {
    const kind = kindOf(objectType);
    return kind && (kind.left ? "entryValues" : "values");
}

/** The name of the parameter that is wrong with an operand, if one is. */
export function faultOf(operand: Operand, tenant: Tenant, microtenantId: string): string | undefined {
    const kind = kindOf(operand.objectType);
    if (!kind) return "objectType";
    const left = kind.left ? matches(kind.left, operand.lhs, tenant, microtenantId) : operand.lhs === "id";
    if (!left) return namesIdp(kind.left) ? "idpId" : "conditions";
    if (!matches(kind.right, operand.rhs, tenant, microtenantId)) return namesIdp(kind.right) ? "idpId" : "conditions";
    const { belongsBy } = kind;
    const owner = belongsBy && named(kind.right, operand.rhs, tenant)?.[belongsBy];
    return belongsBy !== undefined && owner !== operand.lhs ? "conditions" : undefined;
}

/** The objects an operand names by their id. */
export function referencesOf({ objectType, lhs, rhs }: Operand): Reference[] {
    const { left, right } = kindOf(objectType) ?? {};
    return [...reference(left, lhs), ...reference(right, rhs)];
}

/** What the service adds to an operand in answers: names, and the identity provider. */
export function namesOf({ objectType, lhs, rhs }: Operand, tenant: Tenant, form: "read" | "created"): WireObject {
    const kind = kindOf(objectType);
    const left = kind?.left && named(kind.left, lhs, tenant);
    if (form === "created") return { name: left?.name };
    if (objectType === "SCIM_GROUP") return { idpId: lhs, idpName: left?.name };
    const idpId = typeof left?.idpId === "string" ? left.idpId : undefined;
    const idp = idpId === undefined ? undefined : named(object("idp"), idpId, tenant);
    if (kind?.left) return { name: "collection" in kind.left ? left?.name : lhs, idpId, idpName: idp?.name };
    return { name: kind && "collection" in kind.right ? named(kind.right, rhs, tenant)?.name : rhs };
}

function kindOf(objectType: string): OperandKind | undefined {
    return Object.hasOwn(KINDS, objectType) ? KINDS[objectType] : undefined;
}

function matches(side: Side, value: string, tenant: Tenant, microtenantId: string): boolean {
    if ("words" in side) return side.words.includes(value);
    if ("pattern" in side) return side.pattern.test(value);
    const found = named(side, value, tenant);
    return found !== undefined && tenant.collection(side.collection).isVisible(found, microtenantId);
}

function named(side: Side, value: string, tenant: Tenant): StoredObject | undefined {
    if (!("collection" in side)) return undefined;
    const { by } = side;
    const collection = tenant.collection(side.collection);
    if (by === undefined) return collection.get(value);
    for (const candidate of collection.values()) if (candidate[by] === value) return candidate;
    return undefined;
}

function reference(side: Side | undefined, id: string): Reference[] {
    return side && "collection" in side && side.by === undefined ? [{ collection: side.collection, id }] : [];
}

function namesIdp(side: Side | undefined): boolean {
    return side !== undefined && "collection" in side && side.collection === "idp";
}
