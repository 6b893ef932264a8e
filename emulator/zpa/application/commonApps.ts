import type { RuleCheck } from "../../core/collection";
import { derived, type Field, structure } from "../../core/fields";
import { isObject, type Json, type StoredObject, type WireObject } from "../../core/json";
import { microtenantName } from "../../core/serialize";
import type { Tenant } from "../../core/tenant";
import { issuedCertificate } from "../issuedCertificate";

/** What a segment can be beside a segment. */
export interface AppKind {
    /** The key of an application's own id where applications of all kinds are together. */
    readonly id: string;
    /** The key under which a write names the ids of those to delete. */
    readonly deleted: string;
    /** The key under which reads of a segment list them. */
    readonly list: string;
    /** What lists by kind show of each, and reads of the segment too. */
    readonly listed: readonly string[];
    /** What reads of the segment show beside that. */
    readonly read: readonly string[];
}

/** By their words on the wire. */
export const APP_KINDS: Readonly<Record<string, AppKind>> = {
    SECURE_REMOTE_ACCESS: {
        id: "praAppId",
        deleted: "deletedPraApps",
        list: "praApps",
        listed: ["hidden", "microtenantName"],
        read: ["portal", "connectionSecurity", "description"],
    },
    INSPECT: {
        id: "inspectAppId",
        deleted: "deletedInspectApps",
        list: "inspectionApps",
        listed: ["trustUntrustedCert"],
        read: ["protocols", "description", "microtenantName"],
    },
    BROWSER_ACCESS: {
        id: "baAppId",
        deleted: "deletedBaApps",
        list: "clientlessApps",
        listed: ["trustUntrustedCert", "allowOptions", "hidden"],
        read: [
            ...["description", "cname", "localDomain", "path", "microtenantName"],
            // Of names that Zscaler hosts.
            ...["extDomain", "extLabel", "extDomainName", "extId"],
        ],
    },
};

const CLIENTLESS = "BROWSER_ACCESS";
const PROTOCOLS = ["HTTP", "HTTPS", "SSH", "RDP", "VNC", "FTP", "NONE"];
/** What answers say of an application that nobody sets. */
const DERIVED = [
    "appId",
    "certificateName",
    "microtenantId",
    "microtenantName",
    "creationTime",
    "modifiedTime",
    "modifiedBy",
];

/**
 * The consoles of privileged access, the inspected applications and those that browsers reach. All are kept together, in
 * the form in which the first two are written; reads list each kind by itself.
 */
export const commonAppFields: Readonly<Record<string, Field>> = {
    commonAppsDto: {
        ...structure({ inCreateAnswer: "ifSent" }),
        answer: (segment) => config(segment, (app) => typeOf(app) !== CLIENTLESS),
        createAnswer: (segment) => config(segment, () => true),
    },
    praApps: listOf("SECURE_REMOTE_ACCESS"),
    inspectionApps: listOf("INSPECT"),
    clientlessApps: {
        ...listOf(CLIENTLESS),
        access: "settable",
        parse: (value) => (Array.isArray(value) && value.every(isObject) ? value : undefined),
        inCreateAnswer: "ifSent",
    },
};

/** Checks what was sent, and gives each application its id: the one it had, when it is the same one. */
export function commonAppRules(segment: StoredObject, check: RuleCheck): void {
    const { tenant, previous, sent } = check;
    const complete = (app: WireObject) => completed(app, previous ? appsOf(previous) : [], tenant);
    const accept = (key: string, apps: readonly WireObject[]) => {
        const whole = apps.map(complete);
        if (whole.some((app) => !isValid(app, segment, tenant))) check.invalid(key);
        return whole;
    };
    let apps = previous ? appsOf(previous) : [];
    if (isObject(sent.commonAppsDto)) {
        apps = merged(apps, accept("commonAppsDto", appsIn(sent.commonAppsDto)), sent.commonAppsDto, tenant);
    }
    if (Array.isArray(sent.clientlessApps)) {
        const clientless = sent.clientlessApps.filter(isObject).map(asClientless);
        const others = apps.filter((app) => typeOf(app) !== CLIENTLESS);
        apps = [...others, ...accept("clientlessApps", clientless)];
    }
    delete segment.clientlessApps;
    delete segment.commonAppsDto;
    if (apps.length > 0) segment.commonAppsDto = { appsConfig: apps };
}

/** The certificates a segment's applications present. */
export function certificatesOf(segment: StoredObject): string[] {
    return appsOf(segment).flatMap(({ certificateId }) => (typeof certificateId === "string" ? [certificateId] : []));
}

/** What a segment is beside a segment, each word once. */
export function appTypesOf(segment: StoredObject): string[] {
    return [...new Set(appsOf(segment).map(typeOf))];
}

/** The applications of one kind, as lists by kind show them. */
export function listedApps(segment: StoredObject, tenant: Tenant, type: string): WireObject[] {
    return shownApps(segment, tenant, type, APP_KINDS[type]?.listed ?? []);
}

