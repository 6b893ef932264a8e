import { generateKeyPairSync, type KeyObject, type KeyPairKeyObjectResult, randomBytes, sign } from "node:crypto";
import type { WireObject } from "../../core/json";

const EC_PUBLIC_KEY_SHA256 = "1.2.840.10045.4.3.2";
const NAME_PARTS = { O: "2.5.4.10", OU: "2.5.4.11", CN: "2.5.4.3" };

/** What stands in a certificate. Times are epoch seconds. */
interface Request {
    readonly subject: string;
    readonly issuer: string;
    readonly validFrom: number;
    readonly validTo: number;
    /** @default new ones, of which the private one is thrown away */
    readonly keys?: KeyPairKeyObjectResult;
}

/** A certificate with its request, as the tenant's own authority would issue it. Both parse. */
export function issueCertificate(request: Request): WireObject {
    const { privateKey, publicKey } = request.keys ?? newKeys();
    const serial = Buffer.concat([Buffer.from([0x70]), randomBytes(15)]);
    const algorithm = sequence(objectId(EC_PUBLIC_KEY_SHA256));
    const spki = publicKey.export({ type: "spki", format: "der" });
    const validity = sequence(generalizedTime(request.validFrom), generalizedTime(request.validTo));
    const body = sequence(
        tagged(0xa0, integer(Buffer.from([2]))),
        integer(serial),
        algorithm,
        distinguishedName(request.issuer),
        validity,
        distinguishedName(request.subject),
        spki,
    );
    const csrBody = sequence(integer(Buffer.from([0])), distinguishedName(request.subject), spki, tagged(0xa0));
    return {
        certificate: pem("CERTIFICATE", signed(body, algorithm, privateKey)),
        csr: pem("CERTIFICATE REQUEST", signed(csrBody, algorithm, privateKey)),
        issuedTo: printable(request.subject),
        issuedBy: printable(request.issuer),
        serialNo: BigInt(`0x${serial.toString("hex")}`).toString(),
    };
}

export const newKeys = () => generateKeyPairSync("ec", { namedCurve: "P-256" });

function signed(body: Buffer, algorithm: Buffer, key: KeyObject): Buffer {
    const signature = sign("sha256", body, key);
    return sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
}

const nameParts = (commonName: string) => ({ O: "Zscaler", OU: "Private Access", CN: commonName });

function printable(commonName: string): string {
    return Object.entries(nameParts(commonName))
        .map(([key, value]) => `${key}=${value}`)
        .join(",");
}

function distinguishedName(commonName: string): Buffer {
    const { O, OU, CN } = nameParts(commonName);
    const part = (id: string, value: string) => tagged(0x31, sequence(objectId(id), tagged(0x0c, Buffer.from(value))));
    return sequence(part(NAME_PARTS.O, O), part(NAME_PARTS.OU, OU), part(NAME_PARTS.CN, CN));
}

/** One element of DER, the encoding of certificates: a tag, a length, the content. */
function tagged(tag: number, ...content: Buffer[]): Buffer {
    const body = Buffer.concat(content);
    const digits = body.length < 128 ? [] : [...bytesOf(body.length)];
    const length = body.length < 128 ? [body.length] : [0x80 | digits.length, ...digits];
    return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...content: Buffer[]) => tagged(0x30, ...content);
const integer = (value: Buffer) => tagged(0x02, value);

function bytesOf(value: number): number[] {
    return value > 255 ? [...bytesOf(Math.floor(value / 256)), value % 256] : [value];
}

function objectId(dotted: string): Buffer {
    const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
    const base128 = (value: number): number[] =>
        value < 128 ? [value] : [...base128(Math.floor(value / 128)).map((byte) => byte | 0x80), value % 128];
    return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function generalizedTime(epochSeconds: number): Buffer {
    const digits = new Date(epochSeconds * 1000).toISOString().replace(/\D/g, "").slice(0, 14);
    return tagged(0x18, Buffer.from(`${digits}Z`));
}

function pem(label: string, der: Buffer): string {
    const lines = der.toString("base64").replace(/.{64}(?=.)/g, "$&\n");
    return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
