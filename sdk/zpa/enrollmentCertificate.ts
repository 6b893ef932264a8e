import type * as pulumi from "@pulumi/pulumi";
import { asOutput, findAll, findOne, type InputsOf, type LookupOptions } from "../lookup";

/** An enrollment certificate: it signs the certificates of what enrols. Its key and text are not read. */
export interface GetEnrollmentCertificateResult {
    id: string;
    name: string;
    description?: string;
    /** Whether it can sign what enrols. */
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

/** Which certificate to look up: by `id` or by `name`. */
export interface GetEnrollmentCertificateArgs {
    /** Id of the certificate; ids of built-in ones differ from tenant to tenant. @default by name */
    id?: string;
    /** Name of the certificate: `Connector`, `Service Edge`, `Client`, `Root`, or one of your own. @default by id */
    name?: string;
}

/**
 * The enrollment certificate of this id or name.
 * @throws When the tenant has none; the error lists those it has.
 */
export function getEnrollmentCertificate(
    args: GetEnrollmentCertificateArgs,
    options?: LookupOptions,
): Promise<GetEnrollmentCertificateResult> {
    return findOne("zpa:EnrollmentCertificate", args, options);
}

/** The same for arguments that are outputs of other resources. */
export function getEnrollmentCertificateOutput(
    args: InputsOf<GetEnrollmentCertificateArgs>,
    options?: LookupOptions,
): pulumi.Output<GetEnrollmentCertificateResult> {
    return asOutput(getEnrollmentCertificate, args, options);
}

/** Which certificates to list. Without a filter, all of them. */
export interface GetEnrollmentCertificatesArgs {
    /** A part of the name, whatever the case. @default any */
    name?: string;
    /** Whether they can sign what enrols. @default both */
    allowSigning?: boolean;
}

/** Every enrollment certificate of the tenant, or those that the filter leaves. */
export function getEnrollmentCertificates(
    args: GetEnrollmentCertificatesArgs = {},
    options?: LookupOptions,
): Promise<GetEnrollmentCertificateResult[]> {
    return findAll("zpa:EnrollmentCertificate", args, {}, options);
}

/** The same for arguments that are outputs of other resources. */
export function getEnrollmentCertificatesOutput(
    args: InputsOf<GetEnrollmentCertificatesArgs> = {},
    options?: LookupOptions,
): pulumi.Output<GetEnrollmentCertificateResult[]> {
    return asOutput(getEnrollmentCertificates, args, options);
}
