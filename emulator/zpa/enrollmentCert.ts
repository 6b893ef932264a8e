import type { CollectionDefinition } from "../collection";
import { kept } from "../fields";
import type { StoredObject } from "../json";
import type { Part } from "../part";
import { collectionRoutes, customerPath } from "../routes";
import type { Tenant } from "../tenant";
import { issueCertificate } from "./shared/certificate";
import { audit, management } from "./shared/commonFields";

const CREATED = 1_619_672_239;
const TEN_YEARS = 473_040_000;

export const enrollmentCert: CollectionDefinition = {
    name: "enrollmentCert",
    typeName: "Enrollment Certificate",
    ids: "enrollmentCert",
    scope: "shared",
    limit: 1_000,
    fields: {
        ...audit,
        cName: kept(),
        validFromInEpochSec: kept(),
        validToInEpochSec: kept(),
        certificate: kept(),
        issuedTo: kept(),
        issuedBy: kept(),
        serialNo: kept(),
        name: kept(),
        description: kept(),
        allowSigning: kept(),
        parentCertId: kept(),
        parentCertName: kept(),
        privateKeyPresent: kept(),
        clientCertType: kept(),
        csr: kept(),
        storeInHsm: kept(),
        ...management,
    },
    builtIn: (tenant) => [
        builtIn(tenant, "6571", "Root", "NONE"),
        builtIn(tenant, "6572", "Client", "ZAPP_CLIENT"),
        builtIn(tenant, "6573", "Connector", "NONE"),
        builtIn(tenant, "6574", "Service Edge", "NONE"),
    ],
};

/** Lists are version 2 of the API, single reads version 1. */
export const part: Part = {
    collections: [enrollmentCert],
    routes: [
        ...collectionRoutes(enrollmentCert, { path: customerPath("v2", "enrollmentCert"), verbs: ["list"] }),
        ...collectionRoutes(enrollmentCert, { verbs: ["get"] }),
    ],
};

function builtIn(tenant: Tenant, id: string, name: string, clientCertType: string): StoredObject {
    const isRoot = name === "Root";
    const validTo = CREATED - 86_400 + (isRoot ? 2 : 1) * TEN_YEARS;
    const commonName = (of: string) => `${tenant.identity.customerId}.zpa-customer.com/${of}`;
    const issued = issueCertificate({
        subject: commonName(name),
        issuer: commonName("Root"),
        validFrom: CREATED - 86_400,
        validTo,
    });
    return {
        id,
        modifiedTime: "1648917421",
        creationTime: String(CREATED),
        modifiedBy: "72057594037929181",
        cName: commonName(name),
        validFromInEpochSec: String(CREATED - 86_400),
        validToInEpochSec: String(validTo),
        ...issued,
        name,
        microtenantId: "0",
        allowSigning: true,
        ...(!isRoot && { parentCertId: "6571", parentCertName: "Root" }),
        privateKeyPresent: true,
        clientCertType,
        storeInHsm: false,
        readOnly: false,
        zscalerManaged: false,
    };
}
