import { describe, expect, it } from "@jest/globals";
import { route53Publisher } from "../../../sdk/aws/route53Publisher";
import { azureDnsPublisher } from "../../../sdk/azure/azureDnsPublisher";
import type { DnsPublisher } from "../../../sdk/disasterRecovery";
import { textFaults } from "../../../sdk/disasterRecovery/dns/checks";
import { cloudDnsPublisher } from "../../../sdk/gcp/cloudDnsPublisher";
import { mockAws } from "../aws/mockedAws";
import { mockAzure } from "../azure/mockedAzure";
import { mockGcp } from "../gcp/mockedGcp";
import { declaredBy } from "../mockedCloud";

const DOMAIN = "dr.example.com";
const ADDRESSES = ["198.51.100.10", "198.51.100.11"];
const TEXTS = ["v=1;k=zpa;b=off;n=2;p=1;bh=AAAA", "v=1;k=zpa;b=off;n=2;p=2;bh=BBBB"];

const publish = (publisher: DnsPublisher) => () => {
    const set = { domainName: DOMAIN, ttlSeconds: 30 };
    const a = publisher.addresses("dr-a", { ...set, values: ADDRESSES }, {});
    publisher.texts("dr-txt", { ...set, values: TEXTS }, { dependsOn: [a] });
};

describe("the record sets", () => {
    it("of Route 53 have one value for each text, which the provider quotes", async () => {
        const cloud = await mockAws();
        await declaredBy(publish(route53Publisher({ zoneId: "Z0123456789ABCDEFGHIJ" })));
        const sets = cloud.objects.all("aws:route53/record:Record").map(({ outputs }) => outputs);
        expect(sets).toMatchObject([
            { name: DOMAIN, type: "A", ttl: 30, records: ADDRESSES, zoneId: "Z0123456789ABCDEFGHIJ" },
            { name: DOMAIN, type: "TXT", ttl: 30, records: TEXTS },
        ]);
    });

    it("of Azure DNS have a record of one string for each text, below their zone", async () => {
        const cloud = await mockAzure();
        await declaredBy(publish(azureDnsPublisher({ resourceGroupName: "dns", zoneName: "example.com" })));
        const sets = cloud.objects.all("azure-native:dns:RecordSet").map(({ inputs }) => inputs);
        const place = { resourceGroupName: "dns", zoneName: "example.com", relativeRecordSetName: "dr", ttl: 30 };
        expect(sets).toMatchObject([
            { ...place, recordType: "A", aRecords: ADDRESSES.map((ipv4Address) => ({ ipv4Address })) },
            { ...place, recordType: "TXT", txtRecords: TEXTS.map((text) => ({ value: [text] })) },
        ]);
    });

    it("of Cloud DNS have each text in quotes, at the name with its dot", async () => {
        const cloud = await mockGcp();
        await declaredBy(publish(cloudDnsPublisher({ managedZone: "example-com" })));
        const sets = cloud.objects.all("gcp:dns/recordSet:RecordSet").map(({ outputs }) => outputs);
        expect(sets).toMatchObject([
            { name: `${DOMAIN}.`, type: "A", ttl: 30, rrdatas: ADDRESSES },
            { name: `${DOMAIN}.`, type: "TXT", ttl: 30, rrdatas: TEXTS.map((text) => `"${text}"`) },
        ]);
    });

    it.each([
        ["is too long", "v=1;".padEnd(256, "A"), "has a text of 256 bytes; a string of a TXT record has at most 255"],
        ["has a quote", 'v=1;k="zpa"', "has a text with a quote, a backslash or a character that is not ASCII"],
        [
            "has an umlaut",
            "v=1;d=dr.münchen.de",
            "has a text with a quote, a backslash or a character that is not ASCII",
        ],
    ])("take no text that %s", (_what, text, reason) => {
        expect(textFaults([text]).join()).toContain(reason);
        expect(textFaults(TEXTS)).toEqual([]);
    });
});
