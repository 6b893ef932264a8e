import type { CollectionDefinition, RuleCheck } from "../collection";
import { kept, nameText, text } from "../fields";
import type { StoredObject } from "../json";
import type { Part } from "../part";
import { collectionRoutes, customerPath } from "../routes";
import { readCertificate } from "./shared/certificateText";
import { audit, management, microtenant } from "./shared/commonFields";

/** A certificate that applications present to browsers. Tenants begin without one. */
export const issuedCertificate: CollectionDefinition = {
    name: "clientlessCertificate",
    typeName: "Certificate",
    scope: "shared",
    isPlaced: true,
    fields: {
        ...audit,
        name: nameText(),
        description: text(),
        validFromInEpochSec: kept(),
        validToInEpochSec: kept(),
        certificate: kept(),
        issuedTo: kept(),
        issuedBy: kept(),
        serialNo: kept(),
        publicKey: kept(),
        san: kept(),
        ...management,
        cName: kept(),
        ...microtenant,
        // The certificate and its private key as PEM texts, one after the other. The key is checked, and not kept.
        certBlob: text({ required: "create", inCreateAnswer: "never" }),
    },
    rules: readBlob,
};

export const part: Part = {
    collections: [issuedCertificate],
    routes: [
        ...collectionRoutes(issuedCertificate, {
            path: customerPath("v1", "certificate"),
            verbs: ["list", "get", "create", "delete"],
        }),
        ...collectionRoutes(issuedCertificate, {
            path: customerPath("v2", "clientlessCertificate/issued"),
            verbs: ["list"],
        }),
    ],
};

function readBlob(certificate: StoredObject, check: RuleCheck): void {
    const { certBlob } = certificate;
    delete certificate.certBlob;
    if (typeof certBlob !== "string") return;
    const read = readCertificate(certBlob, "with its private key");
    if (read) Object.assign(certificate, read);
    else check.invalid("certBlob");
}
