import type { enrollmentCertificate as definition } from "../../provider/zpa/enrollmentCertificate";
import { all, one, outputOf } from "../lookup";

/** An enrollment certificate: it signs the certificates of what enrolls. Its key and text are not read. */
export interface GetEnrollmentCertificateResult {
    id: string;
    name: string;
    description?: string;
    /** Whether it can sign what enrolls. */
    allowSigning: boolean;
    issuedTo?: string;
    issuedBy?: string;
    serialNumber?: string;
    /** Start of its validity, in UTC. */
    validFrom?: string;
    /** End of its validity, in UTC. */
    validTo?: string;
    /** Id of the certificate that signed it; absent for a root. */
    parentCertificateId?: string;
}

/** The certificate to look up, by `id` or by `name`. */
export interface GetEnrollmentCertificateArgs {
    /** Id of the certificate; ids of built-in ones differ from tenant to tenant. @default by name */
    id?: string;
    /** Name of the certificate: `Connector`, `Service Edge`, `Client`, `Root`, or one of your own. @default by id */
    name?: string;
}

/**
 * The enrollment certificate of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getEnrollmentCertificate = one<
    GetEnrollmentCertificateArgs,
    GetEnrollmentCertificateResult,
    typeof definition
>("zpa:EnrollmentCertificate");

/** The same, with outputs of other resources as arguments. */
export const getEnrollmentCertificateOutput = outputOf(getEnrollmentCertificate);

/** Filter of the certificates to list. Without a filter, all of them. */
export interface GetEnrollmentCertificatesArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** Whether they can sign what enrolls. @default both */
    allowSigning?: boolean;
}

/**
 * Every enrollment certificate of the tenant, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getEnrollmentCertificates = all<GetEnrollmentCertificatesArgs, GetEnrollmentCertificateResult>(
    "zpa:EnrollmentCertificate",
);

/** The same, with outputs of other resources as arguments. */
export const getEnrollmentCertificatesOutput = outputOf(getEnrollmentCertificates);
