import type { RuleCheck } from "../../collection";
import { invalid } from "../../errors";
import { type Field, structure } from "../../fields";
import { isObject, type Json, type StoredObject, type WireObject } from "../../json";
import { page } from "../../listing";
import { type Call, customerPath, type Reply, type Route } from "../../routes";
import type { Tenant } from "../../tenant";
import { microtenantName } from "../../views";
import { issuedCertificate } from "../issuedCertificate";

/** What a segment can be beside a segment: the word on the wire, and the key of its own id. */
const TYPES: Readonly<Record<string, string>> = {
    SECURE_REMOTE_ACCESS: "praAppId",
    INSPECT: "inspectAppId",
};

const PROTOCOLS = ["HTTP", "HTTPS", "SSH", "RDP", "VNC", "FTP", "NONE"];

/** The consoles of privileged access and the inspected applications of a segment. */
export const commonAppsField: Field = {
    ...structure(),
    answer: (segment) => {
        const apps = appsOf(segment);
        return apps.length > 0 ? { appsConfig: apps.map((app) => ({ ...app, appId: segment.id })) } : undefined;
    },
};

export const commonAppRoutes: Route[] = [
    { method: "GET", path: customerPath("v1", "application/getAppsByType"), handle: appsByType },
];

/** Checks what was sent, and gives each application its id: the one it had, when it is the same one. */
export function commonAppRules(segment: StoredObject, check: RuleCheck): void {
    const sent = check.sent.commonAppsDto;
    if (!isObject(sent)) return;
    const previous = check.previous ? appsOf(check.previous) : [];
    const apps = appsOf(segment).map((app) => completed(app, previous, check.tenant));
    if (apps.some((app) => !isValid(app, segment, check.tenant))) check.invalid("commonAppsDto");
    segment.commonAppsDto = { appsConfig: apps };
}

/** The certificates a segment's applications present. */
export function certificatesOf(segment: StoredObject): string[] {
    return appsOf(segment).flatMap(({ certificateId }) => (typeof certificateId === "string" ? [certificateId] : []));
}

/** What a segment is beside a segment, each word once. */
export function appTypesOf(segment: StoredObject): string[] {
    return [...new Set(appsOf(segment).map(typeOf))];
}

function appsOf(segment: StoredObject): WireObject[] {
    const { commonAppsDto } = segment;
    const apps = isObject(commonAppsDto) ? commonAppsDto.appsConfig : undefined;
    return Array.isArray(apps) ? apps.filter(isObject) : [];
}

function completed(app: WireObject, previous: readonly WireObject[], tenant: Tenant): WireObject {
    const { appId, ...own } = app;
    const idKey = TYPES[typeOf(app)] ?? "";
    const same = previous.find(({ domain, applicationPort }) =>
        app[idKey] === undefined
            ? domain === app.domain && applicationPort === app.applicationPort
            : previous.some((known) => known[idKey] === app[idKey]),
    );
    return {
        hidden: false,
        portal: false,
        trustUntrustedCert: false,
        allowOptions: false,
        adpEnabled: false,
        ...(app[idKey] === undefined && { [idKey]: same?.[idKey] ?? tenant.nextId() }),
        ...own,
        name: app.name ?? app.domain,
    };
}

function isValid(app: WireObject, segment: StoredObject, tenant: Tenant): boolean {
    const { domain, applicationPort, applicationProtocol, certificateId } = app;
    const { domainNames } = segment;
    const isKnownDomain = Array.isArray(domainNames) && domainNames.includes(String(domain).toLowerCase());
    const certificates = tenant.collection(issuedCertificate.name);
    const hasCertificate = certificateId === undefined || certificates.get(String(certificateId)) !== undefined;
    const isKnownProtocol = PROTOCOLS.includes(String(applicationProtocol));
    return (
        TYPES[typeOf(app)] !== undefined &&
        isKnownDomain &&
        hasCertificate &&
        isKnownProtocol &&
        isPort(applicationPort)
    );
}

const isPort = (value: Json | undefined) => /^\d{1,5}$/.test(String(value)) && Number(value) <= 65_535;

function typeOf(app: WireObject): string {
    const [type] = Array.isArray(app.appTypes) ? app.appTypes : [];
    return typeof type === "string" ? type : "";
}

function appsByType(call: Call): Reply {
    const type = call.query.get("applicationType") ?? "";
    if (TYPES[type] === undefined) throw invalid(["applicationType"]);
    const segments = [...call.tenant.collection("application").values()].filter(
        ({ microtenantId }) => call.scope === undefined || microtenantId === call.scope,
    );
    const found = segments.flatMap((segment) =>
        appsOf(segment)
            .filter((app) => typeOf(app) === type)
            .map((app) => ({ segment, app })),
    );
    const body = page(call.tenant, found, call.query, ({ segment, app }) => listed(call.tenant, segment, app, type));
    // Recorded: this list counts its pages, but not its items.
    return { status: 200, body: { ...body, totalCount: "0" } };
}

function listed(tenant: Tenant, segment: StoredObject, app: WireObject, type: string): WireObject {
    const { name, enabled, certificateId, applicationPort, applicationProtocol, domain, hidden, trustUntrustedCert } =
        app;
    const certificateName = tenant.collection(issuedCertificate.name).get(String(certificateId))?.name;
    const isConsole = type === "SECURE_REMOTE_ACCESS";
    return {
        id: app[TYPES[type] ?? ""],
        name,
        enabled,
        certificateId,
        certificateName,
        applicationPort,
        applicationProtocol,
        domain,
        appId: segment.id,
        ...(isConsole ? { hidden, microtenantName: microtenantName(segment, tenant) } : { trustUntrustedCert }),
    };
}
