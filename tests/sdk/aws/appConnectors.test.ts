import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { AppConnectorGroup, InvalidInputError } from "pulumi-zscaler";
import {
    type AppConnectorSettings,
    AppConnectors,
    type AppConnectorsArgs,
    connectorsFor,
    type EnrollingArgs,
} from "pulumi-zscaler/aws";
import type { Cloud } from "../../../emulator/clouds/cloud";
import { plain, type Value } from "../../../emulator/clouds/values";
import { settled } from "../mockedCloud";
import { mockAws, networkOfTwoZones, withoutProvider } from "./mockedAws";

/** What a test sets besides the least. */
type More = Partial<AppConnectorSettings> & EnrollingArgs;

let cloud: Cloud;
beforeEach(async () => {
    cloud = await mockAws();
});
// What is still under way belongs to the program of this test.
afterEach(() => pulumi.runtime.disconnect());

const PAYROLL = { name: "Payroll", location: "Lyon, France", latitude: 45.76, longitude: 4.84 };
const SCALING = { kind: "autoScaling", min: 2, max: 6 } as const;

/** A network, which is the least that App Connectors need. */
function given(more: More = {}): AppConnectorsArgs {
    return { network: networkOfTwoZones(), ...more };
}

/** All that was declared, once the machines, which come last, are there. */
async function declared(connectors: AppConnectors) {
    const last = connectors.autoScalingGroup ? [connectors.autoScalingGroup] : Object.values(connectors.instances);
    await Promise.all(last.map(({ urn }) => settled(urn)));
    return (type: string) => cloud.objects.all(`aws:${type}`).map(({ outputs }) => outputs);
}

const textOf = (userData: Value | undefined) => Buffer.from(String(plain(userData)), "base64").toString();

/** What only a program in JavaScript can say. */
const wrong = (args: object): More => args;

describe("App Connectors on AWS refuse", () => {
    it.each<[string, More, string]>([
        [
            "a type that Zscaler does not support",
            { machine: { instanceType: "p5.48xlarge" } },
            'machine.instanceType is "p5.48xlarge"; set one of t2.micro, ',
        ],
        [
            "an average that groups do not keep",
            wrong({ capacity: { ...SCALING, target: { metric: "memory", percent: 50 } } }),
            'capacity.target.metric is "memory"; set one of cpu, networkIn, networkOut',
        ],
        [
            "a key with fewer uses than machines",
            { capacity: SCALING, enrollment: { maxUsage: 5 } },
            "enrollment.maxUsage is 5, less than the number of machines (6); set at least 6, and more for those that take their place",
        ],
        [
            "uses of a key of others",
            { existingGroup: "216", enrollment: JSON.parse('{ "maxUsage": 50, "existingKey": "1|host|x" }') },
            "enrollment.maxUsage is set beside existingKey, whose uses it cannot change; omit one of them",
        ],
        [
            "a key without its group, which machines would join instead of a new one",
            { enrollment: JSON.parse('{ "existingKey": "1|host|x" }') },
            "enrollment.existingKey is set without existingGroup, and machines join the group that the key was made for; set existingGroup to that group, or omit the key",
        ],
        [
            "settings of a group that exists",
            JSON.parse('{ "group": { "upgradeDay": "Monday" }, "existingGroup": "216" }'),
            "group is set beside existingGroup, whose settings stay as they are; omit one of them",
        ],
        [
            "user codes of machines that come and go",
            { capacity: SCALING, enrollment: { userCodes: [] } },
            'enrollment.userCodes is set, but machines that start later would wait without end; set capacity.kind "fixed", or enroll with a key',
        ],
        [
            "more user codes than machines",
            { enrollment: { userCodes: ["ABCDE-12345", "ABCDE-12346", "ABCDE-12347"] } },
            "enrollment.userCodes has 3 codes, more than the number of machines (2); remove those that are used",
        ],
        [
            "a least size above the greatest",
            { capacity: { ...SCALING, min: 7 } },
            "capacity.min is 7, more than capacity.max (6); lower it",
        ],
        [
            "more than a group holds",
            { capacity: { kind: "fixed", perZone: 101 } },
            "capacity.perZone is 101; set a whole number from 1 to 100",
        ],
        [
            "a target above all",
            { capacity: { ...SCALING, target: { metric: "cpu", percent: 150 } } },
            "capacity.target.percent is 150; set a whole number from 1 to 100",
        ],
        [
            "no subnet",
            { network: { vpcId: "vpc-1", subnets: {} } },
            "network.subnets is empty; set a subnet for each zone",
        ],
    ])("%s", (_what, args, fault) => {
        const declare = () => new AppConnectors("payroll", given(args));
        expect(declare).toThrow(InvalidInputError);
        expect(declare).toThrow(`Cannot declare AppConnectors "payroll": ${fault}`);
    });
});

