import type { CloudObject, Objects } from "./objects";
import { plainValues, type Values } from "./values";

/** All records of one type at one name, in a DNS zone of a cloud. */
export interface CloudRecordSet {
    /** In lower case, without a dot at its end. */
    readonly name: string;
    readonly type: string;
    /** Seconds. */
    readonly ttl: number;
    readonly values: readonly string[];
}

const ZONE = "aws:route53/zone:Zone";

/** How each cloud writes a record set. */
const READERS: Readonly<Record<string, (inputs: Values, objects: Objects) => CloudRecordSet>> = {
    "aws:route53/record:Record": ({ name, type, ttl, records, zoneId }, objects) => {
        const zone = objects.all(ZONE).find(({ id, outputs }) => id === zoneId || outputs.zoneId === zoneId);
        return recordSet(inZone(text(name), text(zone?.outputs.name)), type, ttl, texts(records).map(unquoted));
    },
    "azure-native:dns:RecordSet": ({ relativeRecordSetName, zoneName, recordType, ttl, txtRecords, aRecords }) => {
        const relative = text(relativeRecordSetName);
        const name = relative === "@" ? text(zoneName) : `${relative}.${text(zoneName)}`;
        const ofTxt = objectsIn(txtRecords).map(({ value }) => texts(value).join(""));
        const ofA = objectsIn(aRecords).map(({ ipv4Address }) => text(ipv4Address));
        return recordSet(name, recordType, ttl, [...ofTxt, ...ofA]);
    },
    "gcp:dns/recordSet:RecordSet": ({ name, type, ttl, rrdatas }) =>
        recordSet(text(name), type, ttl, texts(rrdatas).map(unquoted)),
};

/** Whether what is kept under a key of the emulator is a record set, or a zone by which the names of some are completed. */
export const isRecordSet = (key: string): boolean =>
    [ZONE, ...Object.keys(READERS)].some((type) => key.includes(`|${type}|`));

/** The record sets among the objects of a cloud. */
export function recordSetsOf(objects: Objects): CloudRecordSet[] {
    return objects.all().flatMap((object: CloudObject) => {
        const read = READERS[object.type];
        return read ? [read(plainValues(object.inputs), objects)] : [];
    });
}

function recordSet(name: string, type: unknown, ttl: unknown, values: readonly string[]): CloudRecordSet {
    return {
        name: name.toLowerCase().replace(/\.$/, ""),
        type: text(type).toUpperCase(),
        ttl: Number(ttl ?? 0),
        values,
    };
}

/** Route 53 takes names with their zone and without it. */
function inZone(name: string, zone: string): string {
    const [short, whole] = [name, zone].map((each) => each.toLowerCase().replace(/\.$/, ""));
    if (!whole || short === whole || short?.endsWith(`.${whole}`)) return short ?? "";
    return short === "" ? whole : `${short}.${whole}`;
}

/** Texts of TXT records may be in quotes, and in several strings that belong together. */
function unquoted(value: string): string {
    const strings = [...value.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, string = ""]) =>
        string.replace(/\\(.)/g, "$1"),
    );
    return strings.length > 0 ? strings.join("") : value;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);
const objectsIn = (value: unknown): Values[] =>
    (Array.isArray(value) ? value : []).filter((each): each is Values => typeof each === "object" && each !== null);
