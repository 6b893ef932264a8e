import * as zscaler from "pulumi-zscaler";
import { COMMON } from "../enrollmentGroups";
import { lifeCycle } from "../lifeCycle";

lifeCycle({
    type: "zpa:AppConnectorGroup",
    collection: "appConnectorGroup",
    declare: (args, options) => new zscaler.AppConnectorGroup("subject", args as never, options),
    declared: { name: "Branch Lyon", location: "Lyon, France", latitude: 45.764, longitude: 4.8357 },
    wire: {
        enabled: true,
        location: "Lyon, France",
        latitude: "45.764",
        longitude: "4.8357",
        cityCountry: "Lyon, FR",
        countryCode: "FR",
        upgradeDay: "SUNDAY",
        upgradeTimeInSecs: "66600",
        overrideVersionProfile: false,
        dnsQueryType: "IPV4_IPV6",
        tcpQuickAckApp: false,
        tcpQuickAckAssistant: false,
        tcpQuickAckReadAssistant: false,
        praEnabled: false,
        wafDisabled: false,
        lssAppConnectorGroup: false,
        useInDrMode: false,
        connectorGroupType: "APP",
    },
    changes: [
        ...COMMON,
        { property: "upgradeDay", value: "Monday", wire: { upgradeDay: "MONDAY" }, outside: { upgradeDay: "FRIDAY" } },
        { property: "dnsResolution", value: "IPv6", wire: { dnsQueryType: "IPV6" }, outside: { dnsQueryType: "IPV4" } },
        {
            property: "tcpQuickAck",
            value: true,
            wire: { tcpQuickAckApp: true, tcpQuickAckAssistant: true, tcpQuickAckReadAssistant: true },
            outside: { tcpQuickAckApp: false, tcpQuickAckAssistant: false, tcpQuickAckReadAssistant: false },
        },
        { property: "privilegedRemoteAccess", value: true, wire: { praEnabled: true }, outside: { praEnabled: false } },
        { property: "waf", value: false, wire: { wafDisabled: true }, outside: { wafDisabled: false } },
        {
            property: "logStreaming",
            value: true,
            wire: { lssAppConnectorGroup: true },
            outside: { lssAppConnectorGroup: false },
        },
        { property: "disasterRecovery", value: true, wire: { useInDrMode: true }, outside: { useInDrMode: false } },
        {
            property: "allowedSourceAddresses",
            value: ["203.0.113.0/24", "2001:db8::1"],
            wire: { ipAcl: ["2001:db8::1", "203.0.113.0/24"] },
            outside: { ipAcl: ["198.51.100.7"] },
        },
        {
            property: "hostingInfo",
            value: "rack 7",
            wire: { dcHostingInfo: "rack 7" },
            outside: { dcHostingInfo: "rack 8" },
        },
        {
            property: "signingCertificateName",
            value: "Service Edge",
            wire: { enrollmentCertId: "6574" },
        },
        { property: "signingCertificateId", value: "6574", wire: { enrollmentCertId: "6574" } },
    ],
    replacement: {
        connectorType: "Network",
        networkConnector: { appConnectorGroupId: "1", mtu: 1400, lanSubnets: [{ name: "lan", subnet: "10.1.0.0/16" }] },
    },
});
