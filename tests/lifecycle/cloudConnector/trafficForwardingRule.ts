import * as sample from "../samples";
import type { Subject } from "../subject";
import { changes, made, scope } from "./common/rule";

export const trafficForwardingRule: Subject = {
    type: "cloudConnector:TrafficForwardingRule",
    collection: "ecRdr",
    async setup(room) {
        const named = await scope(room);
        const two = (collection: string) => made(room, collection);
        const workloads = await two("ecWorkloadGroup");
        const gateways = await two("ecGateway");
        const zpa = { with: { forwarding: "ZPA" }, alone: true } as const;
        const local = { with: { forwarding: "Local" }, alone: true } as const;
        return {
            declared: { cloudConnectorGroups: [named.groups[0]] },
            changes: [
                ...changes.ofAll(named),
                {
                    property: "gateway",
                    value: gateways[0],
                    with: { forwarding: "ZIA" },
                    wire: { proxyGateway: { id: gateways[0] }, forwardMethod: "ZIA" },
                    outside: { proxyGateway: { id: gateways[1] } },
                },
                changes.ofLists("sourceIpGroups", "srcIpGroups", await two("ecIpSourceGroup")),
                changes.ofLists("sourceWorkloadGroups", "srcWorkloadGroups", workloads),
                changes.ofLists("destinationIpGroups", "destIpGroups", await two("ecIpDestinationGroup")),
                { ...changes.ofLists("destinationWorkloadGroups", "destWorkloadGroups", workloads), ...local },
                changes.ofLists("networkServices", "nwServices", await two("ecNetworkService")),
                changes.ofLists("networkServiceGroups", "nwServiceGroups", await two("ecNetworkServiceGroup")),
                {
                    ...changes.ofLists(
                        "applicationSegments",
                        "zpaApplicationSegments",
                        await two("ecApplicationSegment"),
                    ),
                    ...zpa,
                },
                {
                    property: "applicationSegmentGroups",
                    value: ["8", "7"],
                    wire: { zpaApplicationSegmentGroups: [{ id: 7 }, { id: 8 }] },
                    outside: { zpaApplicationSegmentGroups: [{ id: 7 }] },
                    ...zpa,
                },
            ],
        };
    },
    declared: { name: "Web", forwarding: "Direct" },
    wire: { state: "ENABLED", forwardMethod: "DIRECT", type: "EC_RDR", rank: 7 },
    changes: [
        {
            property: "forwarding",
            value: "ZIA",
            wire: { forwardMethod: "ZIA" },
            outside: { forwardMethod: "DROP" },
        },
        ...changes.ofSources,
        {
            property: "destinationAddresses",
            value: ["web.example.com", "192.0.2.0/24"],
            wire: { destAddresses: ["192.0.2.0/24", "web.example.com"] },
            outside: { destAddresses: ["192.0.2.0/24"] },
        },
        {
            property: "destinationCountries",
            value: ["FR", "DE"],
            wire: { destCountries: ["COUNTRY_DE", "COUNTRY_FR"] },
            outside: { destCountries: ["COUNTRY_FR"] },
        },
    ],
    coveredElsewhere: ["allGroups", "order"],
    samples: [
        {
            ...sample.rule,
            locationGroups: sample.ids,
            forwarding: "ZIA",
            gateway: "5",
            sourceAddresses: sample.addresses,
            sourceIpGroups: sample.ids,
            sourceWorkloadGroups: sample.ids,
            destinationAddresses: ["10.1.0.0/16", "web.example.com"],
            destinationIpGroups: sample.ids,
            destinationCountries: ["DE", "FR", "IT"],
            networkServices: sample.ids,
            networkServiceGroups: sample.ids,
        },
        {
            name: "Sample",
            allGroups: true,
            forwarding: "ZPA",
            applicationSegments: sample.ids,
            applicationSegmentGroups: sample.ids,
        },
        {
            name: "Sample",
            cloudConnectorGroups: sample.ids,
            forwarding: "Local",
            destinationWorkloadGroups: sample.ids,
        },
    ],
};
