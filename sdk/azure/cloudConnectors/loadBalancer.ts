import * as network from "@pulumi/azure-native/network";
import type * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../deployment/component";
import { DEFAULT_PROBE_PORT, PROBE_PATH } from "../../deployment/healthProbe";
import type { CloudConnectorsArgs, TunnelArgs } from "../cloudConnectors";
import type { Network } from "./network";

/** A load balancer, and how machines and workloads reach it. */
export interface Balancer {
    /** Unless the program brings one, or none. */
    readonly loadBalancer?: network.LoadBalancer;
    /** Address of its frontend, the next hop of routes. */
    readonly loadBalancerAddress?: pulumi.Output<string>;
    /** Resource id of its frontend, which load balancers of workloads chain to if it is a gateway. */
    readonly frontendId?: pulumi.Output<string>;
    /** Ids of the pools that the service interfaces are in. */
    readonly pools: readonly pulumi.Input<string>[];
}

/** The two VXLAN tunnels between a gateway load balancer and connectors. */
interface Tunnels {
    readonly internal: Required<TunnelArgs>;
    readonly external: Required<TunnelArgs>;
}

const INTERNAL = { port: 10_800, identifier: 800 };
const EXTERNAL = { port: 10_801, identifier: 801 };
const DEFAULT_INTERVAL_SECONDS = 15;
const DEFAULT_THRESHOLD = 2;

/** The tunnels, if connectors are behind a gateway. */
export function tunnelsOf(loadBalancer: CloudConnectorsArgs["loadBalancer"]): Tunnels | undefined {
    if (loadBalancer?.kind !== "gateway") return undefined;
    const { internal, external } = loadBalancer.tunnels ?? {};
    return { internal: { ...INTERNAL, ...internal }, external: { ...EXTERNAL, ...external } };
}

/** Creates the balancer in front of the connectors, unless the program brings one or wants none. */
export function createBalancer(
    parent: pulumi.Resource,
    name: string,
    args: CloudConnectorsArgs,
    around: Network,
): Balancer {
    const { loadBalancer: kind = { kind: "internal" }, transform } = args;
    if (kind.kind === "none") return { pools: [] };
    if (kind.kind === "existing") return { pools: kind.backendAddressPoolIds };
    const balancerArgs = transformed(balancerArgsOf(args, kind, around), transform?.loadBalancer);
    // The service does not change the tunnels of a pool.
    const replaceOnChanges = kind.kind === "gateway" ? ["backendAddressPools"] : [];
    const loadBalancer = new network.LoadBalancer(name, balancerArgs, { parent, replaceOnChanges });
    const frontend = loadBalancer.frontendIPConfigurations.apply((all = []) => all[0]);
    const pool = loadBalancer.backendAddressPools.apply((all = []) => all[0]?.id ?? "");
    return {
        loadBalancer,
        loadBalancerAddress: frontend.apply((first) => first?.privateIPAddress ?? ""),
        frontendId: frontend.apply((first) => first?.id ?? ""),
        pools: [pool],
    };
}

function balancerArgsOf(
    args: CloudConnectorsArgs,
    kind: Extract<NonNullable<CloudConnectorsArgs["loadBalancer"]>, { kind: "internal" | "gateway" }>,
    { location, subnets, zones }: Network,
): network.LoadBalancerArgs {
    const { resourceGroupName, healthProbe = {}, tags } = args;
    const tunnels = tunnelsOf(kind);
    const address = kind.privateIpAddress;
    return {
        resourceGroupName,
        location,
        sku: { name: tunnels ? "Gateway" : "Standard" },
        frontendIPConfigurations: [
            {
                name: "frontend",
                subnet: { id: kind.subnetId ?? subnets[zones[0] ?? "regional"] ?? "" },
                privateIPAllocationMethod: address === undefined ? "Dynamic" : "Static",
                privateIPAddress: address,
                // One address that every zone of the region serves, unless connectors are in one zone or in none.
                zones: frontendZones(zones),
            },
        ],
        backendAddressPools: [
            {
                name: "connectors",
                tunnelInterfaces: tunnels && [
                    { type: "Internal", protocol: "VXLAN", ...tunnels.internal },
                    { type: "External", protocol: "VXLAN", ...tunnels.external },
                ],
            },
        ],
        probes: [
            {
                name: "health",
                protocol: "Http",
                port: healthProbe.port ?? DEFAULT_PROBE_PORT,
                requestPath: PROBE_PATH,
                intervalInSeconds: healthProbe.intervalSeconds ?? DEFAULT_INTERVAL_SECONDS,
                probeThreshold: healthProbe.unhealthyThreshold ?? DEFAULT_THRESHOLD,
                numberOfProbes: 1,
            },
        ],
        loadBalancingRules: [
            {
                name: "all",
                protocol: "All",
                frontendPort: 0,
                backendPort: 0,
                enableFloatingIP: tunnels === undefined,
                loadDistribution: kind.distribution ?? "Default",
                frontendIPConfiguration: { id: "$self/frontendIPConfigurations/frontend" },
                backendAddressPools: [{ id: "$self/backendAddressPools/connectors" }],
                probe: { id: "$self/probes/health" },
            },
        ],
        tags,
    };
}

function frontendZones(zones: Network["zones"]): string[] | undefined {
    if (zones.includes("regional")) return undefined;
    return zones.length === 1 ? [...zones] : ["1", "2", "3"];
}
