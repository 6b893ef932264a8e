import type { Definition } from "../../provider/contract/definition";
import type { Values } from "../../provider/contract/values";

/** For each resource declarations that are right, together with every property that it has, and lists of several entries. */

const names = { name: "Sample", description: "For a test" };
const ids = ["11", "12", "13"];
const addresses = ["10.0.0.0/8", "203.0.113.7", "2001:db8::1"];
const place = { location: "Lyon, France", latitude: 45.764, longitude: 4.8357, upgradeDay: "Monday" };
const machines = { ...names, ...place, enabled: true, upgradeTime: "18:30", microtenantId: "7" };
const byName = { versionProfileName: "Default", signingCertificateName: "Connector" };
const byId = { versionProfileId: "0", signingCertificateId: "6573" };

export const conditions = [
    { segmentGroups: ids, applicationSegments: ["21", "22"] },
    { match: "all", negated: true, clientTypes: ["Client Connector", "Web Browser", "Machine Tunnel"] },
    {
        identityProviders: ids,
        machineGroups: ids,
        locations: ids,
        cloudConnectorGroups: ids,
        branchConnectorGroups: ids,
    },
    {
        scimGroups: [
            { identityProvider: "31", group: "32" },
            { identityProvider: "31", group: "33" },
        ],
    },
    { scimAttributes: [{ attribute: "41", value: "Sales" }], samlAttributes: [{ attribute: "42", value: "Lyon" }] },
    {
        postureProfiles: [{ profile: "a-b", verified: false }, { profile: "c-d" }],
        trustedNetworks: ["n-1", { network: "n-2", connected: false }],
    },
    { platforms: ["Windows", "Mac", "Linux"], countryCodes: ["FR", "DE", "IT"], riskFactors: ["Low", "High"] },
    { other: [{ objectType: "CHROME_POSTURE_PROFILE", lhs: "zpaEnabled", rhs: "true" }] },
];

const rule = {
    name: "Sample",
    description: "For a test",
    enabled: true,
    order: 2,
    rank: 7,
    cloudConnectorGroups: ids,
    locations: ids,
};

