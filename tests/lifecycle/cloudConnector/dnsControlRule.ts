import * as sample from "../samples";
import type { Subject } from "../subject";
import { changes, made, scope } from "./common/rule";

export const dnsControlRule: Subject = {
    type: "cloudConnector:DnsControlRule",
    collection: "ecDns",
    async setup(room) {
        const named = await scope(room);
        const gateways = await made(room, "ecDnsGateway");
        const pools = await made(room, "ecIpGroup");
        return {
            declared: { cloudConnectorGroups: [named.groups[0]] },
            changes: [
                ...changes.ofAll(named),
                {
                    property: "dnsGateway",
                    value: gateways[0],
                    with: { action: "Redirect Request" },
                    wire: { action: "REDIR_REQ", dnsGateway: { id: gateways[0] } },
                    outside: { dnsGateway: { id: gateways[1] } },
                },
                {
                    property: "ipPool",
                    value: pools[0],
                    with: { action: "Resolved by ZPA" },
                    wire: { action: "REDIR_ZPA", zpaIpGroup: { id: pools[0] } },
                    outside: { zpaIpGroup: { id: pools[1] } },
                    alone: true,
                },
                changes.ofLists("sourceIpGroups", "srcIpGroups", await made(room, "ecIpSourceGroup")),
                changes.ofLists("destinationIpGroups", "destIpGroups", await made(room, "ecIpDestinationGroup")),
            ],
        };
    },
    declared: { name: "Internal names", action: "Block" },
    wire: { state: "ENABLED", action: "BLOCK", type: "EC_DNS", rank: 7 },
    changes: [
        { property: "action", value: "Allow", wire: { action: "ALLOW" }, outside: { action: "BLOCK" }, alone: true },
        ...changes.ofSources,
        {
            property: "destinationAddresses",
            value: ["corp.example.com", "192.0.2.53"],
            wire: { destAddresses: ["192.0.2.53", "corp.example.com"] },
            outside: { destAddresses: ["192.0.2.53"] },
        },
    ],
    coveredElsewhere: ["allGroups", "order"],
    samples: [
        {
            ...sample.rule,
            locationGroups: sample.ids,
            action: "Redirect Request",
            dnsGateway: "5",
            sourceAddresses: sample.addresses,
            sourceIpGroups: sample.ids,
            destinationAddresses: ["10.1.0.0/16", "web.example.com"],
            destinationIpGroups: sample.ids,
        },
        { name: "Sample", allGroups: true, action: "Resolved by ZPA", ipPool: "6" },
    ],
};
