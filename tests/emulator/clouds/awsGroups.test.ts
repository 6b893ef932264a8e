import { describe, expect, it } from "@jest/globals";
import type { WireObject } from "../../../emulator";
import { openAws as openSimulated } from "../../../emulator/clouds/aws";
import { Objects } from "../../../emulator/clouds/objects";
import { Sdk } from "../../../emulator/clouds/schema/sdk";
import { NO_SERVICE } from "./appliances";
import { type Deployed, deploy, GROUP, MAY_READ, openAws, ROLE_POLICY, SUBNET, TEMPLATE, VPC } from "./awsWorld";
import type { Opened } from "./openCloud";

const LAUNCH = {
    name: "launch",
    lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    defaultResult: "ABANDON",
    heartbeatTimeout: 1_800,
};
const TERMINATE = {
    name: "terminate",
    lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
    defaultResult: "CONTINUE",
    heartbeatTimeout: 900,
};
const MAY_FINISH = JSON.stringify({
    Statement: [
        { Effect: "Allow", Action: "secretsmanager:Get*", Resource: "*" },
        {
            Effect: "Allow",
            Action: "autoscaling:CompleteLifecycleAction",
            Resource: "arn:aws:autoscaling:*:*:autoScalingGroup:*:autoScalingGroupName/one-*",
        },
    ],
});

const hooks = (...initialLifecycleHooks: WireObject[]): Deployed => ({ group: { initialLifecycleHooks } });
const pool = (warmPool: WireObject): Deployed => ({ group: { maxSize: 4, warmPool } });

/** What a reader of the cloud sees of each machine that is there. */
async function seen({ simulated: aws }: Opened): Promise<string[]> {
    const machines = (await aws.machines()).filter(({ state }) => state !== "terminated");
    return machines.map(({ state, hold, warm }) => (warm ? `warm, ${state}` : (hold?.kind ?? state))).sort();
}

async function statuses({ control }: Opened) {
    return (await control.list("ecVm")).map(({ operationalStatus }) => operationalStatus).sort();
}

