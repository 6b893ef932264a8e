import type { CollectionDefinition } from "../core/collection";
import { alreadyExists } from "../core/errors";
import { flag, internal, kept, oneOf, reference, text, wholeNumber } from "../core/fields";
import { type Call, collectionRoutes, customerPath, type Reply, type Route } from "../core/http";
import type { Json } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { builtIn } from "./common/builtIn";
import { issueCertificate } from "./common/certificate";
import { audit, management } from "./common/commonFields";
import { issuedCertificate } from "./issuedCertificate";
import { licensed } from "./privateCloudControllerGroup";

/** Keys of the sign-in at a site that is cut off. Models of official clients have them in answers, too. */
const PRIVATE_KEYS = ["sitespCAPrivateKey", "sitespPrivateKey", "sitespSigningPrivateKey"];
const CERTIFICATES = [
    "sitespCACertificate",
    "sitespCertificate",
    "sitespEncryptionCertificate",
    "sitespSigningCertificate",
];

/** In minutes, as documented of the console. */
const MINUTES: Readonly<Record<string, number>> = { MINUTES: 1, HOURS: 60, DAYS: 1_440 };
const WAITS: Readonly<Record<string, readonly [least: number, most: number]>> = {
    maxAllowedDownTime: [1, 8 * 60],
    maxAllowedSwitchTime: [10, 7 * 1_440],
};

const omitted = "unrecorded";
const YEAR = 365 * 86_400;

/**
 * How users sign in while the service cannot be reached: one for a tenant. As the contract and the official client
 * have it: no exchange was ever recorded, and what is required and where limits are is unknown.
 */
export const businessContinuitySettings: CollectionDefinition = {
    name: "businessContinuitySettings",
    typeName: "Business Continuity Settings",
    scope: "tenant",
    builtIn: (tenant) =>
        tenant.switches.continuitySettings === "present" ? [builtIn(tenant, "Business Continuity Settings", {})] : [],
    fields: {
        ...audit,
        // It has none; objects of the emulator do.
        name: internal(),
        baAuthDomainCertId: reference(issuedCertificate.name, { omitted }),
        backupEnabled: flag(false, { omitted }),
        backupBasedir: text({ omitted }),
        backupMaxAllowedNum: wholeNumber({ min: 1, max: 100 }, { omitted }),
        backupScheduleType: oneOf(["HOURLY", "DAILY", "WEEKLY"], { omitted }),
        backupScheduleValue: text({ omitted }),
        encryptSamlResponse: flag(false, { omitted }),
        idpCert: text({ omitted }),
        idpEntityId: text({ omitted }),
        idpLoginUrl: text({ omitted }),
        maxAllowedDownTime: wholeNumber({ min: 1 }, { omitted }),
        maxAllowedDownTimeUnit: oneOf(Object.keys(MINUTES), { omitted }),
        maxAllowedSwitchTime: wholeNumber({ min: 1 }, { omitted }),
        maxAllowedSwitchTimeUnit: oneOf(Object.keys(MINUTES), { omitted }),
        newUserSupport: flag(false, { omitted }),
        offlineDomain: text({ omitted }),
        siteSPCertId: reference(issuedCertificate.name, { omitted }),
        sitecPreferred: flag(false, { omitted }),
        switchTimeEnabled: flag(false, { omitted }),
        useExistingIdp: flag(false, { omitted }),
        ...Object.fromEntries(CERTIFICATES.map((key) => [key, text({ omitted })])),
        ...Object.fromEntries(PRIVATE_KEYS.map((key) => [key, text()])),
        userIdpsMetaData: kept(),
        ...management,
        serviceProviderCertificate: internal(),
    },
    references: ({ baAuthDomainCertId, siteSPCertId }) =>
        [baAuthDomainCertId, siteSPCertId].flatMap((id) =>
            typeof id === "string" ? [{ collection: issuedCertificate.name, id }] : [],
        ),
    rules(settings, { tenant, previous, invalid }) {
        if (tenant.switches.continuityKeys === "withheld") for (const key of PRIVATE_KEYS) delete settings[key];
        for (const [key, [least, most]] of Object.entries(WAITS)) {
            const factor = MINUTES[String(settings[`${key}Unit`] ?? "MINUTES")] ?? Number.NaN;
            const minutes = Number(settings[key]) * factor;
            if (settings[key] !== undefined && !(minutes >= least && minutes <= most)) invalid(key);
        }
        settings.serviceProviderCertificate = previous?.serviceProviderCertificate ?? newCertificate(tenant);
    },
};

const path = customerPath("v1", businessContinuitySettings.name);

const routes: Route[] = [
    ...collectionRoutes(businessContinuitySettings, { verbs: ["list", "get", "update", "delete"] }),
    { method: "POST", path, handle: create },
    { method: "GET", path: `${path}/certificate`, handle: (call) => download(certificateOf(call), "pem-file") },
    { method: "GET", path: `${path}/metadata`, handle: (call) => download(metadata(call), "xml") },
];

export const part: EmulatorModule = { collections: [businessContinuitySettings], routes: routes.map(licensed) };

function create(call: Call): Reply {
    if (call.collection(businessContinuitySettings).size > 0) throw alreadyExists(businessContinuitySettings.typeName);
    return call.create(businessContinuitySettings);
}

function download(text: string, type: string): Reply {
    return { status: 200, body: text, headers: { "content-type": `application/${type}` } };
}

function certificateOf(call: Call): string {
    const [settings] = call.collection(businessContinuitySettings).values();
    if (!settings) throw call.notFound(businessContinuitySettings.name);
    return String(settings.serviceProviderCertificate);
}

/** What an identity provider is given, so that it knows the site. */
function metadata(call: Call): string {
    const certificate = certificateOf(call).replace(/-----[^-]+-----|\s/g, "");
    const entity = `https://${call.tenant.identity.customerId}.zpa-customer.com/sp`;
    return (
        `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entity}">` +
        `<SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">` +
        `<KeyDescriptor><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>` +
        `<X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>` +
        `</SPSSODescriptor></EntityDescriptor>`
    );
}

function newCertificate(tenant: Tenant): Json | undefined {
    const subject = `${tenant.identity.customerId}.zpa-customer.com/sp`;
    const validFrom = tenant.clock.seconds();
    return issueCertificate({ subject, issuer: subject, validFrom, validTo: validFrom + YEAR }).certificate;
}
