import type { CollectionDefinition } from "../core/collection";
import { derived, flag, kept, nameText, settable, text } from "../core/fields";
import { collectionRoutes, customerPath } from "../core/http";
import type { Json, StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { audit } from "./common/commonFields";

const ADDRESS = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

const numberOf = (address: Json | undefined): number =>
    ADDRESS.exec(String(address))
        ?.slice(1)
        .reduce((sum, part) => sum * 256 + Number(part), 0) ?? 0;

const address = settable((value) => (typeof value === "string" && ADDRESS.test(value) ? value : undefined));

/** Virtual addresses that clients get, so that servers can reach them. As official clients have it: no exchange was recorded. */
const ipRange: CollectionDefinition = {
    name: "ipRanges",
    typeName: "IP Range",
    scope: "tenant",
    fields: {
        ...audit,
        name: nameText(),
        description: text({ omitted: "unrecorded" }),
        enabled: flag(true),
        ipRangeBegin: address,
        ipRangeEnd: address,
        subnetCidr: text({ omitted: "unrecorded" }),
        location: text({ omitted: "unrecorded" }),
        locationHint: text({ omitted: "unrecorded" }),
        countryCode: text({ omitted: "unrecorded" }),
        isDeleted: kept({ default: "0" }),
        totalIps: derived((range) => String(size(range))),
        usedIps: derived(() => "0"),
        availableIps: derived((range) => String(size(range))),
    },
    rules({ ipRangeBegin, ipRangeEnd, subnetCidr }, { missing, invalid }) {
        if (subnetCidr === undefined && ipRangeBegin === undefined) missing("ipRangeBegin");
        if (ipRangeBegin !== undefined && numberOf(ipRangeEnd) < numberOf(ipRangeBegin)) invalid("ipRangeEnd");
    },
};

const size = ({ ipRangeBegin, ipRangeEnd, subnetCidr }: StoredObject): number =>
    ipRangeBegin === undefined
        ? 2 ** (32 - Number(String(subnetCidr).split("/")[1] ?? 32))
        : numberOf(ipRangeEnd) - numberOf(ipRangeBegin) + 1;

const path = customerPath("v1", "v2/ipRanges");

export const part: EmulatorModule = {
    collections: [ipRange],
    routes: [
        ...collectionRoutes(ipRange, { path, verbs: ["get", "create", "update", "delete"] }),
        {
            method: "GET",
            path,
            handle: (call) => ({
                status: 200,
                body: [...call.collection(ipRange).values()].map(({ id }): Json => call.view(ipRange, id)),
            }),
        },
    ],
};
