import { createPrivateKey, X509Certificate } from "node:crypto";
import type { WireObject } from "../../core/json";

const BLOCK = /-----BEGIN ([A-Z ]+)-----[A-Za-z0-9+/=\s]+-----END \1-----/g;

/** What the service says of a certificate that was sent as PEM text; `undefined` when the text does not hold one. */
export function readCertificate(pem: string, key: "alone" | "with its private key"): WireObject | undefined {
    const blocks = [...pem.matchAll(BLOCK)];
    const textOf = (label: RegExp) => blocks.find(([, name = ""]) => label.test(name))?.[0];
    const [certificateText, keyText] = [textOf(/^CERTIFICATE$/), textOf(/PRIVATE KEY$/)];
    if (certificateText === undefined || (key === "with its private key" && keyText === undefined)) return undefined;
    try {
        const certificate = new X509Certificate(certificateText);
        if (keyText !== undefined && !certificate.checkPrivateKey(createPrivateKey(keyText))) return undefined;
        return described(certificate, certificateText);
    } catch (error) {
        if (error instanceof Error) return undefined;
        throw error;
    }
}

function described(certificate: X509Certificate, text: string): WireObject {
    const cName = /^CN=(.*)$/m.exec(certificate.subject)?.[1];
    const alternatives = [...(certificate.subjectAltName ?? "").matchAll(/DNS:([^,\s]+)/g)].map(
        ([, name = ""]) => name,
    );
    return {
        validFromInEpochSec: epochSeconds(certificate.validFrom),
        validToInEpochSec: epochSeconds(certificate.validTo),
        certificate: `${text}\n`,
        issuedTo: oneLine(certificate.subject),
        issuedBy: oneLine(certificate.issuer),
        serialNo: BigInt(`0x${certificate.serialNumber}`).toString(),
        publicKey: certificate.publicKey.export({ type: "spki", format: "pem" }).toString(),
        // Recorded: where a certificate names no alternatives, its common name stands in.
        san: alternatives.length > 0 ? alternatives : cName === undefined ? undefined : [cName],
        cName,
    };
}

const epochSeconds = (date: string) => String(Date.parse(date) / 1_000);

/** A name as the service writes it: the most special part first. */
const oneLine = (name: string) => name.split("\n").reverse().join(",");