describe("a hook of an Auto Scaling group", () => {
    it("holds a machine until its connector says that it is ready, which its role must allow", async () => {
        const opened = await openAws();
        const { role } = await deploy(opened, { ...hooks(LAUNCH), policy: MAY_READ });
        expect(await seen(opened)).toEqual(["launching", "launching"]);
        const [first] = await opened.simulated.machines();
        expect(first?.console).toEqual([
            "enrolled",
            expect.stringMatching(
                /^launch not finished: AccessDeniedException: the role one-\w+ is not allowed to perform autoscaling:CompleteLifecycleAction on one-/,
            ),
        ]);
        await opened.make(ROLE_POLICY, { role, policy: MAY_FINISH });
        expect(await seen(opened)).toEqual(["running", "running"]);
        expect((await opened.simulated.machines())[0]?.console.at(-1)).toBe("finished its launch");
    });

    it("gives a machine up that does not register in time, and the group starts another one", async () => {
        const opened = await openAws();
        await deploy(opened, { ...hooks(LAUNCH), policy: MAY_FINISH, egressPort: 80 });
        await opened.control.advance({ minutes: 29 });
        expect(await seen(opened)).toEqual(["launching", "launching"]);
        const [first] = await opened.simulated.machines();
        await opened.control.advance({ minutes: 2 });
        const machines = await opened.simulated.machines();
        expect(machines.map(({ state }) => state)).toEqual(["terminated", "terminated", "running", "running"]);
        expect(machines.find(({ id }) => id === first?.id)?.console.at(-1)).toBe(
            "launch not finished in time: the group gives it up",
        );
    });

    it("lets a machine serve that does not register in time, if it says so", async () => {
        const opened = await openAws();
        await deploy(opened, { ...hooks({ ...LAUNCH, defaultResult: "CONTINUE" }), egressPort: 80 });
        await opened.control.advance({ hours: 1 });
        expect(await seen(opened)).toEqual(["running", "running"]);
    });

    it("holds a machine that goes until somebody has cleaned up, or until its time is over", async () => {
        const opened = await openAws();
        const { id } = await deploy(opened, hooks(TERMINATE));
        await opened.simulated.scale(id, 4);
        await opened.simulated.scale(id, 2);
        expect(await seen(opened)).toEqual(["running", "running", "terminating", "terminating"]);
        expect(await statuses(opened)).toEqual(["ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE"]);
        const [held] = (await opened.simulated.machines()).filter(({ hold }) => hold);
        await opened.simulated.complete(held?.id ?? "");
        expect(await seen(opened)).toEqual(["running", "running", "terminating"]);
        await opened.control.advance({ minutes: 16 });
        expect(await seen(opened)).toEqual(["running", "running"]);
        expect(await statuses(opened)).toEqual(["ACTIVE", "ACTIVE", "INACTIVE", "INACTIVE"]);
        await expect(opened.simulated.complete(held?.id ?? "")).rejects.toThrow(
            /There is no machine ".*"; there are i-/,
        );
        const [other] = (await opened.simulated.machines()).filter(({ state }) => state === "running");
        await expect(opened.simulated.complete(other?.id ?? "")).rejects.toThrow(`No hook holds ${other?.id}.`);
    });

    it("holds no machine that is lost, and one that an administrator ends or replaces", async () => {
        const opened = await openAws();
        await deploy(opened, hooks(TERMINATE));
        const [first, second] = await opened.simulated.machines();
        await opened.simulated.lose(first?.id ?? "");
        expect(await seen(opened)).toEqual(["running", "running"]);
        await opened.simulated.terminate(second?.id ?? "");
        expect(await seen(opened)).toEqual(["running", "running", "terminating"]);
        const third = (await opened.simulated.machines()).findLast(({ hold, state }) => state === "running" && !hold);
        await opened.simulated.replace(third?.id ?? "");
        expect(await seen(opened)).toEqual(["running", "running", "terminating", "terminating"]);
    });

    it("keeps a group from being deleted in the time that the provider waits, which a program can extend", async () => {
        const sdk = Sdk.find("@pulumi/aws", __dirname);
        if (!sdk) throw new Error("the SDK is not installed");
        const { cloud, fleet } = openSimulated({ sdk, objects: new Objects(), service: NO_SERVICE });
        const [config, scope] = [{ region: "us-west-2" }, { region: "us-west-2" }];
        const vpc = await cloud.plant(VPC, "one", { cidrBlock: "10.1.0.0/16" }, config);
        const zone = { availabilityZone: "us-west-2a", cidrBlock: "10.1.0.0/24" };
        const subnet = await cloud.plant(SUBNET, "one", { vpcId: vpc.id, ...zone }, config);
        const template = await cloud.plant(TEMPLATE, "one", {}, config);
        const sizes = { minSize: 2, maxSize: 2, vpcZoneIdentifiers: [subnet.id] };
        const launchTemplate = { id: template.id };
        const inputs = { ...sizes, launchTemplate, initialLifecycleHooks: [TERMINATE] };
        const { id } = await cloud.plant(GROUP, "one", inputs, config);
        await expect(cloud.delete(GROUP, id, scope)).rejects.toThrow(
            `timeout while waiting for ${id} to drain: a hook holds 2 machines for 900 seconds, and the provider waits 600`,
        );
        expect(fleet.alive().map(({ hold }) => hold?.kind)).toEqual(["terminating", "terminating"]);
        await cloud.delete(GROUP, id, scope, 1_200);
        expect(fleet.alive()).toEqual([]);
    });
});

describe("the warm pool of an Auto Scaling group", () => {
    it("has machines that have not registered, of which the group takes the next ones", async () => {
        const opened = await openAws();
        const { id } = await deploy(opened, pool({ poolState: "Stopped" }));
        expect(await seen(opened)).toEqual(["running", "running", "warm, stopped", "warm, stopped"]);
        expect(await statuses(opened)).toEqual(["ACTIVE", "ACTIVE"]);
        const before = (await opened.simulated.machines()).map((machine) => machine.id);
        await opened.simulated.scale(id, 3);
        expect(await seen(opened)).toEqual(["running", "running", "running", "warm, stopped"]);
        const machines = await opened.simulated.machines();
        expect(machines.map((machine) => machine.id)).toEqual(before);
        expect(machines.map(({ console }) => console.at(-1)).sort()).toEqual([
            "enrolled",
            "enrolled",
            "enrolled",
            "in the warm pool",
        ]);
        await opened.simulated.scale(id, 2);
        expect(await seen(opened)).toEqual(["running", "running", "warm, stopped", "warm, stopped"]);
        expect(await opened.simulated.machines()).toHaveLength(5);
    });

    it("takes machines back that are not needed, if it is told to: their connectors are silent, and come back", async () => {
        const opened = await openAws();
        const { id } = await deploy(
            opened,
            pool({
                poolState: "Running",
                minSize: 1,
                maxGroupPreparedCapacity: 2,
                instanceReusePolicy: { reuseOnScaleIn: true },
            }),
        );
        expect(await seen(opened)).toEqual(["running", "running", "warm, running"]);
        await opened.simulated.scale(id, 3);
        await opened.simulated.scale(id, 2);
        expect(await seen(opened)).toEqual(["running", "running", "warm, running"]);
        expect(await statuses(opened)).toEqual(["ACTIVE", "ACTIVE", "INACTIVE"]);
        await opened.simulated.scale(id, 3);
        expect(await statuses(opened)).toEqual(["ACTIVE", "ACTIVE", "ACTIVE"]);
    });
});

