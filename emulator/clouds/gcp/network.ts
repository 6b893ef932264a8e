import { freeAddress } from "../addresses";
import { problem, type TypeFacts } from "../facts";
import type { Objects } from "../objects";
import { maps, text, texts } from "../values";
import { computeType, linked } from "./common";

export const SUBNETWORK = "gcp:compute/subnetwork:Subnetwork";
export const NETWORK = "gcp:compute/network:Network";
export const FIREWALL = "gcp:compute/firewall:Firewall";
const ADDRESS = "gcp:compute/address:Address";
const INSTANCE = "gcp:compute/instance:Instance";

const NEXT_HOPS = ["nextHopGateway", "nextHopIlb", "nextHopInstance", "nextHopIp", "nextHopVpnTunnel"];

/** Networks: what interfaces, routes and firewall rules are in. */
export function networkTypes(objects: Objects): Readonly<Record<string, TypeFacts>> {
    return {
        [NETWORK]: computeType("global", "networks", objects, {
            replaces: ["autoCreateSubnetworks", "description"],
            lists: { routingMode: ["GLOBAL", "REGIONAL"] },
        }),
        [SUBNETWORK]: computeType("region", "subnetworks", objects, {
            replaces: ["network", "description", "purpose"],
            check: ({ ipCidrRange: range, reservedInternalRange }) => {
                if (range === undefined && reservedInternalRange === undefined)
                    return [problem("ipCidrRange", undefined, "is required")];
                if (range === undefined || /^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/.test(String(range))) return [];
                return [problem("ipCidrRange", range, "must be a range of IPv4")];
            },
        }),
        "gcp:compute/router:Router": computeType("region", "routers", objects, { replaces: ["network"] }),
        "gcp:compute/routerNat:RouterNat": {
            ...computeType("region", "routers", objects, {
                replaces: ["router"],
                lists: {
                    natIpAllocateOption: ["AUTO_ONLY", "MANUAL_ONLY"],
                    sourceSubnetworkIpRangesToNat: [
                        "ALL_SUBNETWORKS_ALL_IP_RANGES",
                        "ALL_SUBNETWORKS_ALL_PRIMARY_IP_RANGES",
                        "LIST_OF_SUBNETWORKS",
                    ],
                },
            }),
            id: ({ inputs, name, scope }) => `${scope.project}/${scope.region}/${text(inputs.router)}/${name}`,
        },
        [FIREWALL]: computeType("global", "firewalls", objects, {
            replaces: ["network", "direction"],
            lists: { direction: ["INGRESS", "EGRESS"] },
            exclusive: [
                ["allows", "denies"],
                ["targetServiceAccounts", "targetTags"],
                ["targetServiceAccounts", "sourceTags"],
                ["sourceServiceAccounts", "targetTags"],
                ["sourceServiceAccounts", "sourceTags"],
            ],
            check({ allows, denies, direction = "INGRESS", sourceRanges, priority }) {
                const problems = [];
                if (allows === undefined && denies === undefined)
                    problems.push(problem("allows", undefined, "is required, or denies"));
                if (direction === "EGRESS" && sourceRanges !== undefined)
                    problems.push(problem("sourceRanges", undefined, "must be omitted with direction EGRESS"));
                if (priority !== undefined && !(Number(priority) >= 0 && Number(priority) <= 65_535))
                    problems.push(problem("priority", priority, "must be from 0 to 65535"));
                for (const [index, { protocol, ports }] of maps(allows).entries()) {
                    const isPortless = protocol === "all" || protocol === "icmp";
                    if (isPortless && texts(ports).length > 0)
                        problems.push(problem(`allows[${index}].ports`, undefined, `must be omitted with ${protocol}`));
                }
                return problems;
            },
        }),
        [ADDRESS]: computeType("region", "addresses", objects, {
            outputs: ({ inputs }) => ({ address: text(inputs.address) ?? addressIn(text(inputs.subnetwork), objects) }),
            replaces: ["address", "addressType", "subnetwork", "purpose", "network"],
            check({ addressType = "EXTERNAL", subnetwork }) {
                if (addressType === "INTERNAL" || subnetwork === undefined) return [];
                return [problem("subnetwork", undefined, "must be omitted for an external address; set addressType")];
            },
        }),
        "gcp:compute/route:Route": computeType("global", "routes", objects, {
            replaces: ["network", "destRange", "priority", "tags", "description", ...NEXT_HOPS],
            exclusive: [NEXT_HOPS],
        }),
    };
}

/** An address of a subnet that no object has. */
export function addressIn(subnet: string | undefined, objects: Objects): string {
    const range = text(linked(objects, SUBNETWORK, subnet)?.outputs.ipCidrRange);
    const reserved = objects.all(ADDRESS).flatMap(({ outputs }) => text(outputs.address) ?? []);
    const ofMachines = objects
        .all(INSTANCE)
        .flatMap(({ outputs }) => maps(outputs.networkInterfaces).flatMap(({ networkIp }) => text(networkIp) ?? []));
    return freeAddress(range, new Set([...reserved, ...ofMachines]));
}
