import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import * as secretmanager from "@pulumi/gcp/secretmanager";
import * as serviceaccount from "@pulumi/gcp/serviceaccount";
import * as pulumi from "@pulumi/pulumi";
import { type CleanUpArgs, CloudConnectors, type CloudConnectorsArgs } from "pulumi-zscaler/gcp";
import { openGcp } from "../../../emulator/clouds/gcp";
import type { SimulatedCloud } from "../../../emulator/clouds/simulated";
import type { Values } from "../../../emulator/clouds/values";
import { forgettingService } from "../../emulator/clouds/appliances";
import { until } from "../../until";
import { mocked, settled } from "../mockedCloud";
import { given as deployment, URL } from "./deployments";

const ARCHIVE = new pulumi.asset.AssetArchive({ "main.py": new pulumi.asset.StringAsset("pass") });
const GROUP = "gcp:compute/instanceGroupManager:InstanceGroupManager";
const { service, deleted } = forgettingService();

let gcp: SimulatedCloud;
let time = 0;
const mockGcp = mocked({
    packageName: "@pulumi/gcp",
    config: { project: "acme-network", region: "europe-west1" },
    open(parts) {
        gcp = openGcp({ ...parts, service, now: () => time });
        return gcp;
    },
});
beforeEach(async () => {
    deleted.length = 0;
    time = 0;
    await mockGcp();
});
afterEach(() => pulumi.runtime.disconnect());

function given(cleanUp: Partial<CleanUpArgs> = {}, limits = { min: 2, max: 8 }): CloudConnectorsArgs {
    const args = deployment({
        capacity: { kind: "autoScaling", ...limits, cleanUp: { archive: ARCHIVE, ...cleanUp } },
    });
    new secretmanager.SecretVersion("connectors", {
        secret: (args.credentialsSecret as secretmanager.Secret).id,
        secretData: JSON.stringify({ api_key: "k", username: "u", password: "p" }),
    });
    return args;
}

async function declare(args: CloudConnectorsArgs) {
    const connectors = new CloudConnectors("west", args);
    const { cleanUpFunctions, groups, forwardingRule, autoscalers } = connectors;
    const last = [...Object.values(groups), ...Object.values(autoscalers), ...Object.values(cleanUpFunctions)];
    await Promise.all([...last, forwardingRule].flatMap((each) => (each ? [settled(each.urn)] : [])));
    const of = (type: string) => gcp.cloud.objects.all(`gcp:${type}`);
    // The jobs come after the functions.
    await until(() => of("cloudscheduler/job:Job").length === 2);
    return { connectors, of };
}

/** A machine of the first group goes as load does, and so much time passes. */
async function shrinkAndWait(minutes: number) {
    const [group] = gcp.cloud.objects.all(GROUP);
    await gcp.groups.scale(group?.id ?? "", 2);
    await gcp.groups.scale(group?.id ?? "", 1);
    await gcp.events.settle();
    time += minutes * 60_000;
    await gcp.events.settle();
    return gcp.fleet.all().filter(({ state }) => state === "terminated")[0];
}