describe("App Connectors on AWS", () => {
    it("start with exactly the script that gives the image its key, without the space around it, and keep it secret", async () => {
        const connectors = new AppConnectors(
            "payroll",
            given({ capacity: SCALING, existingGroup: "216", enrollment: { existingKey: " 1|host|x\n" } }),
        );
        const [template] = (await declared(connectors))("ec2/launchTemplate:LaunchTemplate");
        // The service is stopped before the key is written, and started after it: it reads the file once.
        expect(textOf(template?.userData)).toBe(
            [
                "#!/usr/bin/bash",
                "# The connector was started without a key when the machine booted.",
                "systemctl stop zpa-connector",
                'echo "1|host|x" > /opt/zscaler/var/provision_key',
                "chmod 644 /opt/zscaler/var/provision_key",
                "systemctl start zpa-connector",
                "yum update -y &",
                "",
            ].join("\n"),
        );
        expect(await pulumi.isSecret(connectors.launchTemplate?.userData ?? pulumi.output(""))).toBe(true);
    });

    it("without a key start with exactly the script that writes their code to a parameter, and verify those that are known", async () => {
        const connectors = new AppConnectors("payroll", given({ enrollment: { userCodes: [] } }));
        const of = await declared(connectors);
        const names = of("ssm/parameter:Parameter").map(({ name }) => name);
        expect(names).toEqual(["payroll-us-west-2a-1-0a1b2c3", "payroll-us-west-2b-1-0a1b2c3"]);
        // Each machine has its own parameter.
        expect(of("ec2/instance:Instance").map(({ userDataBase64 }) => textOf(userDataBase64))).toEqual(
            names.map((name) =>
                [
                    "#!/usr/bin/bash",
                    // Without a key the connector shows a code on the console, some minutes after it has started.
                    "systemctl start zpa-connector",
                    "for attempt in $(seq 30); do",
                    "    code=$(grep -oE '[A-Z0-9]{5}-[A-Z0-9]{5}' /etc/issue | head -n 1)",
                    '    [ -n "$code" ] && break',
                    "    sleep 10",
                    "done",
                    // The metadata service asks for a token of those who ask.
                    'token=$(curl -s -X PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 600" http://169.254.169.254/latest/api/token)',
                    'region=$(curl -s -H "X-aws-ec2-metadata-token: $token" http://169.254.169.254/latest/meta-data/placement/region)',
                    "# A new role is not known everywhere at once.",
                    "for attempt in $(seq 20); do",
                    `    aws ssm put-parameter --region "$region" --name "${name}" --type SecureString --overwrite --value "$code" && break`,
                    "    sleep 15",
                    "done",
                    "",
                ].join("\n"),
            ),
        );
        expect([connectors.enrollmentUserCodes, connectors.provisioningKey]).toEqual([undefined, undefined]);
        expect(Object.keys(connectors.userCodeParameters)).toEqual(["us-west-2a-1", "us-west-2b-1"]);
        cloud = await mockAws();
        const second = new AppConnectors("payroll", given({ enrollment: { userCodes: ["ABCDE-12345"] } }));
        expect(await settled(second.enrollmentUserCodes?.userCodes ?? pulumi.output([]))).toEqual(["ABCDE-12345"]);
    });

    it("may write their codes, and no other parameter", async () => {
        const of = await declared(new AppConnectors("payroll", given({ enrollment: { userCodes: [] } })));
        const [policy] = of("iam/rolePolicy:RolePolicy");
        const arns = of("ssm/parameter:Parameter").map(({ arn }) => arn);
        expect(JSON.parse(String(policy?.policy)).Statement).toEqual([
            expect.objectContaining({ Sid: "SessionManager" }),
            { Sid: "WriteUserCodes", Effect: "Allow", Action: "ssm:PutParameter", Resource: arns },
        ]);
    });

    it("are at the place of their region, unless the program says another", async () => {
        const here = new AppConnectors("here", given());
        expect(await settled(here.group.location)).toBe("Boardman, Oregon, United States");
        expect(await settled(here.group.latitude)).toBeCloseTo(45.84, 2);
        cloud = await mockAws();
        const group = {
            name: "Payroll",
            location: "Lyon, France",
            latitude: 45.76,
            longitude: 4.84,
            upgradeDay: "Monday",
        } as const;
        const there = new AppConnectors("there", given({ group }));
        expect(await settled(there.group.location)).toBe("Lyon, France");
        expect(await settled(there.group.name)).toBe("Payroll");
    });

    it("join the group that a key was made for, which they leave as it is", async () => {
        const joined = async (existingGroup: AppConnectorGroup | string) => {
            const args = given({ existingGroup, enrollment: { existingKey: "1|host|x" } });
            const connectors = new AppConnectors("payroll", args);
            expect(connectors.provisioningKey).toBeUndefined();
            return settled(connectors.group.id);
        };
        expect(await joined(new AppConnectorGroup("lyon", PAYROLL))).toBe("id-of-lyon");
        cloud = await mockAws();
        expect(await joined("216")).toBe("216");
    });

    it("have a new key for a group that exists", async () => {
        const { provisioningKey } = new AppConnectors("payroll", given({ existingGroup: "216" }));
        expect(await settled(provisioningKey?.group ?? pulumi.output(""))).toBe("216");
    });

    it("have a key with uses for all machines, and for many that take their place", async () => {
        expect(await settled(new AppConnectors("fixed", given()).provisioningKey?.maxUsage ?? pulumi.output(0))).toBe(
            20,
        );
        cloud = await mockAws();
        const scaling = new AppConnectors("scaling", given({ capacity: SCALING }));
        expect(await settled(scaling.provisioningKey?.maxUsage ?? pulumi.output(0))).toBe(100);
    });

    it.each<[string, More]>([
        ["fixed", {}],
        ["autoScaling", { capacity: SCALING }],
    ])("with %s capacity create and look up all with the provider that they are given", async (_kind, args) => {
        const all = given(args);
        await Promise.all(Object.values(all.network.subnets).map((id) => settled(pulumi.output(id))));
        const others = await withoutProvider((provider) => declared(new AppConnectors("payroll", all, { provider })));
        expect(others).toEqual([]);
    });

    it("go with their group, unless the program says otherwise", async () => {
        const asked = async (args: More) => {
            cloud = await mockAws();
            return settled(new AppConnectors("payroll", given(args)).group.deleteConnectorsOnDelete);
        };
        expect(await asked({})).toBe(true);
        expect(await asked({ group: { deleteConnectorsOnDelete: false } })).toBe(false);
    });

    it("let nothing in, and need no address of the internet", async () => {
        const of = await declared(new AppConnectors("payroll", given()));
        expect(of("vpc/securityGroupIngressRule:SecurityGroupIngressRule")).toEqual([]);
        expect(of("ec2/instance:Instance")).toMatchObject([
            { associatePublicIpAddress: false },
            { associatePublicIpAddress: false },
        ]);
    });

    it("follow the load of their own processors, or of the network", async () => {
        const target = { metric: "networkOut", bytesPerMinute: 3e9 } as const;
        const of = await declared(new AppConnectors("payroll", given({ capacity: { ...SCALING, target } })));
        expect(of("autoscaling/group:Group")).toMatchObject([{ minSize: 2, maxSize: 6 }]);
    });
});

describe("the number of App Connectors", () => {
    it.each([
        [{ megabitsPerSecond: 1 }, 2],
        [{ megabitsPerSecond: 500 }, 2],
        [{ megabitsPerSecond: 501 }, 3],
        [{ megabitsPerSecond: 1_000, doubleEncryption: true }, 5],
    ])("for %j is %i, one of them to spare", (traffic, expected) => expect(connectorsFor(traffic)).toBe(expected));

    it("of no traffic is refused", () => {
        expect(() => connectorsFor({ megabitsPerSecond: 0 })).toThrow(/megabitsPerSecond is 0.*Set a positive number/);
    });
});
