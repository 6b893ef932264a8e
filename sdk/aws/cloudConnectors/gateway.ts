import * as ec2 from "@pulumi/aws/ec2";
import * as lb from "@pulumi/aws/lb";
import type * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../deployment/component";
import { DEFAULT_PROBE_PORT, PROBE_PATH } from "../../deployment/healthProbe";
import type { CloudConnectorsArgs, GatewayLoadBalancerArgs } from "../cloudConnectors";
import type { Network } from "./network";

/** A Gateway Load Balancer, and how workloads reach it. */
export interface Gateway {
    readonly loadBalancer: lb.LoadBalancer;
    readonly targetGroup: lb.TargetGroup;
    readonly endpointService: ec2.VpcEndpointService;
    /** By zone. */
    readonly endpoints: Record<string, ec2.VpcEndpoint>;
}

const GENEVE_PORT = 6_081;

/** Creates the balancer in front of the connectors, unless the program wants none. */
export function createGateway(
    parent: pulumi.Resource,
    name: string,
    args: CloudConnectorsArgs,
    network: Network,
): Gateway | undefined {
    const { loadBalancer: gateway = { kind: "gateway" }, transform = {}, tags } = args;
    if (gateway.kind === "none") return undefined;
    const targetGroup = new lb.TargetGroup(
        name,
        transformed(targetGroupArgs(args, gateway, network), transform.targetGroup),
        { parent },
    );
    const balancerArgs = {
        loadBalancerType: "gateway",
        subnets: Object.values(network.subnets),
        enableCrossZoneLoadBalancing: gateway.crossZone ?? false,
        tags,
    };
    const loadBalancer = new lb.LoadBalancer(
        name,
        transformed<lb.LoadBalancerArgs>(balancerArgs, transform.loadBalancer),
        { parent },
    );
    const defaultActions = [{ type: "forward", targetGroupArn: targetGroup.arn }];
    const listener = new lb.Listener(
        name,
        { loadBalancerArn: loadBalancer.arn, defaultActions, tags },
        { parent: loadBalancer },
    );
    const serviceArgs = {
        acceptanceRequired: gateway.acceptanceRequired ?? false,
        allowedPrincipals: gateway.allowedPrincipals,
        gatewayLoadBalancerArns: [loadBalancer.arn],
        tags,
    };
    const endpointService = new ec2.VpcEndpointService(
        name,
        transformed<ec2.VpcEndpointServiceArgs>(serviceArgs, transform.endpointService),
        {
            parent,
            dependsOn: listener,
        },
    );
    const endpoints = Object.entries({ ...network.subnets, ...gateway.endpointSubnets }).map(([zone, subnet]) => {
        const endpointArgs = {
            vpcId: network.vpcId,
            serviceName: endpointService.serviceName,
            vpcEndpointType: "GatewayLoadBalancer",
            subnetIds: [subnet],
            tags,
        };
        return [zone, new ec2.VpcEndpoint(`${name}-${zone}`, endpointArgs, { parent: endpointService })] as const;
    });
    return { loadBalancer, targetGroup, endpointService, endpoints: Object.fromEntries(endpoints) };
}

function targetGroupArgs(
    args: CloudConnectorsArgs,
    gateway: GatewayLoadBalancerArgs,
    network: Network,
): lb.TargetGroupArgs {
    const { healthProbe = {}, capacity, tags } = args;
    const failover = (gateway.rebalance ?? true) ? "rebalance" : "no_rebalance";
    const stickiness = gateway.flowStickiness ?? "5-tuple";
    return {
        protocol: "GENEVE",
        port: GENEVE_PORT,
        vpcId: network.vpcId,
        targetType: capacity?.kind === "autoScaling" ? "instance" : "ip",
        deregistrationDelay: gateway.deregistrationDelaySeconds ?? 0,
        healthCheck: {
            protocol: "HTTP",
            path: PROBE_PATH,
            port: String(healthProbe.port ?? DEFAULT_PROBE_PORT),
            interval: healthProbe.intervalSeconds ?? 10,
            healthyThreshold: healthProbe.healthyThreshold ?? 2,
            unhealthyThreshold: healthProbe.unhealthyThreshold ?? 3,
        },
        targetFailovers: [{ onDeregistration: failover, onUnhealthy: failover }],
        stickiness: {
            enabled: stickiness !== "5-tuple",
            type: stickiness === "2-tuple" ? "source_ip_dest_ip" : "source_ip_dest_ip_proto",
        },
        tags,
    };
}
