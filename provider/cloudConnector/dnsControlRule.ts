import { z } from "zod";
import { becomes, cutsOff, interrupts } from "../contract/consequences";
import { textSet, word, wordsOf } from "../contract/fields";
import { ref, refs } from "../contract/references";
import * as schema from "../contract/schemas";
import { defineCloudConnector } from "./client/define";
import { link, links } from "./common/fields";
import { FORWARDING_POLICY } from "./common/permissions";
import * as rule from "./common/rule";
import { inLine } from "./common/ruleOrder";

const ENDPOINT = rule.ENDPOINTS.dnsControl;

const ACTIONS = {
    Allow: "ALLOW",
    Block: "BLOCK",
    "Redirect Request": "REDIR_REQ",
    "Resolved by ZPA": "REDIR_ZPA",
} as const;

const onlyWith = <K extends string>(property: K, ...actions: (keyof typeof ACTIONS)[]) =>
    rule.onlyWhere(property, "action", actions);

/** What a rule matches by, beside groups and locations. */
const CRITERIA = [
    "locationGroups",
    "sourceAddresses",
    "sourceIpGroups",
    "destinationAddresses",
    "destinationIpGroups",
] as const;
const HANDLING: rule.Handling = { what: "Requests", stops: ({ action }) => action === "Block" };

export const dnsControlRule = defineCloudConnector({
    type: "cloudConnector:DnsControlRule",
    noun: { one: ENDPOINT.noun, many: "DNS control rules" },
    permission: FORWARDING_POLICY,
    inputs: z.strictObject({
        ...rule.inputs,
        locationGroups: refs("cloudConnector:LocationGroup").optional(),
        action: z.enum(wordsOf(ACTIONS)),
        dnsGateway: ref("cloudConnector:DnsGateway").optional(),
        ipPool: ref("cloudConnector:IpPool").optional(),
        sourceAddresses: schema.addresses.optional(),
        sourceIpGroups: refs("cloudConnector:SourceIpGroup").optional(),
        destinationAddresses: rule.destinations.optional(),
        destinationIpGroups: refs("cloudConnector:DestinationIpGroup").optional(),
    }),
    rules: [
        ...rule.rules,
        rule.locationGroups,
        onlyWith("dnsGateway", "Redirect Request"),
        onlyWith("ipPool", "Resolved by ZPA"),
        onlyWith("destinationIpGroups", "Allow", "Block", "Redirect Request"),
        {
            needs: ["action", "dnsGateway"],
            property: "dnsGateway",
            when: ({ action, dnsGateway }) => action === "Redirect Request" && dnsGateway === undefined,
            reason: 'is required where action is "Redirect Request"',
        },
        {
            needs: ["action", "ipPool"],
            property: "ipPool",
            when: ({ action, ipPool }) => action === "Resolved by ZPA" && ipPool === undefined,
            reason: 'is required where action is "Resolved by ZPA"',
        },
    ],
    outputs: z.object(rule.outputs),

    ...rule.traits,
    consequences: rule.consequences(HANDLING, {
        ...rule.matching(CRITERIA, HANDLING),
        action: [
            cutsOff("Requests that match the rule are blocked.", becomes("action", "Block")),
            interrupts("Requests that match the rule are answered in another way."),
        ],
        dnsGateway: interrupts("Requests that match the rule are answered by another DNS gateway."),
        ipPool: interrupts("Requests that match the rule are answered from another IP pool."),
    }),
    operations: inLine(ENDPOINT),

    collection: {
        ...rule.collectionOf(ENDPOINT, "EC_DNS"),
        fields: {
            ...rule.fields,
            locationGroups: links("locationGroups"),
            action: word("action", ACTIONS),
            dnsGateway: link("dnsGateway"),
            ipPool: link("zpaIpGroup"),
            sourceAddresses: textSet("srcIps"),
            sourceIpGroups: links("srcIpGroups"),
            destinationAddresses: textSet("destAddresses"),
            destinationIpGroups: links("destIpGroups"),
        },
    },
});
