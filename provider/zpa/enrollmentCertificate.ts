import { moment, textOf, type Wire } from "../contract/fields";
import type { Noun } from "../contract/noun";
import type { Rule } from "../contract/rules";
import type { ZpaClient } from "./client/client";
import { idByName } from "./common/byName";

/** A rule for the two properties of a resource that name a certificate. */
export function onlyOneCertificate<N extends string, I extends string>(
    nameProperty: N,
    idProperty: I,
): Rule<Partial<Record<N | I, string>>> {
    return {
        needs: [nameProperty, idProperty],
        property: nameProperty,
        when: (values) => values[nameProperty] !== undefined && values[idProperty] !== undefined,
        reason: `cannot be combined with ${idProperty}; set only one of them`,
    };
}

/**
 * The id of the certificate by its name. Ids of built-in certificates differ from tenant to tenant.
 * @param property The property that has the name, or would have another one.
 */
export async function certificateIdOf(
    name: string,
    zpa: ZpaClient,
    operation: string,
    property: string,
): Promise<string> {
    return idByName("enrollment certificate", name, await certificates(zpa), { operation, property });
}

export async function certificateNameOf(id: string, zpa: ZpaClient): Promise<string | undefined> {
    return (await certificates(zpa)).find((certificate) => certificate.id === id)?.name as string | undefined;
}

export const enrollmentCertificate = {
    type: "zpa:EnrollmentCertificate",
    noun: { one: "enrollment certificate", many: "enrollment certificates" },
    endpoint: () => ({
        path: "enrollmentCert",
        noun: "enrollment certificate",
        permission: "Enrollment Certificates (App Connector Management)",
        versions: { list: "v2" },
    }),
    // Without its key and text.
    fromWire: (wire) => ({
        id: String(wire.id),
        name: String(wire.name),
        description: textOf(wire.description),
        allowSigning: wire.allowSigning === true,
        issuedTo: textOf(wire.issuedTo),
        issuedBy: textOf(wire.issuedBy),
        serialNumber: textOf(wire.serialNo),
        validFrom: moment("validFromInEpochSec").fromWire(wire),
        validTo: moment("validToInEpochSec").fromWire(wire),
        parentCertificateId: textOf(wire.parentCertId),
    }),
} satisfies Noun<ZpaClient>;

function certificates(zpa: ZpaClient): Promise<readonly Wire[]> {
    return zpa.lookup(enrollmentCertificate.endpoint());
}
