import { problem, refused, type TypeFacts } from "../facts";
import type { Problem } from "../schema/validate";
import { isMap, maps, plain, text, type Value, type Values } from "../values";
import { arm, referred, zoneProblems } from "./common";
import { addressed } from "./network";

/** What a load balancer consists of, each with an id below that of the balancer. */
const PARTS = ["frontendIPConfigurations", "backendAddressPools", "probes", "loadBalancingRules"] as const;
/** Which part a rule names, and where it is. */
const NAMED_BY_RULES = [
    ["frontendIPConfiguration", "frontendIPConfigurations"],
    ["backendAddressPool", "backendAddressPools"],
    ["probe", "probes"],
] as const;

export const types: Readonly<Record<string, TypeFacts>> = {
    "azure-native:network:LoadBalancer": {
        ...arm({
            kind: "Microsoft.Network/loadBalancers",
            name: "loadBalancerName",
            replaces: ["sku"],
            check: [
                ({ probes }) => probeProblems(maps(probes)),
                (inputs) =>
                    maps(inputs.loadBalancingRules).flatMap((rule, index) =>
                        ruleProblems(rule, `loadBalancingRules[${index}]`, inputs),
                    ),
                tunnelProblems,
                ({ frontendIPConfigurations }) =>
                    maps(frontendIPConfigurations).flatMap(({ zones }, index) =>
                        zoneProblems(zones, `frontendIPConfigurations[${index}].zones`),
                    ),
            ],
        }),
        effects: {
            async changed({ inputs }, before) {
                const [was, is] = [before, inputs].map((values) =>
                    JSON.stringify(maps(plain(values.backendAddressPools)).map((pool) => pool.tunnelInterfaces ?? [])),
                );
                if (was !== is)
                    throw refused("TunnelInterfacesCannotBeChanged", "tunnels of a pool stay as they were created");
            },
        },
        completes: Object.fromEntries(
            PARTS.map((part) => [
                part,
                (value: Value, { id, ...around }, before: Value | undefined) => {
                    const parts = part === "frontendIPConfigurations" ? addressed(value, around, before) : value;
                    return maps(parts).map((each) => ({
                        ...absolute(each, id),
                        id: `${id}/${part}/${text(each.name)}`,
                    }));
                },
            ]),
        ),
    },
};

/** `$self` stands for the id of the balancer, which a program does not know before it exists. */
function absolute(part: Values, id: string): Values {
    return Object.fromEntries(
        Object.entries(part).map(([name, value]) => {
            const reference = referred(value);
            return [name, reference?.startsWith("$self/") ? { id: reference.replace("$self", id) } : value];
        }),
    );
}

function probeProblems(probes: readonly Values[]): Problem[] {
    return probes.flatMap(({ intervalInSeconds, protocol, requestPath }, index) => {
        const path = `probes[${index}]`;
        const problems = [];
        if (intervalInSeconds !== undefined && Number(intervalInSeconds) < 5)
            problems.push(problem(`${path}.intervalInSeconds`, intervalInSeconds, "must be at least 5"));
        if ((protocol === "Http" || protocol === "Https") && requestPath === undefined)
            problems.push(problem(`${path}.requestPath`, undefined, `is required with protocol ${protocol}`));
        return problems;
    });
}

function ruleProblems(rule: Values, path: string, balancer: Values): Problem[] {
    const dangling = NAMED_BY_RULES.flatMap(([property, part]) => {
        const reference = referred(rule[property]);
        if (reference === undefined) return [];
        const name = reference.slice(reference.lastIndexOf("/") + 1);
        const isThere = maps(balancer[part]).some((each) => each.name === name);
        return isThere && reference.includes(`/${part}/`)
            ? []
            : [
                  problem(
                      `${path}.${property}.id`,
                      undefined,
                      `refers to "${reference}", which this load balancer does not have`,
                  ),
              ];
    });
    const isAll = rule.protocol === "All";
    const ports = isAll && (rule.frontendPort !== 0 || rule.backendPort !== 0);
    return [
        ...dangling,
        ...(ports
            ? [problem(`${path}.frontendPort`, rule.frontendPort, "and backendPort must be 0 with protocol All")]
            : []),
    ];
}

function tunnelProblems({ sku, backendAddressPools }: Values): Problem[] {
    const isGateway = isMap(sku) && sku.name === "Gateway";
    return maps(backendAddressPools).flatMap(({ tunnelInterfaces }, index) => {
        const path = `backendAddressPools[${index}].tunnelInterfaces`;
        const tunnels = maps(tunnelInterfaces);
        if (!isGateway) return tunnels.length > 0 ? [problem(path, undefined, "are for the sku Gateway only")] : [];
        const numbers = tunnels.flatMap(({ port, identifier }) => [`port ${port}`, `identifier ${identifier}`]);
        if (tunnels.length === 0) return [problem(path, undefined, "are required with the sku Gateway")];
        return new Set(numbers).size === numbers.length
            ? []
            : [problem(path, undefined, "must differ in port and identifier")];
    });
}
