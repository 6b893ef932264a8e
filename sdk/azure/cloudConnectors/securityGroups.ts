import * as network from "@pulumi/azure-native/network";
import type { network as inputs } from "@pulumi/azure-native/types/input";
import * as pulumi from "@pulumi/pulumi";
import { DEFAULT_PROBE_PORT } from "../../deployment/healthProbe";
import type { CloudConnectorsArgs } from "../cloudConnectors";
import { tunnelsOf } from "./loadBalancer";
import type { Network } from "./network";

/** Ids of the network security groups of the two kinds of interfaces. */
export interface SecurityGroups {
    readonly management: pulumi.Output<string>;
    readonly service: pulumi.Output<string>;
}

/** Where connectors get their software from. */
const PACKAGE_REPOSITORY = "167.103.95.222/32";
const DEFAULT_SUPPORT = "199.168.148.101/32";
const LAST = 4_096;

/** What passes, and where it comes from or goes to. */
interface Rule {
    readonly name: string;
    readonly priority: number;
    readonly protocol: "Tcp" | "Udp" | "Icmp" | "*";
    /** @default all */
    readonly ports?: string;
    /** The other side. @default anywhere */
    readonly peer?: string;
    /** @default "Allow" */
    readonly access?: "Allow" | "Deny";
}

/** Opens what connectors need, in network security groups of their own unless the program brings some. */
export function createSecurityGroups(
    parent: pulumi.Resource,
    name: string,
    args: CloudConnectorsArgs,
    { location }: Network,
): SecurityGroups {
    const { existingSecurityGroups: existing, resourceGroupName, tags } = args;
    if (existing) return { management: pulumi.output(existing.management), service: pulumi.output(existing.service) };
    const create = (suffix: string, inbound: readonly Rule[], outbound: readonly Rule[]) => {
        const securityRules = [
            ...inbound.map((rule) => ruleArgs("Inbound", rule)),
            ...outbound.map((rule) => ruleArgs("Outbound", rule)),
        ];
        const groupArgs = { resourceGroupName, location, securityRules, tags };
        return new network.NetworkSecurityGroup(`${name}-${suffix}`, groupArgs, { parent }).id;
    };
    return {
        management: create("management", managementInbound(args), managementOutbound(args)),
        service: create("service", serviceInbound(args), serviceOutbound(args)),
    };
}

function managementInbound({ access: { ssh = true } = {} }: CloudConnectorsArgs): Rule[] {
    return [
        ...(ssh
            ? [{ name: "ssh", priority: 4_000, protocol: "Tcp", ports: "22", peer: "VirtualNetwork" } as const]
            : []),
        { name: "icmp", priority: 4_001, protocol: "Icmp", peer: "VirtualNetwork" },
        // Azure lets everything in from the virtual network unless a rule denies it.
        { name: "nothing-else", priority: LAST, protocol: "*", access: "Deny" },
    ];
}

function managementOutbound({ access = {} }: CloudConnectorsArgs): Rule[] {
    const { support = true, supportCidrBlock = DEFAULT_SUPPORT, allEgress = true } = access;
    return [
        {
            name: "support",
            priority: 3_000,
            protocol: "Tcp",
            ports: "12002",
            ...(support ? { peer: supportCidrBlock } : { access: "Deny" }),
        },
        ...(allEgress ? [EVERYTHING] : [...ESSENTIALS, PACKAGES, NOTHING_ELSE]),
    ];
}

/** Workloads reach the service interfaces themselves, unless their traffic arrives in the tunnels of a gateway. */
function serviceInbound({ healthProbe, loadBalancer }: CloudConnectorsArgs): Rule[] {
    const tunnels = tunnelsOf(loadBalancer);
    if (!tunnels) return [{ name: "workloads", priority: 4_000, protocol: "*", peer: "VirtualNetwork" }];
    const ports = `${tunnels.internal.port}-${tunnels.external.port}`;
    const probe = String(healthProbe?.port ?? DEFAULT_PROBE_PORT);
    return [
        { name: "vxlan", priority: 100, protocol: "Udp", ports, peer: "VirtualNetwork" },
        { name: "vxlan-balancer", priority: 101, protocol: "Udp", ports, peer: "AzureLoadBalancer" },
        { name: "probe", priority: 102, protocol: "Tcp", ports: probe, peer: "AzureLoadBalancer" },
        { name: "nothing-else", priority: LAST, protocol: "*", access: "Deny" },
    ];
}

function serviceOutbound({ access: { allEgress = true } = {} }: CloudConnectorsArgs): Rule[] {
    if (allEgress) return [EVERYTHING];
    return [...ESSENTIALS, { name: "quic", priority: 3_003, protocol: "Udp", ports: "443" }, NOTHING_ELSE];
}

const EVERYTHING: Rule = { name: "all", priority: 4_000, protocol: "*" };
const ESSENTIALS: readonly Rule[] = [
    { name: "https", priority: 3_010, protocol: "Tcp", ports: "443" },
    { name: "ntp", priority: 3_011, protocol: "Udp", ports: "123" },
    { name: "dns", priority: 3_012, protocol: "Udp", ports: "53" },
];
const PACKAGES: Rule = { name: "packages", priority: 3_004, protocol: "Tcp", peer: PACKAGE_REPOSITORY };
const NOTHING_ELSE: Rule = { name: "nothing-else", priority: LAST, protocol: "*", peer: "Internet", access: "Deny" };

function ruleArgs(
    direction: "Inbound" | "Outbound",
    { name, priority, protocol, ports = "*", peer = "*", access = "Allow" }: Rule,
): inputs.SecurityRuleArgs {
    const [sourceAddressPrefix, destinationAddressPrefix] = direction === "Inbound" ? [peer, "*"] : ["*", peer];
    return {
        name: `${name}-${direction === "Inbound" ? "in" : "out"}`,
        direction,
        priority,
        access,
        protocol,
        sourceAddressPrefix,
        sourcePortRange: "*",
        destinationAddressPrefix,
        destinationPortRange: ports,
    };
}
