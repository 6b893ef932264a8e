import { randomBytes } from "node:crypto";
import type { CollectionDefinition, RuleCheck } from "../core/collection";
import { invalid, missing } from "../core/errors";
import { derived, flag, kept, nameText, oneOf, reference, text, wholeNumber } from "../core/fields";
import { type Call, collectionRoutes, customerPath, type Reply } from "../core/http";
import type { Json, StoredObject, WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { issueCertificate } from "./common/certificate";
import { readCertificate } from "./common/certificateText";
import { audit, management } from "./common/commonFields";

const CREATED = 1_619_672_239;
const TEN_YEARS = 473_040_000;

const DAY = 86_400;

export const enrollmentCert: CollectionDefinition = {
    name: "enrollmentCert",
    typeName: "Enrollment Certificate",
    ids: "enrollmentCert",
    scope: "shared",
    limit: 1_000,
    isPlaced: true,
    fields: {
        ...audit,
        cName: kept(),
        validFromInEpochSec: wholeNumber({}),
        validToInEpochSec: wholeNumber({}),
        certificate: text(),
        issuedTo: kept(),
        issuedBy: kept(),
        serialNo: kept(),
        name: nameText(),
        description: text({ omitted: "unrecorded" }),
        allowSigning: flag(false),
        parentCertId: reference("enrollmentCert", { access: "createOnly" }),
        parentCertName: derived(parentName),
        privateKeyPresent: kept(),
        clientCertType: oneOf(["NONE", "ZAPP_CLIENT", "ISOLATION_CLIENT", "APP_PROTECTION"], { default: "NONE" }),
        csr: kept(),
        storeInHsm: kept({ default: false }),
        ...management,
    },
    references: ({ parentCertId }) =>
        typeof parentCertId === "string" ? [{ collection: "enrollmentCert", id: parentCertId }] : [],
    rules: certificateRules,
    builtIn: (tenant) => [
        builtIn(tenant, "6571", "Root", "NONE"),
        builtIn(tenant, "6572", "Client", "ZAPP_CLIENT"),
        builtIn(tenant, "6573", "Connector", "NONE"),
        builtIn(tenant, "6574", "Service Edge", "NONE"),
    ],
};

/** Lists are version 2 of the API, all else version 1. */
export const part: EmulatorModule = {
    collections: [enrollmentCert],
    routes: [
        ...collectionRoutes(enrollmentCert, { path: customerPath("v2", "enrollmentCert"), verbs: ["list"] }),
        ...collectionRoutes(enrollmentCert, { verbs: ["get", "create", "update", "delete"] }),
        { method: "POST", path: customerPath("v1", "enrollmentCert/csr/generate"), handle: generateCsr },
        { method: "POST", path: customerPath("v1", "enrollmentCert/selfsigned/generate"), handle: generateSelfSigned },
    ],
};

/** A certificate is either brought along, or issued by its parent for the time that was asked for. */
function certificateRules(certificate: StoredObject, check: RuleCheck): void {
    const { previous } = check;
    if (previous) {
        const { validFromInEpochSec, validToInEpochSec } = previous;
        Object.assign(certificate, { validFromInEpochSec, validToInEpochSec, certificate: previous.certificate });
    } else if (certificate.certificate !== undefined) acceptCertificate(certificate, check);
    else issueByParent(certificate, check);
}

function acceptCertificate(certificate: StoredObject, check: RuleCheck): void {
    const { privateKey, zrsaencryptedprivatekey } = check.sent;
    const read = readCertificate(String(certificate.certificate), "alone");
    if (read) {
        const { publicKey, san, ...kept } = read;
        Object.assign(certificate, kept, { privateKeyPresent: isText(privateKey) || isText(zrsaencryptedprivatekey) });
    } else check.invalid("certificate");
}

function issueByParent(certificate: StoredObject, check: RuleCheck): void {
    const { tenant } = check;
    const parent = tenant.collection("enrollmentCert").get(String(certificate.parentCertId));
    if (!parent) {
        // An id that does not exist is refused already.
        if (check.sent.parentCertId === undefined) check.missing("parentCertId");
        return;
    }
    if (parent.allowSigning !== true) check.invalid("parentCertId");
    const { validFrom, validTo } = validity(certificate, tenant, Number(parent.validToInEpochSec));
    if (validTo <= validFrom) check.invalid("validToInEpochSec");
    const subject = commonName(tenant, certificate.name);
    Object.assign(certificate, {
        cName: subject,
        privateKeyPresent: true,
        validFromInEpochSec: String(validFrom),
        validToInEpochSec: String(validTo),
        ...issueCertificate({ subject, issuer: String(parent.cName), validFrom, validTo }),
    });
}

/** A request to have signed elsewhere. Nothing is kept: the certificate is brought along later. */
function generateCsr(call: Call): Reply {
    const { name, description, subject } = requested(call);
    const now = call.tenant.clock.seconds();
    const { csr } = issueCertificate({ subject, issuer: subject, validFrom: now, validTo: now + DAY });
    return { status: 200, body: { name, description, csr, zrsaencryptedprivatekey: encryptedKey() } };
}

function generateSelfSigned(call: Call): Reply {
    const { tenant } = call;
    const { name, description, subject, sent } = requested(call);
    const { rootCertificateId } = sent;
    const root = tenant.collection("enrollmentCert").get(String(rootCertificateId));
    if (rootCertificateId !== undefined && root?.allowSigning !== true) throw invalid(["rootCertificateId"]);
    const { validFrom, validTo } = validity(sent, tenant, tenant.clock.seconds() + TEN_YEARS);
    if (!(validFrom < validTo)) throw invalid(["validToInEpochSec"]);
    const issuer = root ? String(root.cName) : subject;
    const { certificate } = issueCertificate({ subject, issuer, validFrom, validTo });
    return {
        status: 200,
        body: {
            name,
            description,
            validFromInEpochSec: String(validFrom),
            validToInEpochSec: String(validTo),
            rootCertificateId,
            certificate,
            zrsaencryptedprivatekey: encryptedKey(),
        },
    };
}

function requested(call: Call) {
    const sent = call.body();
    const { name, description } = sent;
    if (typeof name !== "string" || name.trim() === "") throw missing(["name"]);
    return { sent, name: name.trim(), description, subject: commonName(call.tenant, name.trim()) };
}

function validity(sent: WireObject, tenant: Tenant, latest: number): { validFrom: number; validTo: number } {
    const { validFromInEpochSec: from, validToInEpochSec: to } = sent;
    return {
        validFrom: from === undefined ? tenant.clock.seconds() : Number(from),
        validTo: to === undefined ? latest : Number(to),
    };
}

const isText = (value: Json | undefined) => typeof value === "string" && value !== "";

/** The form of a private key that only the service could open; there is none behind it. */
const encryptedKey = () => randomBytes(256).toString("base64");

const commonName = (tenant: Tenant, name: string) => `${tenant.identity.customerId}.zpa-customer.com/${name}`;

function parentName({ parentCertId }: StoredObject, tenant: Tenant): Json | undefined {
    return tenant.collection("enrollmentCert").get(String(parentCertId))?.name;
}

function builtIn(tenant: Tenant, id: string, name: string, clientCertType: string): StoredObject {
    const isRoot = name === "Root";
    const validTo = CREATED - DAY + (isRoot ? 2 : 1) * TEN_YEARS;
    const issued = issueCertificate({
        subject: commonName(tenant, name),
        issuer: commonName(tenant, "Root"),
        validFrom: CREATED - DAY,
        validTo,
    });
    return {
        id,
        modifiedTime: "1648917421",
        creationTime: String(CREATED),
        modifiedBy: "72057594037929181",
        cName: commonName(tenant, name),
        validFromInEpochSec: String(CREATED - DAY),
        validToInEpochSec: String(validTo),
        ...issued,
        name,
        microtenantId: "0",
        allowSigning: true,
        ...(!isRoot && { parentCertId: "6571" }),
        privateKeyPresent: true,
        clientCertType,
        storeInHsm: false,
        readOnly: false,
        zscalerManaged: false,
    };
}
