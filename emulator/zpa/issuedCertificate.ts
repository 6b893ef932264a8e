import type { CollectionDefinition } from "../collection";
import { kept } from "../fields";
import type { Part } from "../part";
import { collectionRoutes, customerPath } from "../routes";
import { audit, management, microtenant } from "./shared/commonFields";

/** A certificate that applications present to browsers. Tenants begin without one; the control API adds them. */
export const issuedCertificate: CollectionDefinition = {
    name: "clientlessCertificate",
    typeName: "Certificate",
    scope: "shared",
    fields: {
        ...audit,
        name: kept(),
        description: kept(),
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
    },
};

export const part: Part = {
    collections: [issuedCertificate],
    routes: collectionRoutes(issuedCertificate, {
        path: customerPath("v2", "clientlessCertificate/issued"),
        verbs: ["list"],
    }),
};
