import { randomUUID } from "node:crypto";
import { freeAddress } from "../addresses";
import { problem, type Surroundings, type TypeFacts } from "../facts";
import type { Objects } from "../objects";
import type { Problem } from "../schema/validate";
import { isMap, maps, text, texts, type Value, type Values } from "../values";
import { arm, keptWhileUsed, referred, zoneProblems } from "./common";

export const NETWORK = "azure-native:network:VirtualNetwork";
export const SUBNET = "azure-native:network:Subnet";
export const SECURITY_GROUP = "azure-native:network:NetworkSecurityGroup";
export const INTERFACE = "azure-native:network:NetworkInterface";
export const VIRTUAL_MACHINE = "azure-native:compute:VirtualMachine";
const BALANCER = "azure-native:network:LoadBalancer";

/** Networks: what the interfaces of connectors, their routes and their firewall rules are in. */
export function networkTypes(objects: Objects): Readonly<Record<string, TypeFacts>> {
    const kept = (code: string, ...users: string[]) => keptWhileUsed(() => objects.all(), code, users);
    return {
        [NETWORK]: {
            ...arm({ kind: "Microsoft.Network/virtualNetworks", name: "virtualNetworkName", length: 64 }),
            outputs: () => ({ resourceGuid: randomUUID() }),
        },
        [SUBNET]: {
            ...arm({
                kind: "Microsoft.Network/virtualNetworks/subnets",
                name: "subnetName",
                within: { kind: "Microsoft.Network/virtualNetworks", input: "virtualNetworkName" },
                check({ addressPrefix, addressPrefixes }) {
                    if (addressPrefix !== undefined || addressPrefixes !== undefined) return [];
                    return [problem("addressPrefix", undefined, "is required, or addressPrefixes")];
                },
            }),
            effects: kept(
                "InUseSubnetCannotBeDeleted",
                INTERFACE,
                BALANCER,
                "azure-native:compute:VirtualMachineScaleSet",
            ),
        },
        [SECURITY_GROUP]: {
            ...arm({
                kind: "Microsoft.Network/networkSecurityGroups",
                name: "networkSecurityGroupName",
                check: ({ securityRules }) => ruleProblems(maps(securityRules)),
            }),
            effects: kept(
                "InUseNetworkSecurityGroupCannotBeDeleted",
                INTERFACE,
                SUBNET,
                "azure-native:compute:VirtualMachineScaleSet",
            ),
        },
        [INTERFACE]: {
            ...arm({
                kind: "Microsoft.Network/networkInterfaces",
                name: "networkInterfaceName",
                check({ ipConfigurations }, around) {
                    if (ipConfigurations === undefined) return [];
                    const all = maps(ipConfigurations);
                    if (all.length === 0) return [problem("ipConfigurations", undefined, "must have at least one")];
                    return all.flatMap(({ subnet, loadBalancerBackendAddressPools: pools }, index) => {
                        const path = `ipConfigurations[${index}]`;
                        const missing = isMap(subnet) ? [] : [problem(`${path}.subnet.id`, undefined, "is required")];
                        return [...missing, ...poolProblems(`${path}.loadBalancerBackendAddressPools`, pools, around)];
                    });
                },
            }),
            completes: {
                ipConfigurations: (configurations, around, before) => addressed(configurations, around, before),
            },
            effects: kept("NicInUse", VIRTUAL_MACHINE),
        },
        "azure-native:network:PublicIPAddress": {
            ...arm({
                kind: "Microsoft.Network/publicIPAddresses",
                name: "publicIpAddressName",
                replaces: ["zones", "sku"],
                check({ sku, publicIPAllocationMethod, zones }) {
                    const isDynamic = isMap(sku) && sku.name === "Standard" && publicIPAllocationMethod !== "Static";
                    return [
                        ...(isDynamic
                            ? [
                                  problem(
                                      "publicIPAllocationMethod",
                                      publicIPAllocationMethod,
                                      'must be "Static" with the sku Standard',
                                  ),
                              ]
                            : []),
                        ...zoneProblems(zones),
                    ];
                },
            }),
            completes: { ipAddress: (given, { objects: all }, before) => before ?? given ?? publicAddress(all) },
        },
        "azure-native:network:NatGateway": arm({
            kind: "Microsoft.Network/natGateways",
            name: "natGatewayName",
            replaces: ["zones", "sku"],
            check: ({ zones }) => zoneProblems(zones),
        }),
        "azure-native:network:RouteTable": arm({ kind: "Microsoft.Network/routeTables", name: "routeTableName" }),
        "azure-native:network:Route": {
            ...arm({
                kind: "Microsoft.Network/routeTables/routes",
                name: "routeName",
                within: { kind: "Microsoft.Network/routeTables", input: "routeTableName" },
                check({ nextHopType, nextHopIpAddress }) {
                    if ((nextHopType === "VirtualAppliance") === (nextHopIpAddress !== undefined)) return [];
                    return [
                        problem(
                            "nextHopIpAddress",
                            nextHopIpAddress,
                            'must be set with nextHopType "VirtualAppliance" only',
                        ),
                    ];
                },
            }),
        },
    };
}

