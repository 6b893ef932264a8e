import { issueCertificate, newKeys } from "../../../emulator/zpa/common/certificate";

/** A self-signed certificate with its private key, as clients send both. */
export function certificateBlob(commonName: string): string {
    const keys = newKeys();
    const [subject, issuer, validFrom] = [commonName, commonName, 1_773_369_887];
    const { certificate } = issueCertificate({ subject, issuer, validFrom, validTo: validFrom + 86_400 * 3_650, keys });
    return `${certificate}${keys.privateKey.export({ type: "pkcs8", format: "pem" })}`;
}
