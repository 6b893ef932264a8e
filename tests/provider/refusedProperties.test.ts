import { describe, expect, it } from "@jest/globals";
import { definitionOf } from "../../provider/definitionOf";
import { create } from "../../provider/lifecycle/lifecycle";
import { Connected } from "./connected";

const LYON = { name: "a", location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };
const RULE = { name: "a", action: "Deny" };
const SEGMENT = { name: "a", domainNames: ["a.com"], tcpPorts: "443" };
const CONNECTORS = { name: "a", allGroups: true };
const KEY = { name: "a", group: "999", maxUsage: 1 };

describe("what only the tenant can know is refused with the name of the property", () => {
    it.each([
        ["zpa:AppConnectorGroup", { ...LYON, versionProfileName: "Newest" }, "versionProfileName"],
        ["zpa:AppConnectorGroup", { ...LYON, versionProfileId: "999" }, "versionProfileId"],
        ["zpa:AppConnectorGroup", { ...LYON, signingCertificateName: "Mine" }, "signingCertificateName"],
        ["zpa:AppConnectorGroup", { ...LYON, signingCertificateId: "999" }, "signingCertificateId"],
        ["zpa:AppConnectorGroup", { ...LYON, microtenantId: "999" }, "microtenantId"],
        ["zpa:ServiceEdgeGroup", { ...LYON, versionProfileName: "Newest" }, "versionProfileName"],
        ["zpa:ServiceEdgeGroup", { ...LYON, signingCertificateId: "999" }, "signingCertificateId"],
        ["zpa:ServiceEdgeGroup", { ...LYON, trustedNetworks: ["999"] }, "trustedNetworks"],
        ["zpa:ProvisioningKey", { ...KEY }, "group"],
        ["zpa:ProvisioningKey", { ...KEY, enrollmentCertificateName: "Mine" }, "enrollmentCertificateName"],
        ["zpa:EnrollmentUserCodes", { group: "999", userCodes: ["ABCD-1234"] }, "group"],
        ["zpa:ServerGroup", { name: "a", appConnectorGroups: ["999"] }, "appConnectorGroups"],
        ["zpa:ApplicationSegment", { ...SEGMENT, segmentGroup: "999" }, "segmentGroup"],
        ["zpa:ApplicationSegment", { ...SEGMENT, segmentGroup: "999", serverGroups: ["998"] }, "serverGroups"],
        ["zpa:AccessRule", { ...RULE, conditions: [{ segmentGroups: ["999"] }] }, "conditions"],
        [
            "zpa:AccessRule",
            { ...RULE, conditions: [{ scimGroups: [{ identityProvider: "998", group: "999" }] }] },
            "conditions",
        ],
        ["zpa:AccessRule", { ...RULE, appliesToEverything: true, serverGroups: ["999"] }, "serverGroups"],
        ["cloudConnector:ProvisioningUrl", { name: "a", cloud: "aws", locationTemplate: "999" }, "locationTemplate"],
        ["cloudConnector:TrafficForwardingRule", { ...CONNECTORS, forwarding: "ZIA", gateway: "999" }, "gateway"],
        [
            "cloudConnector:TrafficForwardingRule",
            { ...CONNECTORS, forwarding: "Direct", networkServices: ["999"] },
            "networkServices",
        ],
        [
            "cloudConnector:TrafficForwardingRule",
            { name: "a", forwarding: "Direct", cloudConnectorGroups: ["999"] },
            "cloudConnectorGroups",
        ],
        [
            "cloudConnector:DnsControlRule",
            { ...CONNECTORS, action: "Redirect Request", dnsGateway: "999" },
            "dnsGateway",
        ],
        ["cloudConnector:LogAndControlRule", { ...CONNECTORS, gateway: "999" }, "gateway"],
    ])("%s %j", async (type, declared, property) => {
        const connected = await Connected.to(definitionOf(type), {});
        try {
            const creating = create(
                { definition: connected.definition, backend: connected.backend },
                { inputs: connected.checked(declared) },
            );
            await expect(creating).rejects.toThrow(
                new RegExp(`\\b(${property}: the tenant has no|(Correct|check) (\\w+, )*${property}\\b)`),
            );
        } finally {
            await connected.close();
        }
    });
});
