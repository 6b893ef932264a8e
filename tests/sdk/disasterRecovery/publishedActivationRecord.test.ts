import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { activationRecord, getPublishedActivationRecord } from "../../../sdk/disasterRecovery";
import { pemPair } from "../../pemPair";
import { dnsServer, type Zone } from "./dnsServer";

const DOMAIN = "dr.example.com";
const ADDRESSES = ["203.0.113.5", "203.0.113.4"];
const { publicKey, privateKey } = pemPair();
const OFF = { domain: DOMAIN, state: "off" } as const;

let zone: Zone = {};
let server: Awaited<ReturnType<typeof dnsServer>>;
beforeAll(async () => {
    server = await dnsServer(DOMAIN, () => zone);
});
afterAll(() => server?.stop());

const published = (args: { publicKey?: string; domain?: string } = {}) =>
    getPublishedActivationRecord({ domain: DOMAIN, servers: [server.address], ...args });

it("a signed record is read as clients read it, with the addresses of the service edges", async () => {
    const { txtValues } = await activationRecord({ ...OFF, signing: { kind: "privateKey", privateKey } });
    zone = { TXT: txtValues, A: ADDRESSES };
    expect(await published({ publicKey })).toEqual({
        record: { state: "off", service: "zpa" },
        signature: "verified",
        covers: ["v", "k", "b"],
        addresses: ADDRESSES.toSorted(),
        faults: [],
    });
    expect(await published()).toMatchObject({ signature: "not verified", covers: [], faults: [] });
});

it.each<[string, Zone, string]>([
    ["nothing", {}, "there is no TXT record"],
    ["another TXT record beside it", { TXT: ["v=1;k=zpa;b=off", "v=spf1 -all"] }, "the only one of its name"],
    ["no addresses", { TXT: ["v=1;k=zpa;b=off"] }, "there is no A record"],
    [
        "an alias",
        { TXT: ["v=1;k=zpa;b=off"], CNAME: ["elsewhere.example.com"] },
        "alias (CNAME) of elsewhere.example.com",
    ],
    [
        "the top of a zone",
        {
            TXT: ["v=1;k=zpa;b=off"],
            SOA: [
                {
                    mname: "ns.example.com",
                    rname: "a.example.com",
                    serial: 1,
                    refresh: 1,
                    retry: 1,
                    expire: 1,
                    minimum: 1,
                },
            ],
        },
        "the domain is the top of a zone",
    ],
    ["no signature, although there is a key", { TXT: ["v=1;k=zpa;b=off"] }, "the record is not signed"],
])("a domain that has %s is told what to do", async (_, found, fault) => {
    zone = found;
    const { faults } = await published({ publicKey });
    expect(faults.join("\n")).toContain(fault);
});

it("a signature that is not one by the key is not verified, rather than none", async () => {
    const { txtValues } = await activationRecord({ ...OFF, signing: { kind: "privateKey", privateKey } });
    zone = { TXT: txtValues.map((text) => text.replace("b=off", "b=test")), A: ADDRESSES };
    const found = await published({ publicKey });
    expect(found).toMatchObject({
        signature: "not verified",
        faults: [expect.stringContaining("the signature is not one of this record by this key")],
    });
    expect(found.record).toBeUndefined();
});

it("a record for Internet Access alone needs no addresses", async () => {
    zone = { TXT: ["v=1;k=zia;b=off"] };
    expect(await published()).toMatchObject({ addresses: [], faults: [] });
});

it("a record in several strings is one text, as every resolver joins them", async () => {
    zone = { TXT: [["v=1;k=zpa;", "b=off"]], A: ADDRESSES };
    expect(await published()).toMatchObject({ record: { state: "off" }, faults: [] });
});

it("a server that does not answer is no domain without records", async () => {
    const gone = await dnsServer(DOMAIN, () => ({}));
    await gone.stop();
    const read = getPublishedActivationRecord({ domain: DOMAIN, servers: [gone.address] });
    await expect(read).rejects.toMatchObject({ code: "connection", systemCode: "ECONNREFUSED" });
});

it.each([
    ["domain", { domain: "example.com" }, "domain is"],
    ["server", { servers: ["dns.example.com"] }, "servers has dns.example.com; set addresses such as"],
    ["key", { publicKey: privateKey }, "publicKey holds a private key"],
])("a wrong %s is refused", async (_, args, words) => {
    await expect(getPublishedActivationRecord({ domain: DOMAIN, servers: [server.address], ...args })).rejects.toThrow(
        words,
    );
});
