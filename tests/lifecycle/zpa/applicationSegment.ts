import { LYON_ON_THE_WIRE } from "../../engine/programs";
import * as sample from "../samples";
import type { Subject } from "../subject";

export const applicationSegment: Subject = {
    type: "zpa:ApplicationSegment",
    collection: "application",
    features: ["feature.application.inspect_traffic_with_zia"],
    switches: { defaultSharing: "allowed" },
    async setup({ control }) {
        const microtenant = await control.create("microtenants", { name: "Madrid", enabled: true });
        const porto = await control.create("microtenants", { name: "Porto", enabled: true });
        const scope = { microtenantId: microtenant.id };
        const sharedTo = (...ids: string[]) => ({
            sharedMicrotenantDetails: { sharedToMicrotenants: ids.map((id) => ({ id })) },
        });
        const connectors = await control.create("appConnectorGroup", LYON_ON_THE_WIRE);
        const reached = { enabled: true, dynamicDiscovery: true, appConnectorGroups: [{ id: connectors.id }] };
        const lyon = await control.create("serverGroup", { name: "Lyon", ...reached });
        const paris = await control.create("serverGroup", { name: "Paris", ...reached });
        const intranet = await control.create("segmentGroup", { name: "Intranet", enabled: true });
        const internal = await control.create("segmentGroup", { name: "Internal", enabled: true });
        const ofMadrid = await control.create("segmentGroup", { name: "Intranet", enabled: true, ...scope });
        return {
            declared: { segmentGroup: intranet.id },
            changes: [
                {
                    property: "segmentGroup",
                    value: internal.id,
                    wire: { segmentGroupId: internal.id },
                    outside: { segmentGroupId: intranet.id },
                },
                {
                    property: "serverGroups",
                    value: [paris.id, lyon.id, paris.id],
                    wire: { serverGroups: [{ id: lyon.id }, { id: paris.id }] },
                    outside: { serverGroups: [{ id: paris.id }] },
                },
                {
                    property: "shareToMicrotenants",
                    value: [porto.id, microtenant.id, porto.id],
                    wire: sharedTo(microtenant.id, porto.id),
                    outside: sharedTo(porto.id),
                },
            ],
            replacement: { ...scope, segmentGroup: ofMadrid.id },
        };
    },
    declared: { name: "Wiki", domainNames: ["Wiki.example.com"], tcpPorts: 443 },
    wire: {
        enabled: true,
        domainNames: ["wiki.example.com"],
        tcpPortRanges: ["443", "443"],
        tcpPortRange: [{ from: "443", to: "443" }],
        bypassType: "NEVER",
        bypassOnReauth: false,
        healthReporting: "ON_ACCESS",
        passiveHealthEnabled: true,
        selectConnectorCloseToApp: false,
        icmpAccessType: "NONE",
        doubleEncrypt: false,
        ipAnchored: false,
        inspectTrafficWithZia: false,
        isCnameEnabled: true,
        tcpKeepAlive: "0",
        matchStyle: "EXCLUSIVE",
        useInDrMode: false,
    },
    changes: [
        sample.described,
        sample.disabled,
        {
            property: "domainNames",
            value: ["*.Docs.example.com", "10.1.0.10"],
            wire: { domainNames: ["*.docs.example.com", "10.1.0.10"] },
            outside: { domainNames: ["theirs.example.com"] },
        },
        {
            property: "tcpPorts",
            value: ["8000-8003", 443],
            wire: {
                tcpPortRanges: ["443", "443", "8000", "8003"],
                tcpPortRange: [
                    { from: "443", to: "443" },
                    { from: "8000", to: "8003" },
                ],
            },
            outside: { tcpPortRanges: ["8443", "8443"] },
        },
        {
            property: "udpPorts",
            value: "53",
            wire: { udpPortRanges: ["53", "53"], udpPortRange: [{ from: "53", to: "53" }] },
            outside: { udpPortRanges: ["53", "54"] },
        },
        {
            property: "bypass",
            value: "On Corporate Network",
            wire: { bypassType: "ON_NET" },
            outside: { bypassType: "ALWAYS" },
        },
        {
            property: "bypassDuringReauthentication",
            value: true,
            wire: { bypassOnReauth: true },
            outside: { bypassOnReauth: false },
        },
        {
            property: "healthReporting",
            value: "Continuous",
            wire: { healthReporting: "CONTINUOUS" },
            outside: { healthReporting: "NONE" },
        },
        {
            property: "passiveHealth",
            value: false,
            wire: { passiveHealthEnabled: false },
            outside: { passiveHealthEnabled: true },
        },
        {
            property: "appConnectorSelection",
            value: "Closer to Application",
            wire: { selectConnectorCloseToApp: true },
            outside: { selectConnectorCloseToApp: false },
            alone: true,
        },
        {
            property: "icmpAccess",
            value: "Ping and Traceroute",
            wire: { icmpAccessType: "PING_TRACEROUTING" },
            outside: { icmpAccessType: "PING" },
        },
        {
            property: "doubleEncryption",
            value: true,
            wire: { doubleEncrypt: true },
            outside: { doubleEncrypt: false },
            alone: true,
        },
        { property: "sourceIpAnchoring", value: true, wire: { ipAnchored: true }, outside: { ipAnchored: false } },
        {
            property: "inspectTrafficWithZia",
            value: true,
            wire: { inspectTrafficWithZia: true },
            outside: { inspectTrafficWithZia: false },
        },
        { property: "useCnames", value: false, wire: { isCnameEnabled: false }, outside: { isCnameEnabled: true } },
        { property: "tcpKeepAlive", value: true, wire: { tcpKeepAlive: "1" }, outside: { tcpKeepAlive: "0" } },
        {
            property: "multimatch",
            value: true,
            wire: { matchStyle: "INCLUSIVE" },
            outside: { matchStyle: "EXCLUSIVE" },
            alone: true,
        },
        { property: "disasterRecovery", value: true, wire: { useInDrMode: true }, outside: { useInDrMode: false } },
    ],
    samples: [
        {
            ...sample.names,
            enabled: true,
            domainNames: ["a.example.com", "*.example.org", "10.1.0.10", "10.2.0.0/16"],
            tcpPorts: ["443", "8000-8010", 22],
            udpPorts: ["53", "123"],
            segmentGroup: "5",
            serverGroups: sample.ids,
            bypass: "On Corporate Network",
            bypassDuringReauthentication: true,
            healthReporting: "On Access",
            passiveHealth: false,
            appConnectorSelection: "Closer to User",
            icmpAccess: "Ping",
            doubleEncryption: true,
            sourceIpAnchoring: false,
            inspectTrafficWithZia: true,
            useCnames: false,
            tcpKeepAlive: true,
            multimatch: false,
            disasterRecovery: true,
            microtenantId: "7",
            shareToMicrotenants: sample.ids,
            detachOnDelete: true,
        },
        { ...sample.names, domainNames: ["a.example.com"], tcpPorts: 443, segmentGroup: "5", multimatch: true },
    ],
};
