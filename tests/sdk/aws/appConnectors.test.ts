import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { InvalidInputError } from "pulumi-zscaler";
import { AppConnectors, type AppConnectorsArgs, connectorsFor } from "pulumi-zscaler/aws";
import type { Cloud } from "../../../emulator/clouds/cloud";
import { plain, type Value } from "../../../emulator/clouds/values";
import { settled } from "../mockedCloud";
import { mockAws, networkOfTwoZones, withoutProvider } from "./mockedAws";

let cloud: Cloud;
beforeEach(async () => {
    cloud = await mockAws();
});
// What is still under way belongs to the program of this test.
afterEach(() => pulumi.runtime.disconnect());

const SCALING = { kind: "autoScaling", min: 2, max: 6 } as const;

/** A network, which is the least that App Connectors need. */
function given(more: Partial<AppConnectorsArgs> = {}): AppConnectorsArgs {
    return { network: networkOfTwoZones(), ...more };
}

/** All that was declared, once the machines, which come last, are there. */
async function declared(connectors: AppConnectors) {
    const last = connectors.autoScalingGroup ? [connectors.autoScalingGroup] : Object.values(connectors.instances);
    await Promise.all(last.map(({ urn }) => settled(urn)));
    return (type: string) => cloud.objects.all(`aws:${type}`).map(({ outputs }) => outputs);
}

const textOf = (userData: Value | undefined) => Buffer.from(String(plain(userData)), "base64").toString();

describe("App Connectors on AWS refuse", () => {
    it.each<[string, Partial<AppConnectorsArgs>, string]>([
        [
            "a type that Zscaler does not support",
            { machine: { instanceType: "p5.48xlarge" } },
            'machine.instanceType is "p5.48xlarge"; set one of t2.micro, ',
        ],
        [
            "a key with fewer uses than machines",
            { capacity: SCALING, enrollment: { maxUsage: 5 } },
            "enrollment.maxUsage is 5, and 6 machines enroll with the key; set at least 6, and more for those that take their place",
        ],
        [
            "uses of a key of others",
            { enrollment: { maxUsage: 50, existingKey: "1|host|x" } },
            "enrollment.maxUsage is set beside existingKey, whose uses it cannot change; omit one of them",
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
            given({ capacity: SCALING, enrollment: { existingKey: " 1|host|x\n" } }),
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

    it("have a key with uses for all machines, and for many that take their place", async () => {
        expect(await settled(new AppConnectors("fixed", given()).provisioningKey?.maxUsage ?? pulumi.output(0))).toBe(
            20,
        );
        cloud = await mockAws();
        const scaling = new AppConnectors("scaling", given({ capacity: SCALING }));
        expect(await settled(scaling.provisioningKey?.maxUsage ?? pulumi.output(0))).toBe(100);
    });

    it.each<[string, Partial<AppConnectorsArgs>]>([
        ["fixed", {}],
        ["autoScaling", { capacity: SCALING }],
    ])("with %s capacity create and look up all with the provider that they are given", async (_kind, args) => {
        const all = given(args);
        await Promise.all(Object.values(all.network.subnets).map((id) => settled(pulumi.output(id))));
        const others = await withoutProvider((provider) => declared(new AppConnectors("payroll", all, { provider })));
        expect(others).toEqual([]);
    });

    it("go with their group, unless the program says otherwise", async () => {
        const asked = async (args: Partial<AppConnectorsArgs>) => {
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
