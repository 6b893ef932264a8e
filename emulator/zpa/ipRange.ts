import { isIPv4 } from "node:net";
import type { CollectionDefinition, RuleCheck } from "../core/collection";
import { decimal, derived, flag, kept, nameText, settable, text } from "../core/fields";
import { type Call, collectionRoutes, customerPath } from "../core/http";
import type { Json, StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { audit } from "./common/commonFields";

/** The first address of a range and the one after its last, as numbers. */
type Bounds = readonly [from: number, end: number];

const numberOf = (address: Json | undefined): number =>
    String(address)
        .split(".")
        .reduce((sum, part) => sum * 256 + Number(part), 0);

const addressOf = (number: number): string => [3, 2, 1, 0].map((at) => Math.trunc(number / 256 ** at) % 256).join(".");

/** `10.1.0.0/16`; the empty text comes here only where a tenant keeps it. */
function subnet(value: Json): Json | undefined {
    if (value === "") return value;
    const [address = "", prefix = "", ...rest] = typeof value === "string" ? value.split("/") : [];
    return rest.length === 0 && isIPv4(address) && /^\d{1,2}$/.test(prefix) && Number(prefix) <= 32 ? value : undefined;
}

const address = settable(
    (value) => (typeof value === "string" && (value === "" || isIPv4(value)) ? value : undefined),
    {
        omitted: "unrecorded",
        answer: (range, tenant) => shownAddress(range, tenant, "ipRangeBegin"),
    },
);

/** Virtual addresses that clients get, so that servers can reach them. As documented; no exchange was recorded. */
const ipRange: CollectionDefinition = {
    name: "ipRanges",
    typeName: "IP Range",
    scope: "tenant",
    createStatus: 200,
    fields: {
        ...audit,
        customerId: derived((_, tenant) => tenant.identity.customerId),
        name: nameText(),
        description: text({ omitted: "unrecorded" }),
        enabled: flag(true),
        ipRangeBegin: address,
        ipRangeEnd: { ...address, answer: (range, tenant) => shownAddress(range, tenant, "ipRangeEnd") },
        subnetCidr: settable(subnet, { omitted: "unrecorded" }),
        location: text({ required: "create" }),
        latitudeInDb: decimal(90, { required: "create" }),
        longitudeInDb: decimal(180, { required: "create" }),
        locationHint: text({ omitted: "unrecorded" }),
        sccmFlag: flag(false),
        countryCode: settable((value) => (/^[A-Z]{2}$/.test(String(value)) ? value : undefined), {
            omitted: "unrecorded",
        }),
        isDeleted: kept({ default: "0" }),
        totalIps: derived((range) => String(size(range))),
        usedIps: derived(() => "0"),
        availableIps: derived((range) => String(size(range))),
    },
    rules(range, check) {
        refuseHalfRange(range, check);
        if (range.sccmFlag === true && !range.locationHint) check.missing("locationHint");
        const key = range.subnetCidr ? "subnetCidr" : "ipRangeBegin";
        const others = [...check.tenant.collection(ipRange.name).values()].filter(({ id }) => id !== range.id);
        const [from, end] = boundsOf(range);
        if (others.map(boundsOf).some(([start, stop]) => start < end && stop > from)) check.invalid(key);
    },
};

function refuseHalfRange(
    { ipRangeBegin, ipRangeEnd, subnetCidr }: StoredObject,
    { tenant, missing, invalid }: RuleCheck,
) {
    if (subnetCidr) {
        if (ipRangeBegin || ipRangeEnd) invalid("subnetCidr");
        return;
    }
    if (!ipRangeBegin) missing("ipRangeBegin");
    else if (!ipRangeEnd) missing("ipRangeEnd");
    else {
        const size = numberOf(ipRangeEnd) - numberOf(ipRangeBegin) + 1;
        if (size < (tenant.switches.singleAddressRange === "refused" ? 2 : 1)) invalid("ipRangeEnd");
    }
}

function boundsOf({ ipRangeBegin, ipRangeEnd, subnetCidr }: StoredObject): Bounds {
    if (!subnetCidr) return [numberOf(ipRangeBegin), numberOf(ipRangeEnd) + 1];
    const [start = "", prefix] = String(subnetCidr).split("/");
    const size = 2 ** (32 - Number(prefix));
    const from = Math.trunc(numberOf(start) / size) * size;
    return [from, from + size];
}

function size(range: StoredObject): number {
    const [from, end] = boundsOf(range);
    return end - from;
}

function shownAddress(range: StoredObject, tenant: Tenant, key: "ipRangeBegin" | "ipRangeEnd"): Json | undefined {
    if (!range.subnetCidr || tenant.switches.subnetRange === "asSent") return range[key];
    const [from, end] = boundsOf(range);
    return addressOf(key === "ipRangeBegin" ? from : end - 1);
}

const path = customerPath("v1", "v2/ipRanges");

export const part: EmulatorModule = {
    collections: [ipRange],
    routes: [
        ...collectionRoutes(ipRange, { path, verbs: ["get", "create", "update"] }),
        // As documented; deletions of other objects answer 204.
        { method: "DELETE", path: `${path}/:id`, handle: (call) => ({ ...call.remove(ipRange), status: 200 }) },
        { method: "GET", path, handle: (call) => ({ status: 200, body: everyRange(call) }) },
    ],
};

function everyRange(call: Call): Json {
    return [...call.collection(ipRange).values()].map(({ id }) => call.view(ipRange, id));
}
