import { kept } from "../../core/fields";
import { audit } from "./commonFields";

/** What Private Access shows of a connector that another product keeps. */
export const edgeConnectorFields = {
    ...audit,
    name: kept(),
    description: kept(),
    enabled: kept(),
    edgeConnectorGroupId: kept(),
    edgeConnectorGroupName: kept(),
    fingerprint: kept(),
    ipAcl: kept(),
    issuedCertId: kept(),
    enrollmentCert: kept(),
};
