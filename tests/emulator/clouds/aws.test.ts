import { describe, expect, it } from "@jest/globals";
import { EmulatorControlError, startEmulator, type WireObject } from "../../../emulator";
import { temporaryFolder } from "../process";
import {
    BALANCER,
    type Deployed,
    deploy,
    GROUP,
    MAY_READ,
    openAws,
    PARAMETER,
    ROLE,
    ROLE_POLICY,
    SUBNET,
    TARGETS,
    TEMPLATE,
} from "./awsWorld";
import { makeProvisioningKey } from "./openCloud";

describe("a simulated AWS refuses", () => {
    it.each<[string, string, WireObject, RegExp]>([
        [
            "a value that is none of an enum",
            BALANCER,
            { loadBalancerType: "magic" },
            /: loadBalancerType must be one of .*gateway.*, but is "magic"/,
        ],
        [
            "a nested value that only the API knows as an enum",
            TEMPLATE,
            { metadataOptions: { httpTokens: "maybe" } },
            /: metadataOptions\.httpTokens must be one of optional, required, but is "maybe"/,
        ],
        [
            "a missing nested input",
            GROUP,
            { minSize: 1, maxSize: 1, initialLifecycleHooks: [{ name: "launch" }] },
            /: initialLifecycleHooks\[0\]\.lifecycleTransition is required/,
        ],
        [
            "an unknown nested property, and says which there are",
            TEMPLATE,
            { metadataOptions: { httpTokenz: "required" } },
            /: metadataOptions\.httpTokenz is not a known property \(known: .*httpTokens/,
        ],
        ["a wrong type", GROUP, { minSize: "several", maxSize: 1 }, /: minSize must be a number, but is "several"/],
        [
            "a name that is too long",
            TARGETS,
            { name: "a".repeat(33), port: 6_081, protocol: "GENEVE" },
            /: name must have at most 32 characters, but is "a+" \(33\)/,
        ],
        [
            "a reference to nothing",
            SUBNET,
            { vpcId: "vpc-0123456789abcdef0", cidrBlock: "10.0.0.0/24" },
            /: vpcId refers to "vpc-0123456789abcdef0", which does not exist/,
        ],
        [
            "inputs that exclude one another",
            TEMPLATE,
            { vpcSecurityGroupIds: [], networkInterfaces: [] },
            /: vpcSecurityGroupIds excludes networkInterfaces/,
        ],
        ["user data that is not base64", TEMPLATE, { userData: "[ZSCALER]" }, /: userData must be base64/],
        ["a policy that is none", ROLE, { assumeRolePolicy: "anybody" }, /: assumeRolePolicy must be a JSON object/],
        [
            "a zone of another region",
            SUBNET,
            { availabilityZone: "eu-west-1a", vpcId: "x" },
            /: availabilityZone must be a zone of us-west-2/,
        ],
        [
            "a type that its SDK does not have",
            "aws:ec2/vpcc:Vpcc",
            {},
            /@pulumi\/aws 7\.\d+\.\d+ has no type aws:ec2\/vpcc:Vpcc/,
        ],
    ])("%s", async (_what, type, inputs, reason) => {
        const { make } = await openAws();
        const refused = await make(type, inputs).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(EmulatorControlError);
        expect(String(refused)).toMatch(reason);
    });

    it("nothing of a type that nobody described: it is stored, and its outputs have their types", async () => {
        const { make, simulated } = await openAws();
        const id = await make("aws:glacier/vault:Vault", { name: "old" });
        const [vault] = await simulated.objects();
        expect(vault).toMatchObject({
            id,
            outputs: { name: "old", arn: expect.stringContaining(":glacier:us-west-2:"), location: "" },
        });
    });
});

it("a program without the SDK of the cloud is refused, and nothing goes on running", async () => {
    const [data, program] = [temporaryFolder(), temporaryFolder()];
    const refused = startEmulator({ clouds: ["aws"], program, data });
    await expect(refused).rejects.toThrow(
        `@pulumi/aws is not installed for ${program}; run "npm install @pulumi/aws" there`,
    );
    const again = await startEmulator({ data });
    await again.close();
});

describe("machines of an Auto Scaling group", () => {
    it("spread over its zones, register, and form a group in each", async () => {
        const opened = await openAws();
        const { vpcId } = await deploy(opened);
        const machines = await opened.simulated.machines();
        expect(machines.map(({ zone, console }) => [zone, console])).toEqual([
            ["us-west-2a", ["enrolled"]],
            ["us-west-2b", ["enrolled"]],
        ]);
        const groups = (await opened.control.list("ecgroup")).map(({ name }) => name).sort();
        expect(groups).toEqual([`zs-cc-${vpcId}-us-west-2a`, `zs-cc-${vpcId}-us-west-2b`]);
    });

    it("come with load, and go without it; the one that goes is of the fuller zone", async () => {
        const opened = await openAws();
        const { id } = await deploy(opened);
        await opened.simulated.scale(id, 5);
        const zones = async () =>
            (await opened.simulated.machines()).filter(({ state }) => state === "running").map(({ zone }) => zone);
        expect((await zones()).sort()).toEqual(["us-west-2a", "us-west-2a", "us-west-2a", "us-west-2b", "us-west-2b"]);
        await opened.simulated.scale(id, 3);
        expect((await zones()).sort()).toEqual(["us-west-2a", "us-west-2a", "us-west-2b"]);
        await opened.simulated.scale(id, 99);
        expect(await zones()).toHaveLength(6);
        await expect(opened.simulated.scale("nobody", 1)).rejects.toThrow(
            `There is no group "nobody"; there are ${id}.`,
        );
    });

    it("are replaced when one is lost, and move to the other zone when theirs fails", async () => {
        const opened = await openAws();
        await deploy(opened);
        const [first] = await opened.simulated.machines();
        await opened.simulated.lose(first?.id ?? "");
        const running = async () => (await opened.simulated.machines()).filter(({ state }) => state === "running");
        expect((await running()).map(({ zone }) => zone).sort()).toEqual(["us-west-2a", "us-west-2b"]);
        await opened.simulated.failZone("us-west-2a");
        expect((await running()).map(({ zone }) => zone)).toEqual(["us-west-2b", "us-west-2b"]);
        const inactive = (await opened.control.list("ecVm")).filter(
            ({ operationalStatus }) => operationalStatus === "INACTIVE",
        );
        expect(inactive).toHaveLength(2);
        await opened.simulated.restoreZone("us-west-2a");
        expect(await running()).toHaveLength(2);
    });

    it.each<[string, Deployed, RegExp]>([
        [
            "its provisioning URL is wrong",
            {
                userData:
                    "[ZSCALER]\nCC_URL=connector.zscalerthree.net/api/v1/provUrl?name=none\nSECRET_NAME=ZS/CC/credentials\n",
            },
            /refused by Zscaler: .*No provisioning URL has the name or id "none"/,
        ],
        ["there is no secret", { secret: "none" }, /ResourceNotFoundException: .*ZS\/CC\/credentials/],
        [
            "its role may not read the secret",
            { policy: "none" },
            /AccessDeniedException: the role one-\w+ is not allowed to perform secretsmanager:GetSecretValue/,
        ],
        ["TCP 443 is closed", { egressPort: 80 }, /cannot reach Zscaler on TCP 443: no security group of sg-\w+/],
        [
            "the secret lacks a key",
            { secret: { api_key: "x", username: "y" } },
            /the secret ZS\/CC\/credentials has no password/,
        ],
        [
            "the credentials are wrong",
            { secret: { api_key: "x", username: "y", password: "z" } },
            /refused by Zscaler: the credentials in the secret are wrong/,
        ],
        [
            "its user data is of something else",
            { userData: "#!/bin/sh\n" },
            /no instructions of a connector in the user data/,
        ],
    ])("stay unregistered when %s, and write why to their console", async (_what, deployed, reason) => {
        const opened = await openAws();
        await deploy(opened, deployed);
        const machines = await opened.simulated.machines();
        expect(machines).toHaveLength(2);
        for (const { console } of machines) expect(console).toEqual([expect.stringMatching(reason)]);
        expect(await opened.control.list("ecgroup")).toEqual([]);
    });

    it("enroll as App Connectors with the key in their start script, and are disconnected when they are gone", async () => {
        const opened = await openAws();
        const key = await makeProvisioningKey(opened);
        const script = `systemctl stop zpa-connector\necho "${key}" > /opt/zscaler/var/provision_key\n`;
        await deploy(opened, { userData: script, secret: "none", policy: "none" });
        const status = async () =>
            (await opened.control.list("connector")).map(({ controlChannelStatus }) => controlChannelStatus);
        expect(await status()).toEqual(["ZPN_STATUS_AUTHENTICATED", "ZPN_STATUS_AUTHENTICATED"]);

        const [first] = await opened.simulated.machines();
        await opened.simulated.lose(first?.id ?? "");
        expect(await status()).toEqual(["ZPN_STATUS_DISCONNECTED", "ZPN_STATUS_AUTHENTICATED"]);
        const last = (await opened.simulated.machines()).at(-1);
        expect(last?.console).toEqual([expect.stringMatching(/refused by Zscaler: nonce\.usage\.exceeded/)]);
    });

    it("without a key write the code that they show to a parameter, once their role may", async () => {
        const opened = await openAws();
        const { simulated, make } = opened;
        const [name, other] = ["payroll-1", "payroll-2"];
        for (const each of [name, other])
            await make(PARAMETER, { name: each, type: "SecureString", value: "none yet" });
        const userData = `systemctl start zpa-connector\naws ssm put-parameter --region "$region" --name "${name}" --value "$code"\n`;
        const { role } = await deploy(opened, { userData, secret: "none", policy: "none" });
        const consoles = async () => (await simulated.machines()).map(({ console }) => console);
        const refused = expect.stringMatching(
            /user code not written: AccessDeniedException: the role .* is not allowed to perform ssm:PutParameter on payroll-1/,
        );
        const shows = expect.stringMatching(/^shows the user code [A-Z]{5}-\d{5}$/);
        expect(await consoles()).toEqual([0, 1].map(() => [shows, refused]));
        const of = (parameter: string) => `arn:aws:ssm:us-west-2:123456789012:parameter/${parameter}`;
        const policy = (parameter: string) =>
            JSON.stringify({ Statement: { Effect: "Allow", Action: "ssm:PutParameter", Resource: of(parameter) } });
        await make(ROLE_POLICY, { role, policy: policy(other) }, "other");
        expect((await consoles()).map((lines) => lines.length)).toEqual([2, 2]);
        await make(ROLE_POLICY, { role, policy: policy(name) }, "own");
        expect((await consoles()).map((lines) => lines.at(-1))).toEqual(
            [0, 1].map(() => "wrote the user code to the parameter payroll-1"),
        );
        const values = (await simulated.objects()).flatMap(({ type, outputs }) =>
            type === PARAMETER ? [JSON.stringify(outputs.value)] : [],
        );
        const [, [shown = ""] = []] = await consoles();
        expect(values).toEqual([expect.stringContaining(shown.slice(-11)), expect.stringContaining("none yet")]);
    });

    it("try again, and register once what they lacked is there", async () => {
        const opened = await openAws();
        const { role } = await deploy(opened, { policy: "none" });
        await opened.make(ROLE_POLICY, { role, policy: MAY_READ });
        const machines = await opened.simulated.machines();
        expect(machines.map(({ console }) => console.at(-1))).toEqual(["enrolled", "enrolled"]);
    });

    it("are there after a restart, with all else in the cloud", async () => {
        const data = temporaryFolder();
        const first = await openAws(data);
        const { id } = await deploy(first);
        const before = [await first.simulated.objects(), await first.simulated.machines()];
        await first.close();
        const again = await openAws(data);
        expect([await again.simulated.objects(), await again.simulated.machines()]).toEqual(before);
        await again.simulated.scale(id, 3);
        expect(await again.simulated.machines()).toHaveLength(3);
    });
});
