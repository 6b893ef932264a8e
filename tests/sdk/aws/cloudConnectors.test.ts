import { beforeEach, describe, expect, it, jest } from "@jest/globals";
import type * as ec2 from "@pulumi/aws/ec2";
import * as secretsmanager from "@pulumi/aws/secretsmanager";
import * as pulumi from "@pulumi/pulumi";
import { InvalidInputError, ProvisioningUrl } from "pulumi-zscaler";
import { CloudConnectors, type CloudConnectorsArgs } from "pulumi-zscaler/aws";
import type { Cloud } from "../../../emulator/clouds/cloud";
import { settled } from "../mockedCloud";
import { mockAws, networkOfTwoZones, withoutProvider } from "./mockedAws";

const URL = "connector.zscalerthree.net/api/v1/provUrl?name=aws";

let cloud: Cloud;
beforeEach(async () => {
    cloud = await mockAws();
});

/** A network, a secret, and the least that a deployment needs. */
function given(more: Partial<CloudConnectorsArgs> = {}): CloudConnectorsArgs {
    return {
        provisioningUrl: URL,
        credentialsSecret: new secretsmanager.Secret("connectors", { name: "ZS/CC/credentials/west" }),
        network: networkOfTwoZones(),
        ...more,
    };
}

const SCALING = { kind: "autoScaling", min: 2, max: 4 } as const;
const scaling = (more: object): Partial<CloudConnectorsArgs> => ({ capacity: { ...SCALING, ...more } });
const gateway = (more: object): Partial<CloudConnectorsArgs> => ({ loadBalancer: { kind: "gateway", ...more } });

/** All that was declared, once the groups, which come last, are there. */
async function declared(connectors: CloudConnectors) {
    await Promise.all(Object.values(connectors.groups).map(({ urn }) => settled(urn)));
    const of = (type: string) => cloud.objects.all(`aws:${type}`);
    return { of, one: (type: string) => of(type)[0]?.outputs ?? {} };
}

