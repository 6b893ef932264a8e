import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "@jest/globals";
import { isCampaign, rows } from "../campaign";
import { expectRecordedChildren } from "./children";
import { expectMachinesFound } from "./machineFindings";
import type { Promised } from "./promised";
import { START_DATA, startDataOf } from "./startData";

/** What the examples promise that deploy connectors into a simulated AWS. */
export const AWS_DEPLOYMENTS: Readonly<Record<string, Promised>> = {
    "aws-auto-scaling": {
        so: "starts connectors that register, adopts their groups, takes no notice of load and of a zone that fails, and has the vendor's function clean up",
        made: [
            ...["a", "a", "b", "b"].flatMap((zone) => [
                `cloudConnector: zs-cc-vpc-…-us-west-2${zone}-VM-…`,
                `ecVm: zs-cc-vpc-…-us-west-2${zone}-VM-…`,
            ]),
            ...["a", "b"].flatMap((zone) => [
                `cloudConnectorGroup: zs-cc-vpc-…-us-west-2${zone}`,
                `ecgroup: zs-cc-vpc-…-us-west-2${zone}`,
            ]),
            "ecLocation: Workloads-us-west-2-vpc-…",
            "locationTemplate: Workloads",
            "provUrl: workloads-aws",
        ],
        changed: true,
        async look({ stack, tenant: { access, control }, program }) {
            await expectMachinesFound(stack);
            await expectRecordedChildren(stack);
            expect(startDataOf(await control.aws.machines())).toEqual([START_DATA.awsCloudConnector]);
            const [first] = (await control.aws.objects()).filter(({ type }) => type.endsWith(":Group"));
            await control.aws.scale(first?.id ?? "", 4);
            await control.aws.failZone("us-west-2b");
            await stack.run("preview", "--refresh", "--expect-no-changes");
            await control.aws.restoreZone("us-west-2b");
            const running = (await control.aws.machines()).filter(({ state }) => state === "running");
            expect(running.map(({ console }) => console)).toEqual(
                Array.from({ length: 6 }, () => ["enrolled", "finished its launch"]),
            );
            if (isCampaign) await stack.run("preview", "--refresh", "--expect-no-changes");
            const exported = await stack.exported();
            for (const secret of [access.connectorPassword, access.connectorApiKey]) {
                expect(exported).not.toContain(secret);
            }

            const text = readFileSync(program, "utf8");
            const transform = '{ launchTemplate: (args) => ({ ...args, metadataOptions: { httpTokens: "maybe" } }) }';
            writeFileSync(program, text.replace("    groups: {", `    transform: ${transform},\n    groups: {`));
            await expect(stack.run("preview")).rejects.toThrow(
                /metadataOptions\.httpTokens .* must be one of optional, required, but is "maybe"/,
            );
            for (const [from, to, reason] of rows([], REFUSED_SCALING)) {
                writeFileSync(program, text.replace(from, to));
                await expect(stack.run("preview")).rejects.toThrow(reason);
            }

            // The vendor's function, whose archive this program makes up, deletes the connector of a machine that goes.
            const archive = 'new pulumi.asset.AssetArchive({ "handler.py": new pulumi.asset.StringAsset("pass") })';
            writeFileSync(program, text.replace("max: 4", `max: 4, cleanUp: { archive: ${archive} }`));
            await stack.up("--skip-preview");
            const [group] = (await control.aws.objects()).filter(({ type }) => type.endsWith("/group:Group"));
            await control.aws.scale(group?.id ?? "", 3);
            await control.aws.scale(group?.id ?? "", 2);
            const cleaned = (await control.aws.machines()).filter(({ console }) => console.at(-1) === "cleaned up");
            expect(cleaned.map(({ group: of, state }) => [of, state])).toEqual([[group?.id, "terminated"]]);
            if (isCampaign) await stack.run("preview", "--refresh", "--expect-no-changes");
        },
    },

    "aws-app-connectors": {
        inCampaign: true,
        so: "starts connectors that enroll, takes no notice of load and of a zone that fails, refuses what AWS would refuse, and deletes them with their group",
        made: [
            "appConnectorGroup: Payroll Oregon",
            "connector: i-…",
            "connector: i-…",
            "provisioningKey: Payroll Oregon",
            "serverGroup: Payroll",
        ],
        changed: true,
        async look({ stack, tenant: { control }, outputs, program }) {
            await expectMachinesFound(stack, 6);
            await expectRecordedChildren(stack);
            expect(outputs).toMatchObject({ group: "Payroll Oregon" });
            const { provisioningKey } = Object((await control.list("provisioningKey"))[0]);
            expect(startDataOf(await control.aws.machines())).toEqual([
                START_DATA.key.replace("{key}", provisioningKey),
            ]);
            const statuses = async () =>
                (await control.list("connector")).map(({ controlChannelStatus }) => controlChannelStatus).sort();
            const [first] = (await control.aws.objects()).filter(({ type }) => type.endsWith("/group:Group"));
            await control.aws.scale(first?.id ?? "", 4);
            await control.aws.failZone("us-west-2b");
            await stack.run("preview", "--refresh", "--expect-no-changes");
            await control.aws.restoreZone("us-west-2b");
            const [gone, there] = ["ZPN_STATUS_DISCONNECTED", "ZPN_STATUS_AUTHENTICATED"];
            expect(await statuses()).toEqual([there, there, there, there, gone, gone]);
            if (isCampaign) await stack.run("preview", "--refresh", "--expect-no-changes");
            expect(await stack.exported()).not.toMatch(/\|api\.private\.zscaler\.com\|/);
            for (const more of rows([], [IN_THE_SAME_GROUP])) {
                writeFileSync(program, readFileSync(program, "utf8") + more);
                await stack.up("--skip-preview");
                await stack.run("preview", "--refresh", "--expect-no-changes");
                const parameters = (await control.aws.objects()).filter(({ type }) => type.endsWith(":Parameter"));
                const codes = parameters.map(
                    ({ outputs }) => /[A-Z]{5}-\d{5}/.exec(JSON.stringify(outputs))?.[0] ?? "",
                );
                await stack.configure({ plain: { "userCodes[0]": codes[0] ?? "", "userCodes[1]": codes[1] ?? "" } });
                await stack.up("--skip-preview");
                await stack.run("preview", "--refresh", "--expect-no-changes");
                const consoles = (await control.aws.machines()).map(({ console }) => console.at(-1));
                expect(consoles.slice(-6)).toEqual(Array.from({ length: 6 }, () => "enrolled"));
                const connectors = await control.list("connector");
                const groups = connectors.map(({ appConnectorGroupName }) => appConnectorGroupName);
                expect(new Set(groups)).toEqual(new Set(["Payroll Oregon"]));
                expect((await statuses()).filter((status) => status === there)).toHaveLength(10);
            }

            // A preview ends with the first one.
            for (const [declaration, reason] of rows([], REFUSED)) {
                writeFileSync(program, `${MODULES}${declaration};\n`);
                await expect(stack.run("preview")).rejects.toThrow(reason);
            }
        },
    },

    "aws-fixed-pair": {
        inCampaign: true,
        so: "leads workloads to a connector in each zone, keeps what a zone lost for a while, and goes to a second region with a provider of its own",
        made: [
            ...["a", "b"].flatMap((zone) =>
                ["cloudConnector", "ecVm"].map((kind) => `${kind}: zs-cc-vpc-…-us-west-2${zone}-VM-…`),
            ),
            ...["a", "b"].flatMap((zone) =>
                ["cloudConnectorGroup", "ecgroup"].map((kind) => `${kind}: zs-cc-vpc-…-us-west-2${zone}`),
            ),
            "ecLocation: Workloads-us-west-2-vpc-…",
            "locationTemplate: Workloads",
            "provUrl: workloads-aws",
        ],
        changed: true,
        async look({ stack, tenant: { control }, program }) {
            await expectMachinesFound(stack);
            await expectRecordedChildren(stack);
            expect(startDataOf(await control.aws.machines())).toEqual([START_DATA.awsCloudConnector]);
            const routes = async () => {
                const objects = await control.aws.objects();
                return objects.flatMap(({ inputs }) => inputs.networkInterfaceId ?? []);
            };
            const before = await routes();
            expect(new Set(before).size).toBe(2);
            await control.aws.failZone("us-west-2b");
            await stack.run("preview", "--refresh", "--expect-no-changes");
            await control.aws.restoreZone("us-west-2b");
            await stack.run("preview", "--refresh", "--expect-no-changes");

            const [lost] = await control.aws.machines();
            await control.aws.lose(lost?.id ?? "");
            await stack.up("--skip-preview", "--refresh");
            const running = (await control.aws.machines()).filter(({ state }) => state === "running");
            expect(running.map(({ console }) => console.at(-1))).toEqual(["enrolled", "enrolled"]);
            expect(await routes()).not.toEqual(before);
            await stack.run("preview", "--refresh", "--expect-no-changes");

            writeFileSync(program, ELSEWHERE);
            await stack.configure({ plain: { "pulumi:disable-default-providers[0]": "aws" } });
            await stack.up("--skip-preview");
            const elsewhere = (await control.aws.machines()).filter(({ state }) => state === "running");
            expect(elsewhere.map(({ zone, console }) => [zone, console.at(-1)])).toEqual([["us-east-1a", "enrolled"]]);
            await stack.run("preview", "--refresh", "--expect-no-changes");
        },
    },
};

