import { z } from "zod";
import { becomes, cutsOff, interrupts } from "../contract/consequences";
import { type Field, textSet, word, wordsOf } from "../contract/fields";
import { ref, refs } from "../contract/references";
import * as schema from "../contract/schemas";
import { setOf } from "../contract/sets";
import { equal } from "../contract/values";
import { defineCloudConnector } from "./client/define";
import { link, links } from "./common/fields";
import { FORWARDING_POLICY } from "./common/permissions";
import * as rule from "./common/rule";
import { inLine } from "./common/ruleOrder";

const ENDPOINT = rule.ENDPOINTS.trafficForwarding;

/** Where traffic goes, in the portal's words. */
const FORWARDING = { ZIA: "ZIA", ZPA: "ECZPA", Direct: "DIRECT", Drop: "DROP", Local: "LOCAL_SWITCH" } as const;
const NOT_ZPA = ["ZIA", "Direct", "Drop", "Local"];

/** What traffic goes to is said to ZPA by its own objects, and to everything else by these. */
const DESTINATIONS = [
    "destinationAddresses",
    "destinationIpGroups",
    "destinationCountries",
    "networkServices",
    "networkServiceGroups",
] as const;
const SEGMENTS = ["applicationSegments", "applicationSegmentGroups"] as const;

const MOST_SERVICES = 1_024;
const MOST_SEGMENTS = 255;
const COUNTRY = "COUNTRY_";

const countries = textSet("destCountries");
const destinationCountries: Field<string[]> = {
    ...countries,
    toWire: (codes) => countries.toWire(codes.map((code) => COUNTRY + code)),
    fromWire: (wire) => countries.fromWire(wire)?.map((country) => country.replace(COUNTRY, "")),
};

/** What a rule matches by, beside groups and locations. */
const CRITERIA = [
    "locationGroups",
    "sourceAddresses",
    "sourceIpGroups",
    "sourceWorkloadGroups",
    "destinationAddresses",
    "destinationIpGroups",
    "destinationCountries",
    "destinationWorkloadGroups",
    "networkServices",
    "networkServiceGroups",
    "applicationSegments",
    "applicationSegmentGroups",
] as const;
const HANDLING: rule.Handling = { what: "Traffic", stops: ({ forwarding }) => forwarding === "Drop" };

export const trafficForwardingRule = defineCloudConnector({
    type: "cloudConnector:TrafficForwardingRule",
    noun: { one: ENDPOINT.noun, many: "traffic forwarding rules" },
    permission: FORWARDING_POLICY,
    inputs: z.strictObject({
        ...rule.inputs,
        locationGroups: refs("cloudConnector:LocationGroup").optional(),
        forwarding: z.enum(wordsOf(FORWARDING)),
        gateway: ref("cloudConnector:ForwardingGateway").optional(),
        sourceAddresses: schema.addresses.optional(),
        sourceIpGroups: refs("cloudConnector:SourceIpGroup").optional(),
        sourceWorkloadGroups: refs("cloudConnector:WorkloadGroup").optional(),
        destinationAddresses: rule.destinations.optional(),
        destinationIpGroups: refs("cloudConnector:DestinationIpGroup").optional(),
        destinationCountries: setOf(schema.countryCode).optional(),
        destinationWorkloadGroups: refs("cloudConnector:WorkloadGroup").optional(),
        networkServices: refs("cloudConnector:NetworkService").optional(),
        networkServiceGroups: refs("cloudConnector:NetworkServiceGroup").optional(),
        applicationSegments: refs("cloudConnector:CloudConnectorApplicationSegment").optional(),
        applicationSegmentGroups: refs("cloudConnector:CloudConnectorSegmentGroup").optional(),
    }),
    rules: [
        ...rule.rules,
        rule.locationGroups,
        rule.atMost("networkServices", MOST_SERVICES, "network services"),
        rule.atMost("applicationSegments", MOST_SEGMENTS, "application segments"),
        rule.atMost("applicationSegmentGroups", MOST_SEGMENTS, "application segment groups"),
        rule.onlyWhere("gateway", "forwarding", ["ZIA"]),
        rule.onlyWhere("destinationWorkloadGroups", "forwarding", ["Local"]),
        ...SEGMENTS.map((property) => rule.onlyWhere(property, "forwarding", ["ZPA"])),
        ...DESTINATIONS.map((property) => rule.onlyWhere(property, "forwarding", NOT_ZPA)),
        {
            needs: ["sourceAddresses", "destinationAddresses"],
            property: "destinationAddresses",
            when: ({ sourceAddresses, destinationAddresses }) =>
                sourceAddresses !== undefined && equal(sourceAddresses, destinationAddresses),
            exact: true,
            reason: "must differ from sourceAddresses",
        },
        {
            needs: ["forwarding", "allGroups", "locations"],
            property: "forwarding",
            when: ({ forwarding, allGroups, locations }) =>
                forwarding === "Local" && allGroups === true && locations === undefined,
            reason: 'cannot be "Local" for all groups and locations; set cloudConnectorGroups or locations',
        },
    ],
    outputs: z.object(rule.outputs),

    ...rule.traits,
    consequences: rule.consequences(HANDLING, {
        ...rule.matching(CRITERIA, HANDLING),
        forwarding: [
            cutsOff("Traffic that matches the rule is dropped.", becomes("forwarding", "Drop")),
            interrupts("Traffic that matches the rule is forwarded in another way; sessions end."),
        ],
        gateway: interrupts("Traffic that matches the rule is forwarded by another gateway; sessions end."),
    }),
    operations: inLine(ENDPOINT),

    collection: {
        ...rule.collectionOf(ENDPOINT, "EC_RDR"),
        fields: {
            ...rule.fields,
            locationGroups: links("locationGroups"),
            forwarding: word("forwardMethod", FORWARDING),
            gateway: link("proxyGateway"),
            sourceAddresses: textSet("srcIps"),
            sourceIpGroups: links("srcIpGroups"),
            sourceWorkloadGroups: links("srcWorkloadGroups"),
            destinationAddresses: textSet("destAddresses"),
            destinationIpGroups: links("destIpGroups"),
            destinationCountries,
            destinationWorkloadGroups: links("destWorkloadGroups"),
            networkServices: links("nwServices"),
            networkServiceGroups: links("nwServiceGroups"),
            applicationSegments: links("zpaApplicationSegments"),
            applicationSegmentGroups: links("zpaApplicationSegmentGroups"),
        },
    },
});
