import * as sample from "../samples";
import type { Change, Subject } from "../subject";

const place = (property: string, key: string, value: number): Change => ({
    property,
    value,
    wire: { [key]: String(value) },
    outside: { [key]: "1.5" },
});

export const clientConnectorIpRange: Subject = {
    type: "zpa:ClientConnectorIpRange",
    collection: "ipRanges",
    declared: {
        name: "Lyon clients",
        firstAddress: "100.64.0.1",
        lastAddress: "100.64.0.200",
        location: "Lyon, France",
        latitude: 45.764,
        longitude: 4.8357,
    },
    wire: {
        enabled: true,
        ipRangeBegin: "100.64.0.1",
        ipRangeEnd: "100.64.0.200",
        location: "Lyon, France",
        latitudeInDb: "45.764",
        longitudeInDb: "4.8357",
        sccmFlag: false,
    },
    changes: [
        sample.described,
        sample.disabled,
        {
            property: "firstAddress",
            value: "100.64.0.50",
            wire: { ipRangeBegin: "100.64.0.50" },
            outside: { ipRangeBegin: "100.64.0.60" },
        },
        {
            property: "lastAddress",
            value: "100.64.1.9",
            wire: { ipRangeEnd: "100.64.1.9" },
            outside: { ipRangeEnd: "100.64.0.250" },
        },
        {
            property: "location",
            value: "Villeurbanne, France",
            wire: { location: "Villeurbanne, France" },
            outside: { location: "Bron, France" },
        },
        place("latitude", "latitudeInDb", 45.77),
        place("longitude", "longitudeInDb", 4.88),
        { property: "countryCode", value: "FR", wire: { countryCode: "FR" }, outside: { countryCode: "CH" } },
        {
            property: "locationHint",
            value: "Lyon",
            wire: { sccmFlag: true, locationHint: "Lyon" },
            outside: { locationHint: "Bron" },
        },
    ],
    coveredElsewhere: ["subnet"],
    samples: [
        {
            ...sample.names,
            enabled: true,
            firstAddress: "100.64.0.1",
            lastAddress: "100.64.0.200",
            location: "Lyon, France",
            latitude: 45.764,
            longitude: 4.8357,
            countryCode: "FR",
            locationHint: "Lyon",
        },
        { name: "Subnet", subnet: "100.65.0.0/16", location: "Lyon, France", latitude: 45.764, longitude: 4.8357 },
    ],
};
