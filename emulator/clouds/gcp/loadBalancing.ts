import { problem, type TypeFacts } from "../facts";
import type { Objects } from "../objects";
import type { Problem } from "../schema/validate";
import { maps, text, type Values } from "../values";
import { computeType, rangeProblems } from "./common";

const KINDS = ["http", "https", "http2", "tcp", "ssl", "grpc", "grpcTls"].map((kind) => `${kind}HealthCheck`);
const HEALTH_CHECK: TypeFacts = {
    exclusive: [KINDS],
    check: (inputs) => [
        ...rangeProblems("checkIntervalSec", inputs.checkIntervalSec, 1, 300),
        ...rangeProblems("healthyThreshold", inputs.healthyThreshold, 1, 10),
        ...rangeProblems("unhealthyThreshold", inputs.unhealthyThreshold, 1, 10),
        ...timeoutProblems(inputs),
    ],
};

/** Balancers that pass packets through, and what asks whether their backends are well. */
export function loadBalancingTypes(objects: Objects): Readonly<Record<string, TypeFacts>> {
    return {
        "gcp:compute/healthCheck:HealthCheck": computeType("global", "healthChecks", objects, HEALTH_CHECK),
        "gcp:compute/regionHealthCheck:RegionHealthCheck": computeType("region", "healthChecks", objects, HEALTH_CHECK),
        "gcp:compute/regionBackendService:RegionBackendService": computeType("region", "backendServices", objects, {
            replaces: ["loadBalancingScheme", "network"],
            check: backendProblems,
        }),
        "gcp:compute/forwardingRule:ForwardingRule": computeType("region", "forwardingRules", objects, {
            outputs: ({ inputs }) => ({ ipAddress: text(inputs.ipAddress) ?? "10.0.0.2" }),
            replaces: [
                ...["allPorts", "ports", "portRange", "ipAddress", "ipProtocol", "loadBalancingScheme", "network"],
                ...["subnetwork", "serviceLabel", "backendService"],
            ],
            exclusive: [["allPorts", "ports", "portRange"]],
            check({ loadBalancingScheme: scheme = "EXTERNAL", portRange }) {
                if (scheme !== "INTERNAL" || portRange === undefined) return [];
                return [problem("portRange", portRange, "must be omitted with INTERNAL; set ports or allPorts")];
            },
        }),
    };
}

function timeoutProblems({ checkIntervalSec = 5, timeoutSec = 5 }: Values): Problem[] {
    if (!(Number(timeoutSec) > Number(checkIntervalSec))) return [];
    return [problem("timeoutSec", timeoutSec, `must be at most checkIntervalSec (${checkIntervalSec})`)];
}

function backendProblems({ loadBalancingScheme: scheme = "INTERNAL", protocol, backends }: Values): Problem[] {
    if (scheme !== "INTERNAL") return [];
    const problems = maps(backends).flatMap(({ balancingMode = "UTILIZATION", group }, index) => [
        ...(balancingMode === "CONNECTION"
            ? []
            : [problem(`backends[${index}].balancingMode`, balancingMode, "must be CONNECTION with INTERNAL")]),
        ...(text(group)?.startsWith("projects/")
            ? [problem(`backends[${index}].group`, group, "must be a whole URL; use selfLink or instanceGroup")]
            : []),
    ]);
    if (protocol !== undefined && !["TCP", "UDP", "UNSPECIFIED"].includes(String(protocol)))
        problems.push(problem("protocol", protocol, "must be TCP, UDP or UNSPECIFIED with INTERNAL"));
    return problems;
}
