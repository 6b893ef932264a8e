import { createRequire } from "node:module";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import * as secretsmanager from "@pulumi/aws/secretsmanager";
import * as pulumi from "@pulumi/pulumi";
import { type CleanUpArgs, CloudConnectors, type CloudConnectorsArgs } from "pulumi-zscaler/aws";
import { openAws } from "../../../emulator/clouds/aws";
import type { SimulatedCloud } from "../../../emulator/clouds/simulated";
import type * as cleanUps from "../../../sdk/aws/cloudConnectors/cleanUp";
import { forgettingService } from "../../emulator/clouds/appliances";
import { expectRefusal } from "../deployment/refusal";
import { mocked, settled } from "../mockedCloud";
import { networkOfTwoZones } from "./mockedAws";

// As it is shipped: the classes of errors are those of the program.
const { runtimeIn }: typeof cleanUps = createRequire(__filename)("../../../dist/sdk/aws/cloudConnectors/cleanUp.js");
const SUBJECT = 'CloudConnectors "west"';
const URL = "connector.zscalerthree.net/api/v1/provUrl?name=aws";
const ARCHIVE = new pulumi.asset.AssetArchive({ "handler.py": new pulumi.asset.StringAsset("pass") });
const FUNCTION = "aws:lambda/function:Function";
const GROUP = "aws:autoscaling/group:Group";

const { service, deleted } = forgettingService();

let aws: SimulatedCloud;
const mockAws = mocked({
    packageName: "@pulumi/aws",
    config: { region: "us-west-2" },
    open(parts) {
        aws = openAws({ ...parts, service });
        return aws;
    },
});
beforeEach(async () => {
    deleted.length = 0;
    await mockAws();
});
afterEach(() => pulumi.runtime.disconnect());

function given(cleanUp: Partial<CleanUpArgs> = {}): CloudConnectorsArgs {
    const secret = new secretsmanager.Secret("connectors", { name: "ZS/CC/credentials/west" });
    const secretString = JSON.stringify({ api_key: "k", username: "u", password: "p" });
    const value = new secretsmanager.SecretVersion("connectors", { secretId: secret.id, secretString });
    return {
        provisioningUrl: URL,
        credentialsSecret: value.arn,
        network: networkOfTwoZones(),
        capacity: { kind: "autoScaling", min: 1, max: 4, cleanUp: { archive: ARCHIVE, ...cleanUp } },
    };
}

async function declare(args = given()) {
    const connectors = new CloudConnectors("west", args);
    await Promise.all(Object.values(connectors.groups).map(({ urn }) => settled(urn)));
    const [made] = aws.cloud.objects.all(FUNCTION);
    const [group] = aws.cloud.objects.all(GROUP);
    if (!made || !group) throw new Error("nothing was declared");
    return { connectors, made, group };
}

