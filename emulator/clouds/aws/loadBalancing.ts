import { randomBytes } from "node:crypto";
import { type NewObject, problem, type TypeFacts } from "../facts";
import { isMap, text } from "../values";
import { arn } from "./common";

const NAME = { property: "name", length: 32, pattern: /^(?!-)[A-Za-z0-9-]+(?<!-)$/ };
const unique = () => randomBytes(8).toString("hex");
const KIND_IN_ARN: Readonly<Record<string, string>> = { gateway: "gwy", network: "net" };
const FAILOVER = ["rebalance", "no_rebalance"];

function kindOf({ inputs }: NewObject): string {
    return KIND_IN_ARN[text(inputs.loadBalancerType) ?? ""] ?? "app";
}

export const types: Readonly<Record<string, TypeFacts>> = {
    "aws:lb/loadBalancer:LoadBalancer": {
        id: (made) => arn(made.scope, "elasticloadbalancing", `loadbalancer/${kindOf(made)}/${made.name}/${unique()}`),
        name: NAME,
        outputs: ({ id }) => ({ arn: id, arnSuffix: id.split("loadbalancer/")[1] }),
        replaces: ["name", "namePrefix", "loadBalancerType", "internal"],
        exclusive: [["subnets", "subnetMappings"]],
    },
    "aws:lb/targetGroup:TargetGroup": {
        id: ({ scope, name }) => arn(scope, "elasticloadbalancing", `targetgroup/${name}/${unique()}`),
        name: NAME,
        outputs: ({ id }) => ({ arn: id, arnSuffix: id.slice(id.indexOf("targetgroup/")) }),
        replaces: ["name", "namePrefix", "port", "protocol", "protocolVersion", "targetType", "vpcId", "ipAddressType"],
        lists: {
            protocol: ["GENEVE", "HTTP", "HTTPS", "TCP", "TCP_UDP", "TLS", "UDP", "QUIC", "TCP_QUIC"],
            targetType: ["instance", "ip", "lambda", "alb"],
            "stickiness.type": ["lb_cookie", "app_cookie", "source_ip", "source_ip_dest_ip", "source_ip_dest_ip_proto"],
            "targetFailovers[].onDeregistration": FAILOVER,
            "targetFailovers[].onUnhealthy": FAILOVER,
        },
        check({ protocol, port, deregistrationDelay, healthCheck }) {
            const problems = [];
            if (protocol === "GENEVE" && Number(port) !== 6081)
                problems.push(problem("port", port, "must be 6081 with GENEVE"));
            const delay = Number(deregistrationDelay ?? 0);
            if (!(delay >= 0 && delay <= 3_600)) {
                problems.push(problem("deregistrationDelay", deregistrationDelay, "must be from 0 to 3600"));
            }
            for (const [name, low, high] of HEALTH_LIMITS) {
                const value = isMap(healthCheck) ? healthCheck[name] : undefined;
                if (value !== undefined && !(Number(value) >= low && Number(value) <= high)) {
                    problems.push(problem(`healthCheck.${name}`, value, `must be from ${low} to ${high}`));
                }
            }
            return problems;
        },
    },
    "aws:lb/targetGroupAttachment:TargetGroupAttachment": {
        id: ({ inputs }) => `${text(inputs.targetGroupArn)}-${unique()}`,
        replaces: ["targetGroupArn", "targetId", "port", "availabilityZone"],
    },
    "aws:lb/listener:Listener": {
        id: ({ inputs, scope }) => {
            const balancer = text(inputs.loadBalancerArn)?.split("loadbalancer/")[1] ?? "";
            return arn(scope, "elasticloadbalancing", `listener/${balancer}/${unique()}`);
        },
        outputs: ({ id }) => ({ arn: id }),
        replaces: ["loadBalancerArn"],
        check({ loadBalancerArn, port, protocol }) {
            const isGateway = text(loadBalancerArn)?.includes("/gwy/") === true;
            const given = [["port", port] as const, ["protocol", protocol] as const].filter(
                ([, value]) => value !== undefined,
            );
            if (!isGateway) return [];
            return given.map(([name, value]) => problem(name, value, "must be omitted for a gateway load balancer"));
        },
    },
};

const HEALTH_LIMITS = [
    ["interval", 5, 300],
    ["healthyThreshold", 2, 10],
    ["unhealthyThreshold", 2, 10],
] as const;
