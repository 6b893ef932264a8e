import { z } from "zod";
import { cutsOff, interrupts, isDisabled } from "../contract/consequences";
import { type Field, number, text, textOf, type Wire } from "../contract/fields";
import { InvalidInputError } from "../http/errors/errors";
import { quoted } from "../http/text";
import type { ZpaClient } from "./client/client";
import { defineZpa } from "./client/define";
import type { ZpaEndpoint } from "./client/endpoint";
import { type Declared, declaredOf, numberOf, spanOf, subnetOf } from "./clientConnectorIpRange/span";
import { SERVICE_KEYS, times } from "./common/fields";
import { named } from "./common/named";
import * as schema from "./common/schemas";

const ADDRESSES = ["firstAddress", "lastAddress", "subnet"] as const;
const PERMISSION = "Client Connector IP Assignment (Administration)";
/** Of the whole tenant, and listed as a bare array. */
const RANGES: ZpaEndpoint = { path: "v2/ipRanges", tenantWide: true };

const LOSE_ADDRESS = "Clients lose the addresses of the range, and servers no longer reach them there.";
const NEW_PLACE = "Clients whose place now calls for another range get another address when they connect.";

const address = z.ipv4('must be an IPv4 address such as "10.1.1.1"; the service takes no IPv6 addresses');

const subnet = z
    .cidrv4({
        error: 'must be an IPv4 subnet such as "10.1.0.0/16"; the service takes no IPv6 addresses',
        abort: true,
    })
    .superRefine((value, context) => {
        const right = subnetOf(value);
        if (value !== right) {
            context.addIssue({
                code: "custom",
                message: `must begin with the first address of the subnet: "${right}"`,
            });
        }
    });

/** Either of them says which addresses there are. */
const alone = (other: "firstAddress" | "lastAddress", property: "firstAddress" | "lastAddress") => ({
    needs: [other, property] as const,
    property,
    when: (range: Declared) => range[property] !== undefined && range[other] === undefined,
    reason: `must be set together with ${other}`,
});

/** An end of the range; what a subnet's are says nothing more. */
const end = (property: "firstAddress" | "lastAddress", key: string): Field<string> => ({
    ...text(key),
    fromWire: (wire) => declaredOf(wire)[property],
});

/** The service wants to be told twice that there is one. */
const locationHint: Field<string> = {
    toWire: (value) => ({ sccmFlag: true, locationHint: value }),
    fromWire: (wire) => (wire.sccmFlag === true ? textOf(wire.locationHint) : undefined),
    unset: { sccmFlag: false, locationHint: "" },
};

