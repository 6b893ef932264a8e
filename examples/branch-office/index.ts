import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";

const config = new pulumi.Config();

// The connectors in the office, and the key by which two of them enrol.
const lyon = new zscaler.AppConnectorGroup("lyon", {
    name: "Branch Lyon",
    location: "Lyon, France",
    latitude: 45.764,
    longitude: 4.8357,
});
const key = new zscaler.ProvisioningKey("lyon", { name: "Branch Lyon", group: lyon, maxUsage: 2 });

// What they lead to. The segment group is what rules name, so that a further application needs no further rule.
const servers = new zscaler.ServerGroup("lyon", { name: "Branch Lyon", appConnectorGroups: [lyon] });
const intranet = new zscaler.SegmentGroup("intranet", { name: "Lyon intranet" });
const wiki = new zscaler.ApplicationSegment("wiki", {
    name: "Lyon wiki",
    domainNames: ["wiki.lyon.example.com"],
    tcpPorts: [80, 443],
    segmentGroup: intranet,
    serverGroups: [servers],
});

// Who gets there.
const directory = zscaler.getIdentityProviderOutput({ name: config.require("identityProvider") });
const contractors = zscaler.getScimGroupOutput({ identityProvider: directory.id, name: config.require("contractors") });
const staff = new zscaler.AccessRule("staff", {
    name: "Lyon intranet for staff",
    action: "Allow",
    conditions: [{ segmentGroups: [intranet] }, { identityProviders: [directory.id] }],
});
const noContractors = new zscaler.AccessRule("no-contractors", {
    name: "Lyon intranet not for contractors",
    action: "Deny",
    message: "Ask your contact at the Lyon office for access.",
    conditions: [
        { segmentGroups: [intranet] },
        { scimGroups: [{ identityProvider: directory.id, group: contractors.id }] },
    ],
});

// The first rule that applies decides: contractors are in the directory too, so the rule for staff would let them in.
new zscaler.AccessRuleOrder("lyon", { rules: [noContractors, staff] });

export const provisioningKey = key.provisioningKey;
export const applications = wiki.domainNames;