const samples: Readonly<Record<string, readonly Values[]>> = {
    "zpa:AppConnectorGroup": [
        {
            ...machines,
            ...byName,
            disasterRecovery: true,
            dnsResolution: "IPv4",
            tcpQuickAck: true,
            privilegedRemoteAccess: true,
            waf: false,
            logStreaming: true,
            allowedSourceAddresses: addresses,
            hostingInfo: "rack 7",
            detachOnDelete: true,
            deleteConnectorsOnDelete: true,
        },
        {
            ...machines,
            ...byId,
            connectorType: "Network",
            networkConnector: {
                appConnectorGroupId: "5",
                mtu: 1500,
                lanSubnets: [
                    {
                        name: "office",
                        subnet: "10.1.0.0/16",
                        domainNames: ["a.example.com", "b.example.com"],
                        serverAddresses: ["10.1.0.1", "10.1.0.2"],
                        nameServer: {
                            name: "dns",
                            domainNames: ["example.com", "example.org"],
                            addresses: ["10.1.0.53", "10.1.0.54"],
                        },
                    },
                    { name: "lab", subnet: "10.2.0.0/16" },
                ],
            },
        },
    ],
    "zpa:AppConnector": [
        {
            connectorId: "5",
            waitMinutes: 10,
            name: "Sample",
            description: "For a test",
            enabled: true,
            deleteOnDestroy: true,
            microtenantId: "7",
        },
        { connectorName: "Sample" },
        { provisioningKey: "6" },
    ],
    "zpa:ServiceEdge": [
        {
            serviceEdgeId: "5",
            waitMinutes: 10,
            name: "Sample",
            description: "For a test",
            enabled: true,
            deleteOnDestroy: true,
            microtenantId: "7",
        },
        { serviceEdgeName: "Sample" },
        { provisioningKey: "6" },
    ],
    "zpa:ServiceEdgeSchedule": [{ enabled: true, deleteDisabled: true, inactiveDays: 30, microtenantId: "7" }],
    "zpa:AppConnectorSchedule": [{ enabled: true, deleteDisabled: true, inactiveDays: 30, microtenantId: "7" }],
    "zpa:ServiceEdgeGroup": [
        {
            ...machines,
            ...byName,
            disasterRecovery: true,
            publiclyAccessible: true,
            trustedNetworks: ids,
            graceDistance: { miles: 10 },
            exclusiveForBusinessContinuity: true,
            altCloud: "example.com",
            deleteServiceEdgesOnDelete: true,
        },
        { ...machines, ...byId, publiclyAccessible: "Default", graceDistance: { kilometers: 10 } },
    ],
    "zpa:PrivateCloudControllerGroup": [
        { ...machines, ...byName, countryCode: "FR", publiclyAccessible: true, deleteControllersOnDelete: true },
        { ...machines, ...byId, countryCode: "FR" },
    ],
    "zpa:PrivateCloud": [
        {
            ...names,
            enabled: true,
            privateCloudControllerGroups: ids,
            appConnectorGroups: ids,
            serviceEdgeGroups: ids,
            primaryControlChannelPath: "Public Cloud",
            certificateRenewalDays: 30,
            microtenantId: "7",
        },
    ],
    "zpa:ProvisioningKey": [
        {
            name: "Sample",
            associationType: "AppConnectorGroup",
            group: "5",
            maxUsage: 2,
            enabled: true,
            exportable: false,
            expiresAt: "2027-01-31T18:00:00Z",
            allowedSourceAddresses: addresses,
            enrollmentCertificateName: "Connector",
            microtenantId: "7",
        },
        { name: "Sample", group: "5", maxUsage: 2, enrollmentCertificateId: "6573" },
    ],
    "zpa:EnrollmentUserCodes": [
        {
            associationType: "AppConnectorGroup",
            group: "5",
            userCodes: ["ABCD-1234", "EFGH-5678", "IJKL-9012"],
            microtenantId: "7",
        },
    ],
    "zpa:ServerGroup": [
        {
            ...names,
            enabled: true,
            appConnectorGroups: ids,
            dynamicDiscovery: false,
            servers: ids,
            sourceIpAnchoring: true,
            microtenantId: "7",
            detachOnDelete: true,
        },
    ],
    "zpa:ApplicationServer": [
        { ...names, enabled: true, address: "web.example.com", microtenantId: "7", detachOnDelete: true },
    ],
    "zpa:ApplicationSegment": [
        {
            ...names,
            enabled: true,
            domainNames: ["a.example.com", "*.example.org", "10.1.0.10", "10.2.0.0/16"],
            tcpPorts: ["443", "8000-8010", 22],
            udpPorts: ["53", "123"],
            segmentGroup: "5",
            serverGroups: ids,
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
            shareToMicrotenants: ids,
            detachOnDelete: true,
        },
        { ...names, domainNames: ["a.example.com"], tcpPorts: 443, segmentGroup: "5", multimatch: true },
    ],
    "zpa:SegmentGroup": [{ ...names, enabled: true, microtenantId: "7", detachOnDelete: true }],
    "zpa:AccessRule": [
        {
            ...names,
            enabled: true,
            action: "Allow",
            message: "Ask the help desk",
            appConnectorGroups: ids,
            serverGroups: ids,
            match: "all",
            conditions,
            appliesToEverything: false,
            microtenantId: "7",
        },
        { name: "Sample", action: "Deny", appliesToEverything: true },
    ],
    "zpa:AccessRuleOrder": [
        { rules: ["13", "11", "12"], after: "21", microtenantId: "7" },
        { rules: ["13"], before: "21" },
    ],
    "zpa:LogReceiver": [
        {
            ...names,
            enabled: true,
            host: "siem.example.com",
            port: 514,
            useTls: true,
            logType: "User Activity",
            format: "JSON",
            excludedStatusCodes: ["ZPN_STATUS_AUTH_FAILED", "ZPN_STATUS_DISCONNECTED"],
            conditions,
            appConnectorGroups: ids,
            microtenantId: "7",
        },
    ],
    "zpa:Microtenant": [
        {
            ...names,
            enabled: true,
            domains: ["a.example.com", "b.example.com", "c.example.com"],
            operator: "AND",
            privilegedApprovals: true,
        },
    ],
    "cloudConnector:LocationTemplate": [
        {
            ...names,
            prefix: "branch",
            xffForwarding: true,
            authentication: false,
            caution: false,
            acceptableUseDays: 7,
            firewall: true,
            intrusionPrevention: true,
            uploadBandwidth: 100,
            downloadBandwidth: 100,
            ipSurrogate: true,
            surrogateIdleMinutes: 60,
            surrogateForKnownBrowsers: true,
            surrogateRefreshMinutes: 30,
        },
    ],
    "cloudConnector:ProvisioningUrl": [
        {
            ...names,
            cloud: "gcp",
            locationTemplate: "5",
            formFactor: "small",
            autoScaling: true,
            releaseChannel: "stable",
            autoScalingImage: "zs-cc-ga-03092026",
        },
        { ...names, cloud: "aws", locationTemplate: "5", formFactor: "large" },
    ],
    "cloudConnector:Activation": [{ triggers: ["a", "b"], force: true }, { triggers: { a: "1", b: "2" } }],
    "cloudConnector:CloudConnectorGroup": [
        {
            deployment: { provisioningUrl: "5", cloud: "aws", network: "vpc-1", zone: "eu-west-1a" },
            waitMinutes: 10,
            upgradeDay: "Sunday",
            upgradeStart: "02:00",
            upgradeEnd: "04:00",
            enabled: true,
            releaseChannel: "stable",
            resetOnDestroy: true,
        },
        { groupId: "5" },
        { groupName: "zs-cc-vpc-1-eu-west-1a" },
    ],
    "cloudConnector:CloudConnector": [
        { instanceId: "i-1", waitMinutes: 10, enabled: true, force: true },
        { connectorName: "Sample", deleteOnDestroy: "Sample" },
    ],
    "cloudConnector:TrafficForwardingRule": [
        {
            ...rule,
            locationGroups: ids,
            forwarding: "ZIA",
            gateway: "5",
            sourceAddresses: addresses,
            sourceIpGroups: ids,
            sourceWorkloadGroups: ids,
            destinationAddresses: ["10.1.0.0/16", "web.example.com"],
            destinationIpGroups: ids,
            destinationCountries: ["DE", "FR", "IT"],
            networkServices: ids,
            networkServiceGroups: ids,
        },
        { name: "Sample", allGroups: true, forwarding: "ZPA", applicationSegments: ids, applicationSegmentGroups: ids },
        { name: "Sample", cloudConnectorGroups: ids, forwarding: "Local", destinationWorkloadGroups: ids },
    ],
    "cloudConnector:DnsControlRule": [
        {
            ...rule,
            locationGroups: ids,
            action: "Redirect Request",
            dnsGateway: "5",
            sourceAddresses: addresses,
            sourceIpGroups: ids,
            destinationAddresses: ["10.1.0.0/16", "web.example.com"],
            destinationIpGroups: ids,
        },
        { name: "Sample", allGroups: true, action: "Resolved by ZPA", ipPool: "6" },
    ],
    "cloudConnector:LogAndControlRule": [
        { ...rule, gateway: "5" },
        { name: "Sample", allGroups: true, gateway: "5" },
    ],
};

/** @throws when a resource has none, or a property of it is in none. */
export function samplesOf(definition: Definition): readonly Values[] {
    const all = samples[definition.type] ?? [];
    const missing = Object.keys(definition.inputs.shape).filter((property) => !all.some((each) => property in each));
    if (missing.length === 0) return all;
    throw new Error(`tests/provider/samples.ts has no ${missing.join(", ")} of ${definition.type}`);
}