export const clientConnectorIpRange = defineZpa({
    type: "zpa:ClientConnectorIpRange",
    noun: { one: "Client Connector IP range", many: "Client Connector IP ranges" },
    permission: PERMISSION,
    inputs: z.strictObject({
        ...named.inputs,
        firstAddress: address.optional(),
        lastAddress: address.optional(),
        subnet: subnet.optional(),
        location: schema.text.min(1),
        latitude: schema.latitude,
        longitude: schema.longitude,
        countryCode: schema.countryCode.optional(),
        locationHint: schema.text.min(1).optional(),
    }),
    rules: [
        alone("lastAddress", "firstAddress"),
        alone("firstAddress", "lastAddress"),
        {
            needs: ADDRESSES,
            property: "firstAddress",
            when: ({ firstAddress, lastAddress, subnet }) => (firstAddress ?? lastAddress ?? subnet) === undefined,
            reason: "must be set, together with lastAddress, unless subnet is set",
        },
        {
            needs: ADDRESSES,
            property: "subnet",
            when: ({ firstAddress, lastAddress, subnet }) =>
                subnet !== undefined && (firstAddress ?? lastAddress) !== undefined,
            reason: "cannot be combined with firstAddress and lastAddress; set only one of them",
        },
        {
            needs: ["firstAddress", "lastAddress"],
            property: "lastAddress",
            when: ({ firstAddress, lastAddress }) =>
                firstAddress !== undefined &&
                lastAddress !== undefined &&
                numberOf(lastAddress) < numberOf(firstAddress),
            reason: "must not be lower than firstAddress",
        },
    ],

    observed: {
        schema: z.object({ addressCount: z.number(), usedCount: z.number(), ...times.shape }),
        fromWire: (wire) => ({
            addressCount: Number(wire.totalIps ?? 0),
            usedCount: Number(wire.usedIps ?? 0),
            ...times.fromWire(wire),
        }),
    },

    naturalKey: ["name"],
    unique: [{ apart: spanOf }],
    replaceOn: [],
    consequences: {
        create: "none",
        delete: cutsOff(LOSE_ADDRESS),
        update: {
            ...named.consequences,
            enabled: cutsOff(LOSE_ADDRESS, isDisabled),
            firstAddress: cutsOff(LOSE_ADDRESS, shrinks),
            lastAddress: cutsOff(LOSE_ADDRESS, shrinks),
            subnet: cutsOff(LOSE_ADDRESS, shrinks),
            location: "none",
            latitude: interrupts(NEW_PLACE),
            longitude: interrupts(NEW_PLACE),
            countryCode: interrupts(NEW_PLACE),
            locationHint: interrupts(
                "Clients get a network adapter of another name, or none, by which servers tell their place.",
            ),
        },
    },

    collection: {
        endpoint: RANGES,
        fields: {
            ...named.fields,
            firstAddress: end("firstAddress", "ipRangeBegin"),
            lastAddress: end("lastAddress", "ipRangeEnd"),
            subnet: text("subnetCidr"),
            location: text("location"),
            latitude: number("latitudeInDb", 6),
            longitude: number("longitudeInDb", 6),
            countryCode: text("countryCode"),
            locationHint,
        },
        called: { sccmFlag: "locationHint" },
        readOnlyKeys: [...SERVICE_KEYS, "customerId", "isDeleted", "totalIps", "usedIps", "availableIps"],
        async toRequestBody(body, { inputs, backend, update }) {
            if (!update || ADDRESSES.some((property) => update.changed.includes(property))) {
                await refuseOverlap(inputs, backend, update?.id);
            }
            return { sccmFlag: false, ...body, ...cleared(body, inputs) };
        },
    },
});

/** The program declares the ends or the subnet; what is there of the other, whoever set it, would contradict that. */
function cleared(body: Wire, { subnet }: Declared): Wire {
    const others = subnet === undefined ? ["subnetCidr"] : ["ipRangeBegin", "ipRangeEnd"];
    return Object.fromEntries(others.filter((key) => textOf(body[key]) !== undefined).map((key) => [key, ""]));
}

/** Whether an address that the range had is no longer in it. */
function shrinks(before: Declared, after: Declared): boolean {
    const [had, has] = [spanOf(before), spanOf(after)];
    return had !== undefined && has !== undefined && (has.from > had.from || has.to < had.to);
}

/**
 * The service does not say which other range it is.
 * @throws InvalidInputError that names it
 */
async function refuseOverlap(inputs: Declared & { name?: string }, zpa: ZpaClient, own?: string): Promise<void> {
    const span = spanOf(inputs);
    if (!span) return;
    const others = (await zpa.listAll({ ...RANGES, noun: "Client Connector IP range", permission: PERMISSION })).filter(
        ({ id, name }) => String(id) !== own && (own !== undefined || name !== inputs.name),
    );
    for (const { id, name, ...wire } of others) {
        const other = spanOf(declaredOf(wire));
        if (!other || other.from > span.to || other.to < span.from) continue;
        throw new InvalidInputError({
            operation: `write Client Connector IP range ${quoted(inputs.name ?? "")}`,
            problem: `${span.property}: the addresses ${span.says} overlap those of Client Connector IP range ${quoted(String(name))} (${String(id)}), ${other.says}`,
            nextStep:
                "Choose other addresses, or change or delete the other range first; if this program does that, list the other range in dependsOn or run `pulumi up` twice.",
        });
    }
}