/** Priorities decide which rule counts: they are unique in a direction. */
function ruleProblems(rules: readonly Values[]): Problem[] {
    const seen = new Map<string, string>();
    return rules.flatMap(({ name, direction, priority }, index) => {
        const path = `securityRules[${index}].priority`;
        const key = `${text(direction)} ${Number(priority)}`;
        const twin = seen.get(key);
        seen.set(key, text(name) ?? "");
        if (!(Number(priority) >= 100 && Number(priority) <= 4_096))
            return [problem(path, priority, "must be from 100 to 4096")];
        return twin === undefined ? [] : [problem(path, priority, `must differ from that of the rule ${twin}`)];
    });
}

/** A pool is a part of a load balancer, which refers to it by the id of the balancer and its name. */
export function poolProblems(path: string, pools: Value | undefined, { objects }: Surroundings): Problem[] {
    return maps(pools).flatMap((pool, index) => {
        const id = referred(pool);
        if (id === undefined) return [];
        const [, balancer = "", name = ""] = /^(.+)\/backendAddressPools\/([^/]+)$/.exec(id) ?? [];
        const found = objects.all(BALANCER).find((each) => each.id === balancer);
        if (maps(found?.outputs.backendAddressPools).some((each) => each.name === name)) return [];
        return [problem(`${path}[${index}].id`, undefined, `refers to "${id}", which does not exist`)];
    });
}

/** An address of each subnet, which stays when the interface changes. */
export function addressed(configurations: Value, { objects }: Surroundings, before: Value | undefined): Value {
    const had = new Map(maps(before).map(({ name, privateIPAddress }) => [text(name), privateIPAddress]));
    return maps(configurations).map((each) => ({
        ...each,
        privateIPAddress:
            had.get(text(each.name)) ?? text(each.privateIPAddress) ?? addressIn(referred(each.subnet), objects),
    }));
}

function addressIn(subnetId: string | undefined, objects: Objects): string {
    const subnet = objects.all(SUBNET).find(({ id }) => id === subnetId);
    const taken = objects
        .all()
        .flatMap(({ outputs: { ipConfigurations, frontendIPConfigurations } }) =>
            [...maps(ipConfigurations), ...maps(frontendIPConfigurations)].flatMap(
                (each) => text(each.privateIPAddress) ?? [],
            ),
        );
    const range = text(subnet?.outputs.addressPrefix) ?? texts(subnet?.outputs.addressPrefixes)[0];
    return freeAddress(range, new Set(taken));
}

function publicAddress(objects: Objects): string {
    return freeAddress(
        "203.0.113.0/24",
        new Set(objects.all().flatMap(({ outputs }) => text(outputs.ipAddress) ?? [])),
    );
}
