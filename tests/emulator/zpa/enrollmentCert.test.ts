import { X509Certificate } from "node:crypto";
import { expect, test } from "@jest/globals";
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
    expect((await session.get("v1/enrollmentCert")).status).toBe(405);
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

test("a certificate of the tenant is issued by its parent, signs keys, and goes when nothing needs it", async () => {
    const session = await openSession();
    const sent = { name: "Plant", description: "Plant in Lyon", parentCertId: "6571", allowSigning: true };
    const made = await session.post("v1/enrollmentCert", { ...sent, clientCertType: "NONE" });
    expect(made.status).toBe(201);
    const path = `v1/enrollmentCert/${made.body.id}`;
    const { body } = await session.get(path);
    expect(body).toMatchObject({ ...sent, parentCertName: "Root", privateKeyPresent: true });
    const certificate = new X509Certificate(String(body.certificate));
    expect(certificate.subject).toContain(`CN=${session.emulator.customerId}.zpa-customer.com/Plant`);
    expect(certificate.issuer).toContain("/Root");
    const key = await session.key({ enrollmentCertId: made.body.id });
    expect((await session.put(path, { ...body, name: "Plant 2", validToInEpochSec: "1" })).status).toBe(204);
    expect((await session.get(path)).body).toMatchObject({ name: "Plant 2", certificate: body.certificate });
    expect((await session.get(path)).body.validToInEpochSec).toBe(body.validToInEpochSec);
    expect((await session.delete(path)).body.params).toEqual(["Provisioning Key", "Lyon key"]);
    await session.delete(`v1/associationType/CONNECTOR_GRP/provisioningKey/${key.id}`);
    expect((await session.delete(path)).status).toBe(204);
    expect((await session.delete("v1/enrollmentCert/6571")).body.id).toBe("resource.referenced");
});

test.each([
    ["no name", { name: undefined }, "missing.mandatory.params", "name"],
    ["no parent", { parentCertId: undefined }, "missing.mandatory.params", "parentCertId"],
    ["an unknown parent", { parentCertId: "1" }, "invalid.resource.argument", "parentCertId"],
    ["an unknown kind", { clientCertType: "SERVER" }, "invalid.resource.argument", "clientCertType"],
    ["an end before its start", { validToInEpochSec: "5" }, "invalid.resource.argument", "validToInEpochSec"],
    ["a certificate that is none", { certificate: "no PEM" }, "invalid.resource.argument", "certificate"],
])("a certificate with %s is refused", async (_, more, id, param) => {
    const session = await openSession();
    const refused = await session.post("v1/enrollmentCert", { name: "Plant", parentCertId: "6571", ...more });
    expect([refused.status, refused.body.id, refused.body.params]).toEqual([400, id, [param]]);
});

test("a self-signed certificate is generated without being kept, and can be brought along", async () => {
    const session = await openSession();
    const [validFromInEpochSec, validToInEpochSec] = ["1773369887", "2088729887"];
    const asked = { name: "Own root", validFromInEpochSec, validToInEpochSec };
    const { status, body } = await session.post("v1/enrollmentCert/selfsigned/generate", asked);
    expect([status, body]).toEqual([200, expect.objectContaining(asked)]);
    const { certificate, zrsaencryptedprivatekey } = body;
    expect((await session.get("v2/enrollmentCert")).body.totalCount).toBe("4");
    const brought = await session.post("v1/enrollmentCert", {
        name: "Own root",
        allowSigning: true,
        certificate,
        zrsaencryptedprivatekey,
    });
    expect(brought.body).toMatchObject({ ...asked, privateKeyPresent: true, serialNo: expect.any(String) });
    const csr = await session.post("v1/enrollmentCert/csr/generate", { name: "Plant" });
    expect([csr.status, csr.body.csr]).toEqual([200, expect.stringMatching(/^-----BEGIN CERTIFICATE REQUEST-----\n/)]);
    for (const kind of ["csr", "selfsigned"]) {
        expect((await session.post(`v1/enrollmentCert/${kind}/generate`, {})).body.params).toEqual(["name"]);
    }
});
