import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { ArgumentChecks } from "../argumentChecks";
import { Deployment } from "../deployment/component";

/** Arguments of a network for connectors. */
export interface ConnectorNetworkArgs {
    /** Names of the zones, such as `us-west-2a`. */
    zones: string[];
    /** IPv4 range of the VPC, with prefix length 16. @default "10.1.0.0/16" */
    cidrBlock?: string;
    /** Tags of every resource. @default none */
    tags?: Record<string, pulumi.Input<string>>;
}

/** Numbers of the subnets in the range, as the vendor's modules choose them; a zone adds its letter. */
const FIRST_PUBLIC = 101;
const FIRST_PRIVATE = 200;
const ANYWHERE = "0.0.0.0/0";
const RANGE = /^(\d{1,3}\.\d{1,3})\.0\.0\/16$/;

/**
 * A VPC for connectors, for those who have none: a private subnet in each zone, which reaches the internet by a NAT gateway
 * of the zone. It is an argument `network` of `CloudConnectors` and `AppConnectors`.
 *
 * @example Two zones
 * const network = new ConnectorNetwork("west", { zones: ["us-west-2a", "us-west-2b"] });
 * const connectors = new AppConnectors("payroll", { network, capacity: { kind: "autoScaling", min: 2, max: 6 } });
 */
export class ConnectorNetwork extends Deployment {
    readonly vpc: ec2.Vpc;
    readonly vpcId: pulumi.Output<string>;
    /** Id of the private subnet of each zone, known when its way to the internet is there. */
    readonly subnets: Record<string, pulumi.Output<string>>;
    /** Route table of each private subnet, for routes of your own. */
    readonly routeTables: Record<string, ec2.RouteTable> = {};
    readonly natGateways: Record<string, ec2.NatGateway> = {};

    /** @throws {InvalidInputError} if an argument is wrong; it names all of them */
    constructor(name: string, args: ConnectorNetworkArgs, options?: pulumi.ComponentResourceOptions) {
        super("aws:ConnectorNetwork", name, options);
        checkArguments(`ConnectorNetwork "${name}"`, args);
        const { zones, cidrBlock = "10.1.0.0/16", tags } = args;
        const within = { parent: this };
        const named = (what: string) => ({ tags: { Name: `${name}-${what}`, ...tags } });
        this.vpc = new ec2.Vpc(name, { cidrBlock, enableDnsHostnames: true, ...named("vpc") }, within);
        this.vpcId = this.vpc.id;
        const internet = new ec2.InternetGateway(name, { vpcId: this.vpcId, ...named("internet") }, within);
        const publicTable = new ec2.RouteTable(`${name}-public`, { vpcId: this.vpcId, ...named("public") }, within);
        const toInternet = new ec2.Route(
            `${name}-public`,
            { routeTableId: publicTable.id, destinationCidrBlock: ANYWHERE, gatewayId: internet.id },
            { parent: publicTable },
        );
        const subnetOf = (kind: string, zone: string, number: number) =>
            new ec2.Subnet(
                `${name}-${kind}-${zone}`,
                {
                    vpcId: this.vpcId,
                    availabilityZone: zone,
                    cidrBlock: cidrBlock.replace(RANGE, `$1.${number}.0/24`),
                    ...named(`${kind}-${zone}`),
                },
                within,
            );
        const subnets = zones.map((zone) => {
            const letter = letterOf(zone);
            const outside = subnetOf("public", zone, FIRST_PUBLIC + letter);
            new ec2.RouteTableAssociation(
                `${name}-public-${zone}`,
                { subnetId: outside.id, routeTableId: publicTable.id },
                { parent: outside },
            );
            const address = new ec2.Eip(`${name}-${zone}`, { domain: "vpc", ...named(zone) }, { parent: outside });
            const gateway = new ec2.NatGateway(
                `${name}-${zone}`,
                { subnetId: outside.id, allocationId: address.id, ...named(zone) },
                { parent: outside, dependsOn: toInternet },
            );
            const subnet = subnetOf("private", zone, FIRST_PRIVATE + letter);
            const inSubnet = { parent: subnet };
            const table = new ec2.RouteTable(`${name}-${zone}`, { vpcId: this.vpcId, ...named(zone) }, inSubnet);
            const route = new ec2.Route(
                `${name}-${zone}`,
                { routeTableId: table.id, destinationCidrBlock: ANYWHERE, natGatewayId: gateway.id },
                inSubnet,
            );
            const association = new ec2.RouteTableAssociation(
                `${name}-${zone}`,
                { subnetId: subnet.id, routeTableId: table.id },
                inSubnet,
            );
            this.routeTables[zone] = table;
            this.natGateways[zone] = gateway;
            // Machines that start before their way to the internet is there do not enroll.
            return [zone, pulumi.all([subnet.id, route.id, association.id]).apply(([id]) => id)] as const;
        });
        this.subnets = Object.fromEntries(subnets);
        this.registerOutputs({ vpcId: this.vpcId, subnets: this.subnets });
    }
}

function checkArguments(subject: string, { zones, cidrBlock }: ConnectorNetworkArgs): void {
    const checks = new ArgumentChecks(subject);
    if (zones.length === 0) checks.fault("zones", 'is empty; set names of zones, such as "us-west-2a"');
    for (const [index, zone] of zones.entries()) {
        if (!/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/.test(zone)) {
            checks.fault(`zones[${index}]`, `is "${zone}"; set the name of a zone, such as "us-west-2a"`);
        }
        if (zones.indexOf(zone) !== index) checks.fault(`zones[${index}]`, `is "${zone}" again; remove it`);
    }
    if (cidrBlock !== undefined && !RANGE.test(cidrBlock)) {
        checks.fault("cidrBlock", `is "${cidrBlock}"; set a range with prefix length 16, such as "10.1.0.0/16"`);
    }
    checks.done();
}

/** 0 of zone a: subnets keep their range when zones are added or removed. */
function letterOf(zone: string): number {
    return zone.charCodeAt(zone.length - 1) - "a".charCodeAt(0);
}
