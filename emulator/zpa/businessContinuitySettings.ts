import type { CollectionDefinition } from "../core/collection";
import { alreadyExists } from "../core/errors";
import { flag, internal, kept, reference, text, wholeNumber } from "../core/fields";
import { type Call, collectionRoutes, customerPath, type Reply, type Route } from "../core/http";
import type { Json } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { issueCertificate } from "./common/certificate";
import { audit, management } from "./common/commonFields";
import { issuedCertificate } from "./issuedCertificate";
import { licensed } from "./privateCloudControllerGroup";

/** Keys and certificates of the sign-in at a site that is cut off: taken, and never answered. */
const WRITTEN_ONLY = ["sitespCAPrivateKey", "sitespPrivateKey", "sitespSigningPrivateKey"];
const CERTIFICATES = [
    "sitespCACertificate",
    "sitespCertificate",
    "sitespEncryptionCertificate",
    "sitespSigningCertificate",
];

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
    fields: {
        ...audit,
        // It has none; objects of the emulator do.
        name: internal(),
        baAuthDomainCertId: reference(issuedCertificate.name, { omitted }),
        backupEnabled: flag(false, { omitted }),
        backupBasedir: text({ omitted }),
        backupMaxAllowedNum: wholeNumber({}, { omitted }),
        backupScheduleType: text({ omitted }),
        backupScheduleValue: text({ omitted }),
        encryptSamlResponse: flag(false, { omitted }),
        idpCert: text({ omitted }),
        idpEntityId: text({ omitted }),
        idpLoginUrl: text({ omitted }),
        maxAllowedDownTime: wholeNumber({}, { omitted }),
        maxAllowedDownTimeUnit: text({ omitted }),
        maxAllowedSwitchTime: wholeNumber({}, { omitted }),
        maxAllowedSwitchTimeUnit: text({ omitted }),
        newUserSupport: flag(false, { omitted }),
        offlineDomain: text({ omitted }),
        siteSPCertId: reference(issuedCertificate.name, { omitted }),
        sitecPreferred: flag(false, { omitted }),
        switchTimeEnabled: flag(false, { omitted }),
        useExistingIdp: flag(false, { omitted }),
        ...Object.fromEntries(CERTIFICATES.map((key) => [key, text({ omitted })])),
        ...Object.fromEntries(WRITTEN_ONLY.map((key) => [key, text()])),
        userIdpsMetaData: kept(),
        ...management,
        serviceProviderCertificate: internal(),
    },
    references: ({ baAuthDomainCertId, siteSPCertId }) =>
        [baAuthDomainCertId, siteSPCertId].flatMap((id) =>
            typeof id === "string" ? [{ collection: issuedCertificate.name, id }] : [],
        ),
    rules(settings, { tenant, previous }) {
        for (const key of WRITTEN_ONLY) delete settings[key];
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
