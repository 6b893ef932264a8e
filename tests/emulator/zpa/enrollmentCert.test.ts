import { X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { openSession } from "../session";

test("every tenant has the four certificates of the service, listed by version 2 and read by version 1", async () => {
    const session = await openSession();
    const { body } = await session.get("v2/enrollmentCert");
    expect(body.list?.map(({ id, name, clientCertType }) => [id, name, clientCertType])).toEqual([
        ["6572", "Client", "ZAPP_CLIENT"],
        ["6573", "Connector", "NONE"],
        ["6571", "Root", "NONE"],
        ["6574", "Service Edge", "NONE"],
    ]);
    expect((await session.get("v1/enrollmentCert/6573")).body).toEqual(body.list?.[1]);
    expect((await session.get("v1/enrollmentCert")).status).toBe(404);
});

test("certificates parse, and say what the answer says", async () => {
    const session = await openSession();
    const { body } = await session.get("v1/enrollmentCert/6574");
    const certificate = new X509Certificate(String(body.certificate));
    expect(certificate.subject.split("\n").join(",")).toBe(body.issuedTo);
    expect(certificate.issuer.split("\n").join(",")).toBe(body.issuedBy);
    expect(BigInt(`0x${certificate.serialNumber}`).toString()).toBe(body.serialNo);
    expect(String(Date.parse(certificate.validTo) / 1000)).toBe(body.validToInEpochSec);
    expect(body.csr).toMatch(/^-----BEGIN CERTIFICATE REQUEST-----\n/);
});