describe("a spot machine", () => {
    it("is taken back two minutes after its notice, and its group starts another one", async () => {
        const opened = await openAws();
        await deploy(opened, { template: { instanceMarketOptions: { marketType: "spot" } } });
        const [first] = await opened.simulated.machines();
        await opened.simulated.interrupt(first?.id ?? "");
        expect(await seen(opened)).toEqual(["interrupted", "running"]);
        await opened.control.advance({ minutes: 2 });
        expect(await seen(opened)).toEqual(["running", "running"]);
        expect(await statuses(opened)).toEqual(["ACTIVE", "ACTIVE", "INACTIVE"]);
        expect((await opened.simulated.machines())[0]?.console.at(-1)).toMatch(/^interrupted: .* in 120 seconds$/);
    });

    it("is the only one that can be interrupted", async () => {
        const opened = await openAws();
        await deploy(opened);
        const [first] = await opened.simulated.machines();
        await expect(opened.simulated.interrupt(first?.id ?? "")).rejects.toThrow(
            `${first?.id} is no spot machine; use lose or terminate.`,
        );
    });
});

describe("a machine that no group made", () => {
    it("stops with its zone and starts again with it, and is gone when it is lost", async () => {
        const opened = await openAws();
        const { id: group, vpcId, subnets } = await deploy(opened);
        await opened.simulated.remove(GROUP, group);
        const [template] = (await opened.simulated.objects()).filter(({ type }) => type.endsWith(":LaunchTemplate"));
        const { userData, iamInstanceProfile, networkInterfaces } = Object(template?.inputs);
        const machine = await opened.make("aws:ec2/instance:Instance", {
            subnetId: subnets[0] ?? "",
            userDataBase64: userData,
            iamInstanceProfile: iamInstanceProfile.name,
            vpcSecurityGroupIds: networkInterfaces[0].securityGroups,
        });
        await opened.make("aws:ec2/networkInterface:NetworkInterface", {
            subnetId: subnets[0] ?? "",
            securityGroups: networkInterfaces[0].securityGroups,
            attachments: [{ instance: machine, deviceIndex: 1 }],
        });
        expect(await statuses(opened)).toEqual(["ACTIVE", "INACTIVE", "INACTIVE"]);
        // Routes lead to the interface that AWS makes with it.
        const made = (await opened.simulated.objects()).find(({ id }) => id === machine);
        const networkInterfaceId = String(made?.outputs.primaryNetworkInterfaceId);
        const routeTableId = await opened.make("aws:ec2/routeTable:RouteTable", { vpcId });
        const route = { routeTableId, destinationCidrBlock: "0.0.0.0/0", networkInterfaceId };
        expect(await opened.make("aws:ec2/route:Route", route)).toMatch(/^r-rtb-/);
        await opened.simulated.failZone("us-west-2a");
        expect(await seen(opened)).toEqual(["stopped"]);
        expect(await statuses(opened)).toEqual(["INACTIVE", "INACTIVE", "INACTIVE"]);
        await opened.simulated.restoreZone("us-west-2a");
        expect(await statuses(opened)).toEqual(["ACTIVE", "INACTIVE", "INACTIVE"]);
        await expect(opened.simulated.replace(machine)).rejects.toThrow(`${machine} is in no group`);
        await opened.simulated.terminate(machine);
        expect((await opened.simulated.objects()).map(({ id }) => id)).not.toContain(machine);
    });
});
