import { freeAddress } from "../addresses";
import { problem, type TypeFacts } from "../facts";
import type { Objects } from "../objects";
import { text } from "../values";
import { numbered, randomId, zonesOf } from "./common";
import { SUBNET } from "./host";

/** Networks: what a connector's interfaces, routes and firewall rules are in. */
export const types: Readonly<Record<string, TypeFacts>> = {
    "aws:ec2/vpc:Vpc": { ...numbered("vpc"), replaces: ["cidrBlock", "ipv4IpamPoolId", "instanceTenancy"] },
    "aws:ec2/subnet:Subnet": {
        ...numbered("subnet"),
        replaces: ["vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId"],
        exclusive: [["availabilityZone", "availabilityZoneId"]],
        check({ availabilityZone: zone }, { scope }) {
            const zones = zonesOf(scope);
            if (zone === undefined || zones.includes(String(zone))) return [];
            return [problem("availabilityZone", zone, `must be a zone of ${scope.region} (${zones.join(", ")})`)];
        },
    },
    "aws:ec2/internetGateway:InternetGateway": numbered("igw", "ec2", "internet-gateway"),
    "aws:ec2/eip:Eip": {
        ...numbered("eipalloc", "ec2", "elastic-ip"),
        replaces: ["domain", "address", "publicIpv4Pool"],
    },
    "aws:ec2/natGateway:NatGateway": {
        id: () => randomId("nat"),
        replaces: ["allocationId", "subnetId", "connectivityType", "privateIp"],
    },
    "aws:ec2/routeTable:RouteTable": { ...numbered("rtb", "ec2", "route-table"), replaces: ["vpcId"] },
    "aws:ec2/route:Route": {
        id: () => randomId("r-rtb"),
        replaces: ["routeTableId", "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"],
        exclusive: [
            ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"],
            [
                "carrierGatewayId",
                "coreNetworkArn",
                "egressOnlyGatewayId",
                "gatewayId",
                "localGatewayId",
                "natGatewayId",
                "networkInterfaceId",
                "transitGatewayId",
                "vpcEndpointId",
                "vpcPeeringConnectionId",
            ],
        ],
    },
    "aws:ec2/routeTableAssociation:RouteTableAssociation": {
        id: () => randomId("rtbassoc"),
        replaces: ["subnetId", "gatewayId"],
        exclusive: [["subnetId", "gatewayId"]],
    },
    "aws:ec2/securityGroup:SecurityGroup": {
        ...numbered("sg", "ec2", "security-group"),
        name: { property: "name", length: 255, pattern: /^(?!sg-)/ },
        replaces: ["name", "namePrefix", "description", "vpcId"],
    },
    ...Object.fromEntries(
        ["Ingress", "Egress"].map((direction) => [
            `aws:vpc/securityGroup${direction}Rule:SecurityGroup${direction}Rule`,
            {
                ...numbered("sgr", "ec2", "security-group-rule"),
                replaces: ["securityGroupId"],
                exclusive: [["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"]],
                check: ({ ipProtocol, fromPort, toPort }) => {
                    const isAll = text(ipProtocol) === "-1";
                    if (!isAll || (fromPort === undefined && toPort === undefined)) return [];
                    return [problem("fromPort", fromPort, 'must be omitted when ipProtocol is "-1", which means all')];
                },
            } satisfies TypeFacts,
        ]),
    ),
    "aws:ec2/networkInterface:NetworkInterface": {
        ...numbered("eni", "ec2", "network-interface"),
        outputs: (made) => ({
            ...numbered("eni", "ec2", "network-interface").outputs(made),
            privateIp: addressIn(text(made.inputs.subnetId), made.objects),
        }),
        replaces: ["subnetId", "interfaceType"],
    },
    "aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment": {
        id: () => randomId("eni-attach"),
        replaces: ["instanceId", "networkInterfaceId", "deviceIndex"],
    },
    "aws:ec2/vpcEndpointService:VpcEndpointService": {
        id: () => randomId("vpce-svc"),
        outputs: ({ id, scope }) => ({
            serviceName: `com.amazonaws.vpce.${scope.region}.${id}`,
            serviceType: "GatewayLoadBalancer",
            state: "Available",
        }),
        exclusive: [["gatewayLoadBalancerArns", "networkLoadBalancerArns"]],
    },
    "aws:ec2/vpcEndpoint:VpcEndpoint": {
        ...numbered("vpce", "ec2", "vpc-endpoint"),
        replaces: ["vpcId", "serviceName", "vpcEndpointType", "serviceRegion"],
        lists: { vpcEndpointType: ["Gateway", "GatewayLoadBalancer", "Interface", "Resource", "ServiceNetwork"] },
        check({ vpcEndpointType, subnetIds }) {
            if (vpcEndpointType !== "GatewayLoadBalancer" || !Array.isArray(subnetIds) || subnetIds.length === 1)
                return [];
            return [
                problem(
                    "subnetIds",
                    subnetIds.length,
                    "must have exactly one subnet for a Gateway Load Balancer endpoint",
                ),
            ];
        },
    },
};

/** An address of a subnet that no object has. */
export function addressIn(subnetId: string | undefined, objects: Objects): string {
    const subnet = objects.all(SUBNET).find(({ id }) => id === subnetId);
    const taken = objects.all().flatMap(({ outputs }) => text(outputs.privateIp) ?? []);
    return freeAddress(text(subnet?.outputs.cidrBlock), new Set(taken));
}
