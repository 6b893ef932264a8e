import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import { DEFAULT_PROBE_PORT } from "../../deployment/healthProbe";
import type { CloudConnectorsArgs } from "../cloudConnectors";
import type { Network } from "./network";

/** Ids of the security groups of the two kinds of interfaces. */
export interface SecurityGroups {
    readonly management: pulumi.Output<string>;
    readonly service: pulumi.Output<string>;
}

const ANYWHERE = "0.0.0.0/0";
/** Where connectors get their software from. */
const PACKAGE_REPOSITORY = "167.103.95.222/32";
const DEFAULT_SUPPORT = "199.168.148.101/32";

/** What passes: a protocol, and a port or all of them. */
interface Rule {
    readonly name: string;
    readonly protocol: "tcp" | "udp" | "-1";
    readonly ports?: readonly [from: number, to: number];
    /** @default anywhere */
    readonly cidrBlock?: string;
}

const port = (name: string, protocol: "tcp" | "udp", number: number): Rule => ({
    name,
    protocol,
    ports: [number, number],
});

/** Opens what connectors need, in security groups of their own unless the program brings some. */
export function createSecurityGroups(
    parent: pulumi.Resource,
    name: string,
    args: CloudConnectorsArgs,
    network: Network,
): SecurityGroups {
    const { existingSecurityGroups: existing, access = {}, loadBalancer = { kind: "gateway" } } = args;
    if (existing) return { management: pulumi.output(existing.management), service: pulumi.output(existing.service) };
    const isGateway = loadBalancer.kind === "gateway";
    const { ssh = true, support = true, supportCidrBlock = DEFAULT_SUPPORT, allEgress = true } = access;
    const management = new Group(
        parent,
        `${name}-management`,
        "Management interfaces of Cloud Connectors",
        args,
        network,
    );
    if (ssh) management.admit(port("ssh", "tcp", 22));
    management.reach([
        port("https", "tcp", 443),
        port("ntp", "udp", 123),
        port("dns", "udp", 53),
        { name: "packages", protocol: "tcp", ports: [0, 65_535], cidrBlock: PACKAGE_REPOSITORY },
        ...(support ? [{ ...port("support", "tcp", 12_002), cidrBlock: supportCidrBlock }] : []),
    ]);
    const service = new Group(parent, `${name}-service`, "Service interfaces of Cloud Connectors", args, network);
    service.admit(port("probe", "tcp", args.healthProbe?.port ?? DEFAULT_PROBE_PORT));
    service.admit(port("https", "tcp", 443));
    // Behind a gateway load balancer, traffic of workloads arrives in GENEVE; without one, as it is.
    service.admit(isGateway ? port("geneve", "udp", 6_081) : { name: "workloads", protocol: "-1" });
    service.reach([
        port("https", "tcp", 443),
        port("quic", "udp", 443),
        port("ntp", "udp", 123),
        port("dns", "udp", 53),
        ...(allEgress ? [{ name: "all", protocol: "-1" } as const] : []),
    ]);
    if (isGateway) service.answer(port("geneve", "udp", 6_081));
    return { management: management.id, service: service.id };
}

/** A security group with rules of their own, so that others can add some. */
class Group {
    readonly #group: ec2.SecurityGroup;

    constructor(
        parent: pulumi.Resource,
        private readonly name: string,
        what: string,
        { tags }: CloudConnectorsArgs,
        private readonly network: Network,
    ) {
        this.#group = new ec2.SecurityGroup(name, { vpcId: network.vpcId, description: what, tags }, { parent });
    }

    get id(): pulumi.Output<string> {
        return this.#group.id;
    }

    /** Lets the ranges of the network in. */
    admit(rule: Rule): void {
        this.#byRange(vpc.SecurityGroupIngressRule, "in", rule);
    }

    /** Lets traffic out to the ranges of the network. */
    answer(rule: Rule): void {
        this.#byRange(vpc.SecurityGroupEgressRule, "out", rule);
    }

    /** Lets traffic out to one range each. */
    reach(rules: readonly Rule[]): void {
        for (const rule of rules) {
            const args = { ...this.#args(rule), cidrIpv4: rule.cidrBlock ?? ANYWHERE };
            new vpc.SecurityGroupEgressRule(`${this.name}-out-${rule.name}`, args, { parent: this.#group });
        }
    }

    #byRange(
        RuleClass: typeof vpc.SecurityGroupIngressRule | typeof vpc.SecurityGroupEgressRule,
        direction: "in" | "out",
        rule: Rule,
    ): void {
        for (const [range, cidrIpv4] of Object.entries(this.network.ranges)) {
            const name = `${this.name}-${direction}-${rule.name}-${range}`;
            new RuleClass(name, { ...this.#args(rule), cidrIpv4 }, { parent: this.#group });
        }
    }

    #args({ name, protocol, ports }: Rule) {
        const [fromPort, toPort] = ports ?? [];
        return { securityGroupId: this.#group.id, description: name, ipProtocol: protocol, fromPort, toPort };
    }
}
