import type { CollectionDefinition } from "../collection";
import { kept } from "../fields";
import { collectionRoutes, customerPath, type Route } from "../routes";
import { audit, management, microtenant } from "./commonFields";

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

export const issuedCertificateRoutes: Route[] = collectionRoutes(issuedCertificate, {
    path: customerPath("v2", "clientlessCertificate/issued"),
    verbs: ["list"],
});