describe("the vendor's functions for instance groups", () => {
    it("delete the connector of a machine that is gone, every half hour, and no other one", async () => {
        await declare(given());
        expect((await shrinkAndWait(29))?.console).toEqual(["enrolled"]);
        time += 60_000;
        await gcp.events.settle();
        const [gone] = gcp.fleet.all().filter(({ state }) => state === "terminated");
        expect(gone?.console).toEqual(["enrolled", "cleaned up"]);
        expect(deleted).toEqual([gone?.id]);
        expect(gcp.fleet.alive()).toHaveLength(2);
    });

    it.each<[string, string, RegExp, (inputs: Values) => boolean]>([
        [
            "the role for machines",
            "projects/iAMMember:IAMMember",
            /PERMISSION_DENIED: .*instanceGroupManagers\.get/,
            ({ role }) => /zsCleanUp/.test(String(role)),
        ],
        [
            "access to the secret",
            "secretmanager/secretIamMember:SecretIamMember",
            /PERMISSION_DENIED: .*versions\.access/,
            ({ member }) => /zs-clean-up/.test(String(member)),
        ],
        [
            "tokens of the scheduler",
            "serviceaccount/iAMMember:IAMMember",
            /PERMISSION_DENIED: .*gcp-sa-cloudscheduler.* may not make tokens/,
            () => true,
        ],
        [
            "leave to invoke it",
            "cloudrunv2/serviceIamMember:ServiceIamMember",
            /403: .* may not invoke west-sync/,
            ({ name }) => /sync/.test(String(name)),
        ],
    ])("leave connectors without %s, and say why", async (_what, type, reason, isIt) => {
        const { of } = await declare(given());
        const [found] = of(type).filter(({ inputs }) => isIt(inputs));
        await gcp.cloud.remove(`gcp:${type}`, found?.id ?? "");
        expect((await shrinkAndWait(60))?.console.at(-1)).toMatch(reason);
        expect(deleted).toEqual([]);
    });

    it("have a group in each zone, among which the limits are divided", async () => {
        const { connectors, of } = await declare(given());
        expect(Object.keys(connectors.instanceGroupManagers)).toEqual(["europe-west1-b", "europe-west1-c"]);
        expect(connectors.instanceGroupManager).toBeUndefined();
        expect(of("compute/regionInstanceGroupManager:RegionInstanceGroupManager")).toEqual([]);
        const policies = of("compute/autoscaler:Autoscaler").map(({ inputs }) => inputs.autoscalingPolicy);
        expect(policies).toMatchObject([
            { minReplicas: 1, maxReplicas: 4 },
            { minReplicas: 1, maxReplicas: 4 },
        ]);
        const [service] = of("compute/regionBackendService:RegionBackendService");
        expect(service?.inputs.backends).toHaveLength(2);
    });

    it("are told what they need, run as the vendor's module runs them, and are called with a token for them", async () => {
        const { of } = await declare(given());
        const jobs = of("cloudscheduler/job:Job");
        const environmentVariables = {
            PROJECT_ID: "acme-network",
            REGION: "europe-west1",
            // The groups that they watch; they leave other machines alone.
            INSTANCE_GROUPS: JSON.stringify(
                of("compute/instanceGroupManager:InstanceGroupManager").map(({ outputs }) => outputs.name),
            ),
            // Its host is the API that they call, by this name.
            ZSCALER_BASE_URL: URL,
            ZSCALER_USER_AGENT: "GCP-HealthMonitor/1.0 (Function: resource-sync)",
            // What they sign in with.
            SECRET_NAME: "projects/acme-network/secrets/connectors",
            // They delete, though not everything at once.
            SYNC_DRY_RUN: "false",
            SYNC_MAX_DELETIONS_PER_RUN: "16",
            SYNC_EXCLUDED_INSTANCES: "[]",
            // How many minutes of health they look at, and how many of them, or in a row, are too many.
            METRICS_EVAL_WINDOW_MIN: "15",
            UNHEALTHY_METRIC_THRESHOLD: "10",
            CONSECUTIVE_UNHEALTHY_THRESHOLD: "8",
            // After how many minutes of silence.
            MISSING_METRICS_WARNING_THRESHOLD_MIN: "2",
            MISSING_METRICS_CRITICAL_THRESHOLD_MIN: "5",
            MISSING_METRICS_TERMINATION_THRESHOLD_MIN: "12",
        };
        const functions = of("cloudfunctionsv2/function:Function");
        expect(functions.map(({ inputs }) => Object(inputs.buildConfig).entryPoint)).toEqual([
            "health_monitor_entry",
            "resource_sync_entry",
        ]);
        for (const { inputs } of functions) {
            expect(inputs).toMatchObject({
                location: "europe-west1",
                buildConfig: { runtime: "python312", source: { storageSource: { object: "functions.zip" } } },
                serviceConfig: { availableMemory: "512M", timeoutSeconds: 540, environmentVariables },
            });
        }
        const uris = functions.map(({ outputs }) => Object(outputs.serviceConfig).uri);
        expect(jobs.map(({ inputs: { schedule, httpTarget } }) => [schedule, httpTarget]).sort()).toEqual([
            ["* * * * *", target(uris[0])],
            ["*/30 * * * *", target(uris[1])],
        ]);
        expect(uris.every((uri) => /\.run\.app$/.test(uri))).toBe(true);
    });

    it("use a service account that exists, and give it no roles", async () => {
        const account = new serviceaccount.Account("own", { accountId: "own-account" });
        const { of } = await declare(given({ existingServiceAccount: account.email }));
        expect(of("projects/iAMCustomRole:IAMCustomRole")).toEqual([]);
        const [made] = of("cloudfunctionsv2/function:Function");
        expect(Object(made?.inputs.serviceConfig).serviceAccountEmail).toBe(
            "own-account@acme-network.iam.gserviceaccount.com",
        );
    });

    it.each<[string, Partial<CleanUpArgs>, { min: number; max: number }, string]>([
        [
            "a path that leads nowhere",
            { archive: "./nowhere.zip" },
            { min: 2, max: 8 },
            'capacity.cleanUp.archive is "./nowhere.zip", which does not exist; set the path of the vendor\'s functions for Google Cloud',
        ],
        [
            "limits that zones cannot share",
            {},
            { min: 2, max: 7 },
            "capacity.max is 7, and cleanUp takes a group in each of 2 zones; set a multiple of 2",
        ],
        [
            "more unhealthy minutes than they look at",
            { health: { windowMinutes: 5, unhealthy: 6 } },
            { min: 2, max: 8 },
            "capacity.cleanUp.health.unhealthy is 6; set a whole number from 1 to 5",
        ],
        [
            "a service account without its address",
            { existingServiceAccount: "own" },
            { min: 2, max: 8 },
            'capacity.cleanUp.existingServiceAccount is "own"; set the e-mail address of the service account',
        ],
        [
            "to look at more than an hour",
            { health: { windowMinutes: 61 } },
            { min: 2, max: 8 },
            "capacity.cleanUp.health.windowMinutes is 61; set a whole number from 1 to 60",
        ],
        [
            "more unhealthy minutes in a row than they look at",
            { health: { windowMinutes: 5, contiguous: 6 } },
            { min: 2, max: 8 },
            "capacity.cleanUp.health.contiguous is 6; set a whole number from 1 to 5",
        ],
        [
            "to warn after it is critical",
            { health: { warnAfterMinutes: 6 } },
            { min: 2, max: 8 },
            "capacity.cleanUp.health.warnAfterMinutes is 6; set a whole number from 1 to 5",
        ],
        [
            "to be critical after the machine has ended",
            { health: { criticalAfterMinutes: 13 } },
            { min: 2, max: 8 },
            "capacity.cleanUp.health.criticalAfterMinutes is 13; set a whole number from 1 to 12",
        ],
        [
            "to wait more than an hour",
            { health: { terminateAfterMinutes: 61 } },
            { min: 2, max: 8 },
            "capacity.cleanUp.health.terminateAfterMinutes is 61; set a whole number from 1 to 60",
        ],
        [
            "to delete nothing",
            { sync: { mostDeletions: 0 } },
            { min: 2, max: 8 },
            "capacity.cleanUp.sync.mostDeletions is 0; set a whole number from 1 to 1000",
        ],
    ])("refuse %s", (_what, cleanUp, limits, fault) => {
        expect(() => new CloudConnectors("west", given(cleanUp, limits))).toThrow(
            `Cannot declare CloudConnectors "west": ${fault}`,
        );
    });
});

function target(uri: string) {
    const serviceAccountEmail = expect.stringMatching(/^zs-clean-up-[0-9a-f]{12}@acme-network\./);
    return { uri, httpMethod: "POST", oidcToken: { audience: uri, serviceAccountEmail } };
}
