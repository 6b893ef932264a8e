import { X509Certificate } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openSession } from "../session";
import { certificateBlob } from "./certificateBlob";

const PATH = "v1/certificate";
const MARK = "-----BEGIN PRIVATE KEY-----";

function parts(commonName: string) {
    const [certificate = "", key = ""] = certificateBlob(commonName).split(MARK);
    return { certificate, key: `${MARK}${key}` };
}

test("a certificate is read out of what was sent, shown among the issued ones, and deleted", async () => {
    const session = await openSession();
    const made = await session.post(PATH, { name: "wiki", certBlob: certificateBlob("wiki.example.com") });
    const certificate = new X509Certificate(String(made.body.certificate));
    expect([made.status, made.body]).toEqual([
        201,
        expect.objectContaining({
            name: "wiki",
            cName: "wiki.example.com",
            san: ["wiki.example.com"],
            issuedTo: "CN=wiki.example.com,OU=Private Access,O=Zscaler",
            serialNo: BigInt(`0x${certificate.serialNumber}`).toString(),
            validToInEpochSec: String(Date.parse(certificate.validTo) / 1_000),
            publicKey: expect.stringMatching(/^-----BEGIN PUBLIC KEY-----\n/),
        }),
    ]);
    expect(made.body).not.toHaveProperty("microtenantName");
    const path = `${PATH}/${made.body.id}`;
    const read = { ...made.body, microtenantName: "Default" };
    expect((await session.get(path)).body).toEqual(read);
    expect((await session.get("v2/clientlessCertificate/issued")).body.list).toEqual([read]);
    expect((await session.get(PATH)).body.list).toEqual([read]);
    expect((await session.put(path, { name: "other" })).status).toBe(405);
    expect((await session.delete(path)).status).toBe(204);
    expect((await session.get(path)).body.id).toBe("resource.not.found");
});

test("the private key of a certificate is nowhere", async () => {
    const session = await openSession();
    await session.post(PATH, { name: "wiki", certBlob: certificateBlob("wiki.example.com") });
    const kept = JSON.stringify([
        await session.control.list("clientlessCertificate"),
        await session.control.requestLog(),
    ]);
    expect(kept).not.toContain("PRIVATE KEY");
});

test.each([
    ["nothing", undefined, "missing.mandatory.params"],
    ["no PEM text", "wiki", "invalid.resource.argument"],
    ["no private key", parts("wiki.example.com").certificate, "invalid.resource.argument"],
    [
        "the private key of another one",
        parts("wiki.example.com").certificate + parts("docs.example.com").key,
        "invalid.resource.argument",
    ],
])("a certificate is refused with %s", async (_, certBlob, id) => {
    const session = await openSession();
    const { status, body } = await session.post(PATH, { name: "wiki", certBlob });
    expect([status, body.id, body.params]).toEqual([400, id, ["certBlob"]]);
});

test("a certificate that a console presents stays", async () => {
    const session = await openSession();
    const { body } = await session.post(PATH, { name: "wiki", certBlob: certificateBlob("wiki.example.com") });
    const group = await session.post("v1/segmentGroup", { name: "Intranet" });
    await session.post("v1/application", {
        name: "wiki",
        domainNames: ["wiki.example.com"],
        segmentGroupId: group.body.id,
        commonAppsDto: {
            appsConfig: [
                {
                    enabled: true,
                    domain: "wiki.example.com",
                    applicationPort: "443",
                    applicationProtocol: "HTTPS",
                    certificateId: body.id,
                    appTypes: ["INSPECT"],
                },
            ],
        },
    });
    expect((await session.delete(`${PATH}/${body.id}`)).body.params).toEqual(["Application", "wiki"]);
});
