import * as compute from "@pulumi/gcp/compute";
import type * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../deployment/component";
import { DEFAULT_PROBE_PORT } from "../../deployment/healthProbe";
import type { CloudConnectorsArgs } from "../cloudConnectors";
import type { Subnet } from "../common/subnet";
import type { Network } from "./network";

/** What firewall rules are made of. */
export interface FirewallSetting {
    readonly parent: pulumi.Resource;
    readonly name: string;
    readonly args: CloudConnectorsArgs;
    readonly network: Network;
    /** E-mail address of the service account whose machines the rules are for. */
    readonly account: pulumi.Output<string>;
}

const ANYWHERE = ["0.0.0.0/0"];
/** Where the probes of internal load balancers come from. */
const PROBES = ["35.191.0.0/16", "130.211.0.0/22"];
/** Where queries come from that Cloud DNS forwards. */
const CLOUD_DNS = ["35.199.192.0/19"];
/** Where connectors get their software from. */
const PACKAGE_REPOSITORY = "167.103.95.222/32";
const DEFAULT_SUPPORT = "199.168.148.101/32";
/** After all rules of others, and before the rule of every network that lets everything out. */
const LAST_PRIORITY = 65_534;

/** What passes: a protocol, and ports or all of them. */
interface Rule {
    readonly name: string;
    readonly protocols: ReadonlyArray<readonly [protocol: string, ...ports: string[]]>;
    readonly ranges: readonly string[];
}

/** Opens what connectors need in both networks, unless the program brings rules. */
export function createFirewall(setting: FirewallSetting): void {
    const { name, args, network } = setting;
    if (args.existingFirewallRules) return;
    const { access = {}, loadBalancer, healthProbe } = args;
    const {
        ssh = true,
        sshCidrBlocks = network.cidrBlocks,
        support = true,
        cloudDns = false,
        allEgress = true,
    } = access;
    const probePort = String(healthProbe?.port ?? DEFAULT_PROBE_PORT);
    const service = new Rules(setting, `${name}-service`, network.service);
    const management = new Rules(setting, `${name}-management`, network.management);
    service.admit([
        { name: "workloads", protocols: [["all"]], ranges: network.cidrBlocks },
        ...(loadBalancer?.kind === "none"
            ? []
            : [{ name: "probe", protocols: [["tcp", probePort]], ranges: PROBES } as const]),
        ...(cloudDns
            ? [
                  {
                      name: "cloud-dns",
                      protocols: [
                          ["tcp", "53"],
                          ["udp", "53"],
                      ],
                      ranges: CLOUD_DNS,
                  } as const,
              ]
            : []),
    ]);
    if (ssh) management.admit([{ name: "ssh", protocols: [["tcp", "22"]], ranges: sshCidrBlocks }]);
    service.reach([
        {
            name: "internet",
            protocols: [
                ["tcp", "443"],
                ["udp", "443", "123", "53"],
            ],
            ranges: ANYWHERE,
        },
        ...(allEgress ? [{ name: "all", protocols: [["all"]], ranges: ANYWHERE } as const] : []),
    ]);
    management.reach([
        {
            name: "internet",
            protocols: [
                ["tcp", "443"],
                ["udp", "123", "53"],
            ],
            ranges: ANYWHERE,
        },
        { name: "packages", protocols: [["tcp"]], ranges: [PACKAGE_REPOSITORY] },
        ...(support
            ? [
                  {
                      name: "support",
                      protocols: [["tcp", "12002"]],
                      ranges: [access.supportCidrBlock ?? DEFAULT_SUPPORT],
                  } as const,
              ]
            : []),
    ]);
    if (allEgress) return;
    service.refuse();
    management.refuse();
}

/** Rules of one network for the machines of the deployment. */
class Rules {
    constructor(
        private readonly setting: FirewallSetting,
        private readonly name: string,
        private readonly subnet: Subnet,
    ) {}

    /** Lets traffic in. */
    admit(rules: readonly Rule[]): void {
        for (const rule of rules)
            this.#create(`in-${rule.name}`, {
                direction: "INGRESS",
                sourceRanges: [...rule.ranges],
                allows: allowsOf(rule),
            });
    }

    /** Lets traffic out, also where another rule of the network denies it later. */
    reach(rules: readonly Rule[]): void {
        for (const rule of rules)
            this.#create(`out-${rule.name}`, {
                direction: "EGRESS",
                destinationRanges: [...rule.ranges],
                allows: allowsOf(rule),
            });
    }

    /** Lets nothing else out. */
    refuse(): void {
        const denies = [{ protocol: "all" }];
        this.#create("out-none", { direction: "EGRESS", destinationRanges: ANYWHERE, denies, priority: LAST_PRIORITY });
    }

    #create(name: string, rule: Omit<compute.FirewallArgs, "network">): void {
        const { parent, args, account } = this.setting;
        const { project, network } = this.subnet;
        const firewall = { project, network, targetServiceAccounts: [account], ...rule };
        const child = `${this.name}-${name}`;
        new compute.Firewall(child, transformed<compute.FirewallArgs>(firewall, args.transform?.firewall), { parent });
    }
}

function allowsOf({ protocols }: Rule) {
    return protocols.map(([protocol, ...ports]) => ({ protocol, ...(ports.length > 0 && { ports }) }));
}