describe("the vendor's function for Auto Scaling", () => {
    it("deletes the connector of a machine that its group ends, and of one that is lost", async () => {
        const { group } = await declare();
        await aws.groups.scale(group.id, 2);
        await aws.groups.scale(group.id, 1);
        const [ended] = aws.fleet.all().filter(({ state }) => state === "terminated");
        expect(ended?.console).toEqual(["enrolled", "finished its launch", "cleaned up"]);
        expect(deleted).toEqual([ended?.id]);
        const [other] = aws.fleet.alive();
        await aws.events.lose(other?.id ?? "");
        expect(deleted).toEqual([ended?.id, other?.id]);
        expect(aws.fleet.alive()).toHaveLength(2);
    });

    it("lets a group be deleted at once, because it is deleted after the group", async () => {
        const { group } = await declare();
        await aws.cloud.delete(GROUP, group.id, { region: "us-west-2" });
        expect(deleted).toHaveLength(1);
    });

    it.each<[string, string, RegExp]>([
        [
            "role",
            "aws:iam/rolePolicy:RolePolicy",
            /AccessDeniedException: the role west-clean-up-0a1b2c3 is not allowed/,
        ],
        [
            "secret",
            "aws:secretsmanager/secretVersion:SecretVersion",
            /ResourceNotFoundException: the secret .* has no value/,
        ],
    ])("leaves the connector and the machine without its %s, and says why", async (_what, type, reason) => {
        const { group } = await declare();
        await aws.groups.scale(group.id, 2);
        const [found] = aws.cloud.objects.all(type).filter(({ id }) => !id.startsWith("west-0a1b2c3"));
        await aws.cloud.remove(type, found?.id ?? "");
        await aws.groups.scale(group.id, 1);
        const [held] = aws.fleet.alive().filter(({ hold }) => hold?.kind === "terminating");
        expect(held?.console.at(-1)).toMatch(reason);
        expect(deleted).toEqual([]);
    });

    it.each([
        ["rule", "aws:cloudwatch/eventRule:EventRule"],
        ["permission", "aws:lambda/permission:Permission"],
        ["target", "aws:cloudwatch/eventTarget:EventTarget"],
    ])("is not called without a %s of its own for the event", async (_what, type) => {
        const { group } = await declare();
        await aws.groups.scale(group.id, 2);
        for (const { id } of aws.cloud.objects.all(type)) await aws.cloud.remove(type, id);
        await aws.groups.scale(group.id, 1);
        expect(aws.fleet.alive().filter(({ hold }) => hold?.kind === "terminating")).toHaveLength(1);
    });

    it("is told what it needs, and runs as the vendor's modules run it", async () => {
        const { made } = await declare();
        const names = aws.cloud.objects.all(GROUP).map(({ id }) => id);
        expect(names).toEqual([
            expect.stringMatching(/^west-us-west-2a-[0-9a-f]{7}$/),
            expect.stringMatching(/^west-us-west-2b-[0-9a-f]{7}$/),
        ]);
        const variables = {
            // The groups that it watches; it leaves other machines of the account alone.
            ASG_NAMES: JSON.stringify(names),
            // Its host is the API that it calls.
            CC_URL: URL,
            // What it signs in with.
            SECRET_NAME: "ZS/CC/credentials/west",
            // How many minutes of health it looks at, and how many of them, or in a row, are too many.
            HC_DATA_POINTS: "10",
            HC_UNHEALTHY_THRESHOLD: "7",
            HC_UNHEALTHY_CONTIGUOUS_DP: "5",
            MISSING_DATAPOINTS_UNHEALTHY: "true",
        };
        expect(made.outputs).toMatchObject({
            handler: "zscaler_cc_lambda_service.lambda_handler",
            runtime: "python3.12",
            architectures: ["arm64"],
            timeout: 180,
            memorySize: 256,
            environment: { variables },
        });
        const patterns = aws.cloud.objects.all("aws:cloudwatch/eventRule:EventRule");
        expect(patterns.map(({ outputs }) => outputs.scheduleExpression ?? outputs.eventPattern)).toEqual([
            "rate(1 minute)",
            expect.stringContaining('"EC2 Instance-terminate Lifecycle Action"'),
            expect.stringContaining('"terminated"'),
        ]);
        const [log] = aws.cloud.objects.all("aws:cloudwatch/logGroup:LogGroup");
        expect(log?.id).toBe(`/aws/lambda/${made.id}`);
        expect(log?.number).toBeLessThan(made.number);
        expect(made.number).toBeLessThan(Math.min(...aws.cloud.objects.all(GROUP).map(({ number }) => number)));
    });

    it("has a hook that waits for it, and thresholds of the program", async () => {
        const { made, group } = await declare(given({ health: { unhealthy: 9, missingIsUnhealthy: false } }));
        expect(group.inputs.initialLifecycleHooks).toMatchObject([
            { name: "launch" },
            { name: "terminate", heartbeatTimeout: 900, defaultResult: "CONTINUE" },
        ]);
        expect(Object(made.outputs.environment).variables).toMatchObject({
            HC_UNHEALTHY_THRESHOLD: "9",
            MISSING_DATAPOINTS_UNHEALTHY: "false",
        });
    });

    it.each<[string, Partial<CleanUpArgs>, string]>([
        [
            "an archive that is not there",
            { archive: "nowhere.zip" },
            'capacity.cleanUp.archive is "nowhere.zip", which does not exist; set the path of the vendor\'s zscaler_cc_lambda_service.zip',
        ],
        [
            "more time than a function has",
            { timeoutSeconds: 901 },
            "capacity.cleanUp.timeoutSeconds is 901; set a whole number from 1 to 900",
        ],
        [
            "more unhealthy minutes than it looks at",
            { health: { dataPoints: 5, unhealthy: 6 } },
            "capacity.cleanUp.health.unhealthy is 6; set a whole number from 1 to 5",
        ],
        [
            "more memory than a function has",
            { memoryMegabytes: 10_241 },
            "capacity.cleanUp.memoryMegabytes is 10241; set a whole number from 128 to 10240",
        ],
        [
            "to look at more than an hour",
            { health: { dataPoints: 61 } },
            "capacity.cleanUp.health.dataPoints is 61; set a whole number from 1 to 60",
        ],
        [
            "more unhealthy minutes in a row than it looks at",
            { health: { dataPoints: 5, contiguous: 6 } },
            "capacity.cleanUp.health.contiguous is 6; set a whole number from 1 to 5",
        ],
    ])("refuses %s", (_what, cleanUp, fault) => {
        expect(() => new CloudConnectors("west", given(cleanUp))).toThrow(fault);
    });

    it.each<[string, CleanUpArgs["runtime"], string]>([
        ["aws", undefined, "python3.12"],
        ["aws-cn", undefined, "python3.11"],
        ["aws-us-gov", "python3.11", "python3.11"],
    ])("runs in the partition %s, told %s, with %s", async (partition, told, expected) => {
        expect(await settled(runtimeIn(pulumi.output(partition), told, SUBJECT))).toBe(expected);
    });

    it("is not told to run with what the vendor does not use in government regions", async () => {
        await expectRefusal(
            runtimeIn(pulumi.output("aws-us-gov"), "python3.12", SUBJECT),
            'capacity.cleanUp.runtime is "python3.12", which the vendor\'s function does not use in aws-us-gov; set "python3.11", or omit it',
        );
    });
});