/** Machines that join the group of others: with a key of their own, with the same key, and by the codes that they show. */
const IN_THE_SAME_GROUP = `
import * as pulumi from "@pulumi/pulumi";
const existingGroup = connectors.group;
new AppConnectors("own", { network, existingGroup });
const existingKey = connectors.provisioningKey;
if (existingKey) new AppConnectors("same", { network, existingGroup: existingGroup.id, enrollment: { existingKey } });
const userCodes = new pulumi.Config().getObject<string[]>("userCodes") ?? [];
new AppConnectors("codes", { network, existingGroup, enrollment: { userCodes } });
`;

/** What a preview refuses of the example with auto scaling, changed in one place. */
const REFUSED_SCALING: ReadonlyArray<[from: string, to: string, reason: RegExp]> = [
    [
        '{ kind: "autoScaling", min: 2, max: 4 }',
        '{ kind: "fixed" }',
        /provisioningUrl is for deployments with auto scaling, and capacity is one without it/,
    ],
    // The groups stay in the tenant when their resources are replaced, and keep the URL.
    ["autoScaling: true", "autoScaling: false", /references it, and remains in the tenant/],
];

const MODULES = `
const autoscaling = require("@pulumi/aws/autoscaling");
const ec2 = require("@pulumi/aws/ec2");
const lb = require("@pulumi/aws/lb");
`;
/** What AWS would refuse, which a preview can know, and the path that it names. */
const REFUSED: ReadonlyArray<[declaration: string, reason: RegExp]> = [
    [
        'new lb.LoadBalancer("enum", { loadBalancerType: "magic" })',
        /loadBalancerType .* must be one of .*gateway.*, but is "magic"/,
    ],
    [
        'new autoscaling.Group("missing", { minSize: 1, maxSize: 1, initialLifecycleHooks: [{ name: "launch" }] })',
        /initialLifecycleHooks\[0\]\.lifecycleTransition .* is required/,
    ],
    [
        'new ec2.LaunchTemplate("unknown", { metadataOptions: { httpTokenz: "required" } })',
        /metadataOptions\.httpTokenz .* is not a known property \(known: .*httpTokens/,
    ],
    [
        'new autoscaling.Group("type", { minSize: "several", maxSize: 1 })',
        /minSize .* must be a number, but is "several"/,
    ],
    [
        'new lb.TargetGroup("long", { name: "a".repeat(33), port: 6081, protocol: "GENEVE" })',
        /name .* must have at most 32 characters, but is "a+" \(33\)/,
    ],
    [
        'new ec2.Subnet("dangling", { vpcId: "vpc-0123456789abcdef0", cidrBlock: "10.9.0.0/24" })',
        /vpcId .* refers to "vpc-0123456789abcdef0", which does not exist/,
    ],
];

/** Connectors in a second region, by a provider that the program declares, and by no other one. */
const ELSEWHERE = `
import { Provider } from "@pulumi/aws/provider";
import * as secretsmanager from "@pulumi/aws/secretsmanager";
import * as pulumi from "@pulumi/pulumi";
import { CloudConnectors, ConnectorNetwork } from "pulumi-zscaler/aws";
const provider = new Provider("east", { region: "us-east-1" });
const secret = new secretsmanager.Secret("east", { name: "ZS/CC/credentials/east" }, { provider });
const config = new pulumi.Config();
const secretString = pulumi.jsonStringify({
    api_key: config.requireSecret("connectorApiKey"),
    username: config.require("connectorUsername"),
    password: config.requireSecret("connectorPassword"),
});
const value = new secretsmanager.SecretVersion("east", { secretId: secret.id, secretString }, { provider });
new CloudConnectors(
    "east",
    {
        provisioningUrl: "connector.zscalerthree.net/api/v1/provUrl?name=workloads-aws",
        credentialsSecret: value.arn,
        network: new ConnectorNetwork("east", { zones: ["us-east-1a"] }, { provider }),
        capacity: { kind: "fixed", perZone: 1 },
    },
    { provider },
);
`;
