import * as compute from "@pulumi/gcp/compute";
import type * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../deployment/component";
import { DEFAULT_PROBE_PORT, PROBE_PATH } from "../../deployment/healthProbe";
import type { CloudConnectorsArgs, InternalLoadBalancerArgs } from "../cloudConnectors";
import type { Network } from "./network";

/** An internal load balancer, and how workloads reach it. */
export interface Balancer {
    readonly healthCheck: compute.RegionHealthCheck;
    readonly backendService: compute.RegionBackendService;
    readonly forwardingRule: compute.ForwardingRule;
    readonly workloadRoute?: compute.Route;
}

const DEFAULT_INTERVAL_SECONDS = 10;
const LONGEST_TIMEOUT_SECONDS = 5;
/** Before the default route of the network, whose priority is 1000. */
const ROUTE_PRIORITY = 600;

/** The address of the balancer, which the machines are told before it has them; none without a balancer. */
export function reserveAddress(
    parent: pulumi.Resource,
    name: string,
    { loadBalancer, labels }: CloudConnectorsArgs,
    { region, service }: Network,
): compute.Address | undefined {
    if (loadBalancer?.kind === "none") return undefined;
    return new compute.Address(
        name,
        { region, subnetwork: service.selfLink, addressType: "INTERNAL", labels },
        { parent },
    );
}

/** Creates the balancer in front of the connectors, unless the program wants none. */
export function createBalancer(
    parent: pulumi.Resource,
    name: string,
    args: CloudConnectorsArgs,
    network: Network,
    backends: readonly pulumi.Output<string>[],
    address: compute.Address | undefined,
): Balancer | undefined {
    const { loadBalancer: internal = { kind: "internal" }, transform = {}, labels } = args;
    if (internal.kind === "none" || !address) return undefined;
    const { region, service } = network;
    const healthCheck = new compute.RegionHealthCheck(name, healthCheckArgs(args, region), { parent });
    const backendArgs: compute.RegionBackendServiceArgs = {
        region,
        loadBalancingScheme: "INTERNAL",
        // As the next hop of a route, a balancer passes on all protocols, whichever it is for.
        protocol: "UDP",
        sessionAffinity: internal.sessionAffinity ?? "CLIENT_IP_PROTO",
        connectionDrainingTimeoutSec: internal.drainingSeconds ?? 0,
        network: service.network,
        healthChecks: healthCheck.selfLink,
        backends: backends.map((group) => ({ group, balancingMode: "CONNECTION" })),
    };
    const backendService = new compute.RegionBackendService(name, transformed(backendArgs, transform.backendService), {
        parent,
    });
    const ruleArgs: compute.ForwardingRuleArgs = {
        region,
        loadBalancingScheme: "INTERNAL",
        ipProtocol: "UDP",
        allPorts: true,
        allowGlobalAccess: internal.globalAccess ?? false,
        ipAddress: address.address,
        subnetwork: service.selfLink,
        backendService: backendService.selfLink,
        labels,
    };
    const forwardingRule = new compute.ForwardingRule(name, transformed(ruleArgs, transform.forwardingRule), {
        parent: backendService,
    });
    const workloadRoute = leadWorkloads(name, internal, network, forwardingRule);
    return { healthCheck, backendService, forwardingRule, workloadRoute };
}

function healthCheckArgs({ healthProbe = {} }: CloudConnectorsArgs, region: string): compute.RegionHealthCheckArgs {
    const interval = healthProbe.intervalSeconds ?? DEFAULT_INTERVAL_SECONDS;
    return {
        region,
        checkIntervalSec: interval,
        timeoutSec: Math.min(interval, LONGEST_TIMEOUT_SECONDS),
        healthyThreshold: healthProbe.healthyThreshold ?? 2,
        unhealthyThreshold: healthProbe.unhealthyThreshold ?? 3,
        httpHealthCheck: { port: healthProbe.port ?? DEFAULT_PROBE_PORT, requestPath: PROBE_PATH },
    };
}

function leadWorkloads(
    name: string,
    { workloadTags = [] }: InternalLoadBalancerArgs,
    { service }: Network,
    forwardingRule: compute.ForwardingRule,
): compute.Route | undefined {
    if (workloadTags.length === 0) return undefined;
    const routeArgs = {
        project: service.project,
        network: service.network,
        destRange: "0.0.0.0/0",
        priority: ROUTE_PRIORITY,
        tags: [...workloadTags],
        nextHopIlb: forwardingRule.selfLink,
    };
    return new compute.Route(`${name}-workloads`, routeArgs, { parent: forwardingRule });
}
