import { expect, it } from "@jest/globals";
import { type CloudObject, Objects } from "../../../emulator/clouds/objects";
import { isRecordSet, recordSetsOf } from "../../../emulator/clouds/recordSets";
import type { Values } from "../../../emulator/clouds/values";

const LONG = "v=1;k=zpa;b=off;n=2;p=1;bh=abc";
const ZONE = object("aws:route53/zone:Zone", {}, { id: "Z1", outputs: { zoneId: "Z1", name: "example.com" } });
const TXT = { name: "dr.example.com", type: "TXT", ttl: 30, values: [LONG, "two"] };
const A = { ...TXT, type: "A", values: ["203.0.113.4", "203.0.113.5"] };

it.each<[string, string, Values, object]>([
    [
        "short",
        "aws:route53/record:Record",
        { name: "dr", type: "TXT", ttl: 30, records: [LONG, "two"], zoneId: "Z1" },
        TXT,
    ],
    [
        "with its zone, quoted and in strings",
        "aws:route53/record:Record",
        {
            name: "DR.example.com.",
            type: "TXT",
            ttl: 30,
            records: [`"${LONG.slice(0, 9)}" "${LONG.slice(9)}"`, '"two"'],
            zoneId: "Z1",
        },
        TXT,
    ],
    [
        "with addresses",
        "aws:route53/record:Record",
        { name: "dr", type: "A", ttl: 30, records: A.values, zoneId: "Z1" },
        A,
    ],
    [
        "of Azure",
        "azure-native:dns:RecordSet",
        {
            zoneName: "example.com",
            relativeRecordSetName: "dr",
            recordType: "TXT",
            ttl: 30,
            txtRecords: [{ value: [LONG.slice(0, 9), LONG.slice(9)] }, { value: ["two"] }],
        },
        TXT,
    ],
    [
        "of Azure, with addresses",
        "azure-native:dns:RecordSet",
        {
            zoneName: "example.com",
            relativeRecordSetName: "dr",
            recordType: "A",
            ttl: 30,
            aRecords: A.values.map((ipv4Address) => ({ ipv4Address })),
        },
        A,
    ],
    [
        "of Google",
        "gcp:dns/recordSet:RecordSet",
        { name: "dr.example.com.", type: "TXT", ttl: 30, rrdatas: [`"${LONG}"`, '"two"'] },
        TXT,
    ],
])("the DNS of the emulator has record sets of clouds: %s", (_, type, inputs, set) => {
    const objects = new Objects((key) => expect(isRecordSet(key)).toBe(true));
    objects.put(ZONE);
    objects.put(object(type, inputs));
    expect(recordSetsOf(objects)).toEqual([set]);
});

it("other objects of clouds are no record sets", () => {
    const objects = new Objects((key) => expect(isRecordSet(key)).toBe(false));
    objects.put(object("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }));
    expect(recordSetsOf(objects)).toEqual([]);
});

function object(type: string, inputs: Values, more: Partial<CloudObject> = {}): CloudObject {
    return { type, id: "one", space: "", number: 1, scope: {}, inputs, outputs: {}, ...more };
}
