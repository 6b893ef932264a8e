import * as ec2 from "@pulumi/aws/ec2";

/** A VPC with a private subnet in each zone, from which connectors reach the internet. Yours exists already. */
export function createNetwork(zones: readonly string[]) {
    const vpc = new ec2.Vpc("workloads", { cidrBlock: "10.1.0.0/16", enableDnsHostnames: true });
    const internet = new ec2.InternetGateway("workloads", { vpcId: vpc.id });
    const publicTable = new ec2.RouteTable("public", { vpcId: vpc.id });
    new ec2.Route("public", {
        routeTableId: publicTable.id,
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: internet.id,
    });
    const subnets = zones.map((zone, index) => {
        const publicSubnet = new ec2.Subnet(`public-${zone}`, {
            vpcId: vpc.id,
            availabilityZone: zone,
            cidrBlock: `10.1.${101 + index}.0/24`,
        });
        new ec2.RouteTableAssociation(`public-${zone}`, { subnetId: publicSubnet.id, routeTableId: publicTable.id });
        const address = new ec2.Eip(zone, { domain: "vpc" });
        const gateway = new ec2.NatGateway(zone, { subnetId: publicSubnet.id, allocationId: address.id });
        const subnet = new ec2.Subnet(`connectors-${zone}`, {
            vpcId: vpc.id,
            availabilityZone: zone,
            cidrBlock: `10.1.${200 + index}.0/24`,
        });
        const table = new ec2.RouteTable(`connectors-${zone}`, { vpcId: vpc.id });
        new ec2.Route(`connectors-${zone}`, {
            routeTableId: table.id,
            destinationCidrBlock: "0.0.0.0/0",
            natGatewayId: gateway.id,
        });
        new ec2.RouteTableAssociation(`connectors-${zone}`, { subnetId: subnet.id, routeTableId: table.id });
        return [zone, subnet.id] as const;
    });
    return { vpcId: vpc.id, subnets: Object.fromEntries(subnets) };
}
