import type { CollectionDefinition, RuleCheck } from "../core/collection";
import { kept, nameText, text } from "../core/fields";
import { collectionRoutes, customerPath } from "../core/http";
import type { StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { readCertificate } from "./common/certificateText";
import { audit, management, microtenant } from "./common/commonFields";

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

export const part: EmulatorModule = {
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