function shownApps(segment: StoredObject, tenant: Tenant, type: string, more: readonly string[]): WireObject[] {
    const { id = "" } = APP_KINDS[type] ?? {};
    const keys = ["name", "enabled", "certificateId", "certificateName", "applicationPort", "applicationProtocol"];
    return appsOf(segment)
        .filter((app) => typeOf(app) === type)
        .map((app): WireObject => {
            const certificateName = tenant.collection(issuedCertificate.name).get(String(app.certificateId))?.name;
            const whole: WireObject = { ...app, certificateName, microtenantName: microtenantName(segment, tenant) };
            const shown = [...keys, "domain", ...more].map((key) => [key, whole[key]]);
            return { id: app[id], ...Object.fromEntries(shown), appId: segment.id };
        });
}

function listOf(type: string): Field {
    const { listed = [], read = [] } = APP_KINDS[type] ?? {};
    const answer: Field["answer"] = (segment, tenant) => {
        const apps = shownApps(segment, tenant, type, [...listed, ...read]);
        return apps.length > 0 ? apps : undefined;
    };
    return derived(answer, { inCreateAnswer: "never" });
}

function config(segment: StoredObject, holds: (app: WireObject) => boolean): Json | undefined {
    const apps = appsOf(segment).filter(holds);
    return apps.length > 0 ? { appsConfig: apps.map((app) => ({ ...app, appId: segment.id })) } : undefined;
}

function appsOf({ commonAppsDto }: StoredObject): WireObject[] {
    return isObject(commonAppsDto) ? appsIn(commonAppsDto) : [];
}

function appsIn({ appsConfig }: WireObject): WireObject[] {
    return Array.isArray(appsConfig) ? appsConfig.filter(isObject) : [];
}

/** The same application in the form of all kinds. */
function asClientless({ id, ...app }: WireObject): WireObject {
    return { ...app, appTypes: [CLIENTLESS], ...(id !== undefined && { baAppId: id }) };
}

/** What a write leaves of the applications: those it lists, those it does not, and not those it deletes. */
function merged(
    before: readonly WireObject[],
    listed: readonly WireObject[],
    sent: WireObject,
    tenant: Tenant,
): WireObject[] {
    const ids = new Set(listed.map(idOf));
    const deleted = new Set(
        Object.values(APP_KINDS).flatMap(({ deleted: key }) => [sent[key] ?? []].flat().map(String)),
    );
    const isKept = tenant.switches.unlistedApps === "kept";
    const others = before.filter((app) => isKept && !ids.has(idOf(app)));
    return [...others, ...listed].filter((app) => !deleted.has(idOf(app)));
}

function completed(app: WireObject, previous: readonly WireObject[], tenant: Tenant): WireObject {
    const said = Object.entries(app).filter(([key, value]) => (value ?? "") !== "" && !DERIVED.includes(key));
    const own: WireObject = Object.fromEntries(said);
    const key = APP_KINDS[typeOf(own)]?.id ?? "";
    const same = previous.find((known) =>
        own[key] === undefined ? isAlike(known, own) : typeOf(known) === typeOf(own) && known[key] === own[key],
    );
    return {
        hidden: false,
        portal: false,
        trustUntrustedCert: false,
        allowOptions: false,
        adpEnabled: false,
        ...own,
        [key]: same?.[key] ?? tenant.nextId(),
        name: own.name ?? own.domain,
    };
}

function isAlike(one: WireObject, other: WireObject): boolean {
    const isEqual = (key: string) => one[key] === other[key];
    return typeOf(one) === typeOf(other) && isEqual("domain") && isEqual("applicationPort");
}

function isValid(app: WireObject, segment: StoredObject, tenant: Tenant): boolean {
    const { domain, extDomain, applicationPort, applicationProtocol, certificateId } = app;
    const { domainNames } = segment;
    const isKnownDomain = Array.isArray(domainNames) && domainNames.includes(String(domain).toLowerCase());
    const certificates = tenant.collection(issuedCertificate.name);
    const hasCertificate = certificateId === undefined || certificates.get(String(certificateId)) !== undefined;
    const isKnownProtocol = PROTOCOLS.includes(String(applicationProtocol));
    return (
        APP_KINDS[typeOf(app)] !== undefined &&
        (isKnownDomain || extDomain !== undefined) &&
        hasCertificate &&
        isKnownProtocol &&
        isPort(applicationPort)
    );
}

const isPort = (value: Json | undefined) => /^\d{1,5}$/.test(String(value)) && Number(value) <= 65_535;

function idOf(app: WireObject): string {
    return String(app[APP_KINDS[typeOf(app)]?.id ?? ""]);
}

function typeOf(app: WireObject): string {
    const [type] = Array.isArray(app.appTypes) ? app.appTypes : [];
    return typeof type === "string" ? type : "";
}