describe("Cloud Connectors on AWS refuse", () => {
    it.each<[string, Partial<CloudConnectorsArgs>, string]>([
        [
            "a port that no connector answers",
            { healthProbe: { port: 22 } },
            "healthProbe.port is 22; set 80, or a number from 1024 to 65535",
        ],
        [
            "an interval that no load balancer has",
            { healthProbe: { intervalSeconds: 2 } },
            "healthProbe.intervalSeconds is 2; set a whole number from 5 to 300",
        ],
        [
            "a type that the form factor does not have",
            { formFactor: "large", machine: { instanceType: "m6i.large" } },
            'machine.instanceType is "m6i.large"; set one of m5n.4xlarge, m6i.4xlarge, c6i.4xlarge, c6in.4xlarge for form factor "large"',
        ],
        [
            "Auto Scaling of large machines",
            { ...scaling({}), formFactor: "large" },
            'formFactor is "large", which Auto Scaling does not support; set "small", or capacity.kind "fixed"',
        ],
        [
            "a group larger than Zscaler allows",
            scaling({ max: 17 }),
            "capacity.max is 17; set a whole number from 1 to 16",
        ],
        [
            "a least size above the greatest",
            scaling({ min: 5 }),
            "capacity.min is 5, more than capacity.max (4); lower it",
        ],
        [
            "too little time to start",
            scaling({ healthCheckGraceSeconds: 300 }),
            "capacity.healthCheckGraceSeconds is 300; set at least 600, because a connector takes several minutes to start",
        ],
        [
            "a hook longer than AWS allows",
            scaling({ launchHookSeconds: 7_201 }),
            "capacity.launchHookSeconds is 7201; set a whole number from 30 to 7200",
        ],
        [
            "a pool smaller than its least size",
            scaling({ warmPool: { minSize: 3, maxPreparedCapacity: 2 } }),
            "capacity.warmPool.maxPreparedCapacity is 2, less than minSize (3); raise it",
        ],
        [
            "a check of health that groups do not have",
            scaling({ healthCheckType: "HTTP" }),
            'capacity.healthCheckType is "HTTP"; set one of EC2, ELB',
        ],
        [
            "a pool in a state that it cannot keep",
            scaling({ warmPool: { state: "Hibernated" } }),
            'capacity.warmPool.state is "Hibernated"; set one of Stopped, Running',
        ],
        [
            "a hook for the end that is too short",
            scaling({ terminateHookSeconds: 29 }),
            "capacity.terminateHookSeconds is 29; set a whole number from 30 to 7200",
        ],
        [
            "a management subnet for a group, whose interfaces are all in one",
            {
                ...scaling({}),
                network: { vpcId: "vpc-1", subnets: { "us-west-2a": "s" }, managementSubnets: { "us-west-2a": "m" } },
            },
            "network.managementSubnets is set, but Auto Scaling puts all interfaces into one subnet",
        ],
        [
            "a stickiness that load balancers do not have",
            gateway({ flowStickiness: "4-tuple" }),
            'loadBalancer.flowStickiness is "4-tuple"; set one of 5-tuple, 3-tuple, 2-tuple',
        ],
        [
            "more failed probes than a load balancer counts",
            { healthProbe: { unhealthyThreshold: 11 } },
            "healthProbe.unhealthyThreshold is 11; set a whole number from 2 to 10",
        ],
        [
            "no machine",
            { capacity: { kind: "fixed", perZone: 0 } },
            "capacity.perZone is 0; set a whole number from 1 to 16",
        ],
        [
            "a delay that AWS does not have",
            gateway({ deregistrationDelaySeconds: 4_000 }),
            "loadBalancer.deregistrationDelaySeconds is 4000; set a whole number from 0 to 3600",
        ],
        [
            "settings for a zone without machines",
            { groups: { "us-west-2c": {} } },
            'groups has the key "us-west-2c"; use the zones of network.subnets: us-west-2a, us-west-2b',
        ],
        [
            "an endpoint in such a zone",
            gateway({ endpointSubnets: { "us-west-2c": "subnet-1" } }),
            'loadBalancer.endpointSubnets has the key "us-west-2c"; use the zones of network.subnets: us-west-2a, us-west-2b',
        ],
        [
            "a tag that machines cannot read",
            { tags: { "cost center": "1" } },
            'tags has the key "cost center"; remove spaces and slashes',
        ],
        [
            "no zone",
            { network: { vpcId: "vpc-1", subnets: {} } },
            "network.subnets has 0 zones; set a subnet for each of 1 to 3 zones",
        ],
        [
            "a range that is none",
            { network: { vpcId: "vpc-1", subnets: { "us-west-2a": "s" }, cidrBlocks: ["10.0.0.0"] } },
            'network.cidrBlocks has "10.0.0.0"; set IPv4 ranges, such as 10.1.0.0/16',
        ],
    ])("%s", (_what, args, fault) => {
        const declare = () => new CloudConnectors("west", given(args));
        expect(declare).toThrow(InvalidInputError);
        expect(declare).toThrow(`Cannot declare CloudConnectors "west": ${fault}`);
    });

    it("a name that load balancers cannot have", () => {
        expect(() => new CloudConnectors("the-connectors-of-the-west-coast", given())).toThrow(
            /name has 32 characters; use at most 24/,
        );
        expect(() => new CloudConnectors("west.coast", given())).toThrow(
            /name is "west.coast"; use letters, digits and hyphens/,
        );
    });

    it("no group of more machines than are allowed without doubt, but warn of it", async () => {
        const warn = jest.spyOn(pulumi.log, "warn").mockImplementation(async () => undefined);
        await declared(new CloudConnectors("west", given(scaling({ max: 10 }))));
        expect(warn).not.toHaveBeenCalled();
        cloud = await mockAws();
        await declared(new CloudConnectors("west", given(scaling({ max: 11 }))));
        expect(warn.mock.calls.map(([text]) => text)).toEqual([
            expect.stringContaining("capacity.max is 11. Ask Zscaler support"),
        ]);
    });

    it("all that is wrong at once", () => {
        const args = given({ ...scaling({ max: 99, min: 50 }), healthProbe: { port: 1 } });
        expect(() => new CloudConnectors("west", args)).toThrow(
            /3 arguments are wrong:\n {2}- healthProbe\.port .*\n {2}- capacity\.min .*\n {2}- capacity\.max/,
        );
    });
});

describe("Cloud Connectors on AWS", () => {
    it("start machines with exactly what the appliance reads", async () => {
        const { one } = await declared(
            new CloudConnectors("west", given({ capacity: SCALING, healthProbe: { port: 8_080 } })),
        );
        const userData = Buffer.from(String(one("ec2/launchTemplate:LaunchTemplate").userData), "base64").toString();
        // A section, then the keys in this order, each on its line, without quotes; the URL without a scheme.
        expect(userData).toBe(`[ZSCALER]\nCC_URL=${URL}\nSECRET_NAME=ZS/CC/credentials/west\nHTTP_PROBE_PORT=8080\n`);
    });

    it("take the name of a secret from its ARN, and the URL with its scheme as well", async () => {
        const credentialsSecret = "arn:aws:secretsmanager:us-west-2:123456789012:secret:ZS/CC/credentials/old-AbCdEf";
        const { one } = await declared(
            new CloudConnectors(
                "west",
                given({ credentialsSecret, provisioningUrl: `https://${URL}`, capacity: SCALING }),
            ),
        );
        const userData = Buffer.from(String(one("ec2/launchTemplate:LaunchTemplate").userData), "base64").toString();
        expect(userData).toContain(`CC_URL=${URL}\nSECRET_NAME=ZS/CC/credentials/old\n`);
        expect(JSON.parse(String(one("iam/rolePolicy:RolePolicy").policy)).Statement[0]).toMatchObject({
            Resource: credentialsSecret,
        });
    });

    it("ask for the same port in the load balancer, the firewall and the machines", async () => {
        const { one, of } = await declared(new CloudConnectors("west", given({ healthProbe: { port: 8_080 } })));
        expect(one("lb/targetGroup:TargetGroup")).toMatchObject({
            targetType: "ip",
            healthCheck: { port: "8080", path: "/?cchealth" },
        });
        const probes = of("vpc/securityGroupIngressRule:SecurityGroupIngressRule").filter(
            ({ outputs }) => outputs.description === "probe",
        );
        expect(probes).toMatchObject([{ outputs: { fromPort: 8_080, toPort: 8_080, cidrIpv4: "10.1.0.0/16" } }]);
    });

    it("hold a machine that goes only for those who complete the hook", async () => {
        const hooks = async (more: object) => {
            const { one } = await declared(new CloudConnectors("west", given(scaling(more))));
            return one("autoscaling/group:Group").initialLifecycleHooks;
        };
        expect(await hooks({})).toMatchObject([{ name: "launch", defaultResult: "ABANDON", heartbeatTimeout: 1_800 }]);
        cloud = await mockAws();
        expect(await hooks({ terminateHookSeconds: 600 })).toMatchObject([
            { name: "launch" },
            { name: "terminate", defaultResult: "CONTINUE", heartbeatTimeout: 600 },
        ]);
    });

    it("give a fixed machine a second interface for its management, and each a target of its own", async () => {
        const { of } = await declared(new CloudConnectors("west", given({ capacity: { kind: "fixed", perZone: 1 } })));
        const machines = of("ec2/instance:Instance");
        const interfaces = of("ec2/networkInterface:NetworkInterface");
        expect(machines.map(({ outputs }) => outputs.sourceDestCheck)).toEqual([false, false]);
        expect(interfaces.map(({ outputs }) => outputs.attachments)).toEqual(
            machines.map(({ id }) => [{ instance: id, deviceIndex: 1 }]),
        );
        const targets = of("lb/targetGroupAttachment:TargetGroupAttachment").map(({ outputs }) => outputs.targetId);
        expect(targets).toEqual(machines.map(({ outputs }) => outputs.privateIp));
    });

    it("give large machines six interfaces", async () => {
        const { of } = await declared(
            new CloudConnectors("west", given({ capacity: { kind: "fixed", perZone: 1 }, formFactor: "large" })),
        );
        expect(of("ec2/networkInterface:NetworkInterface")).toHaveLength(2 * 5);
    });

    it("open the service interfaces to workloads themselves only without a load balancer", async () => {
        const all = async (args: Partial<CloudConnectorsArgs>) => {
            const { of } = await declared(new CloudConnectors("west", given(args)));
            return of("vpc/securityGroupIngressRule:SecurityGroupIngressRule")
                .map(({ outputs }) => outputs.description)
                .sort();
        };
        expect(await all({})).toEqual(["geneve", "https", "probe", "ssh"]);
        cloud = await mockAws();
        expect(await all({ loadBalancer: { kind: "none" }, access: { ssh: false } })).toEqual([
            "https",
            "probe",
            "workloads",
        ]);
    });

    it("name children by zone, so that another zone in front moves nothing", async () => {
        const connectors = new CloudConnectors("west", given({ capacity: SCALING }));
        await declared(connectors);
        expect(Object.keys(connectors.autoScalingGroups)).toEqual(["us-west-2a", "us-west-2b"]);
        const urns = await Promise.all(Object.values(connectors.autoScalingGroups).map(({ urn }) => settled(urn)));
        expect(urns.map((urn) => urn.split("::").pop())).toEqual(["west-us-west-2a", "west-us-west-2b"]);
        expect(urns.every((urn) => urn.includes("zscaler:aws:CloudConnectors$"))).toBe(true);
    });

    it.each<[string, Partial<CloudConnectorsArgs>]>([
        ["fixed", {}],
        ["autoScaling", { capacity: SCALING }],
    ])("with %s capacity create and look up all with the provider that they are given", async (_kind, args) => {
        const all = given({ ...args, network: networkOfTwoZones() });
        await Promise.all(Object.values(all.network.subnets).map((id) => settled(pulumi.output(id))));
        await settled(pulumi.output(all.credentialsSecret));
        const others = await withoutProvider((provider) => declared(new CloudConnectors("west", all, { provider })));
        expect(others).toEqual([]);
    });

    it("let a program change the arguments of a child", async () => {
        const transform = {
            launchTemplate: (args: ec2.LaunchTemplateArgs) => ({ ...args, disableApiTermination: true }),
        };
        const { one } = await declared(new CloudConnectors("west", given({ capacity: SCALING, transform })));
        expect(one("ec2/launchTemplate:LaunchTemplate")).toMatchObject({ disableApiTermination: true });
    });

    it("find the groups by the provisioning URL if it is a resource, else by the name that Zscaler gives them", async () => {
        const text = new CloudConnectors("text", given());
        expect(await settled(pulumi.output(text.groups["us-west-2a"]?.groupName))).toMatch(
            /^zs-cc-vpc-\w+-us-west-2a$/,
        );
        cloud = await mockAws();
        const resource = new ProvisioningUrl("url", { name: "aws", cloud: "aws", locationTemplate: "1" });
        const known = new CloudConnectors("known", given({ provisioningUrl: resource }));
        expect(await settled(pulumi.output(known.groups["us-west-2a"]?.deployment))).toMatchObject({
            cloud: "aws",
            zone: "us-west-2a",
        });
    });
});
