import * as cloudfunctionsv2 from "@pulumi/gcp/cloudfunctionsv2";
import * as cloudrunv2 from "@pulumi/gcp/cloudrunv2";
import * as cloudscheduler from "@pulumi/gcp/cloudscheduler";
import type * as compute from "@pulumi/gcp/compute";
import * as storage from "@pulumi/gcp/storage";
import * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../deployment/component";
import type { CleanUpArgs, CloudConnectorsArgs } from "../cloudConnectors";
import { type Account, createCleanUpAccount } from "./cleanUpAccount";
import { secretIdOf } from "./identity";

/** What the vendor's functions are wired to. */
export interface CleanUpSetting {
    readonly name: string;
    readonly args: CloudConnectorsArgs;
    readonly url: pulumi.Output<string>;
    readonly region: string;
    readonly watched: readonly compute.InstanceGroupManager[];
}

/** The functions, by what they do, and when a job calls each. */
const FUNCTIONS = {
    health: { entryPoint: "health_monitor_entry", schedule: "* * * * *" },
    sync: { entryPoint: "resource_sync_entry", schedule: "*/30 * * * *" },
} as const;
const TIMEOUT_SECONDS = 540;

/** Creates the functions and the jobs that call them, behind the groups whose names they are told. */
export function createCleanUp(
    parent: pulumi.Resource,
    cleanUp: CleanUpArgs,
    setting: CleanUpSetting,
): Record<string, cloudfunctionsv2.Function> {
    const account = createCleanUpAccount(parent, cleanUp, setting);
    const source = uploadArchive(parent, cleanUp, setting);
    const environmentVariables = variablesOf(setting, cleanUp, account);
    const all = Object.entries(FUNCTIONS).map(([kind, { entryPoint, schedule }]) => {
        const child = `${setting.name}-${kind}`;
        const functionArgs: cloudfunctionsv2.FunctionArgs = {
            location: setting.region,
            labels: setting.args.labels,
            buildConfig: { runtime: cleanUp.runtime ?? "python312", entryPoint, source: { storageSource: source } },
            serviceConfig: {
                availableMemory: "512M",
                timeoutSeconds: TIMEOUT_SECONDS,
                maxInstanceCount: 10,
                serviceAccountEmail: account.email,
                environmentVariables,
            },
        };
        const made = new cloudfunctionsv2.Function(
            child,
            transformed(functionArgs, setting.args.transform?.cleanUpFunction),
            { parent, dependsOn: account.permissions },
        );
        callBySchedule(child, schedule, made, setting, account);
        return [kind, made] as const;
    });
    return Object.fromEntries(all);
}

function callBySchedule(
    child: string,
    schedule: string,
    called: cloudfunctionsv2.Function,
    { region }: CleanUpSetting,
    { email }: Account,
): void {
    const invoker = new cloudrunv2.ServiceIamMember(
        child,
        {
            location: region,
            name: called.name,
            role: "roles/run.invoker",
            member: pulumi.interpolate`serviceAccount:${email}`,
        },
        { parent: called },
    );
    // That of Cloud Run: it refuses tokens for the other address of the function.
    const uri = called.serviceConfig.apply((config) => config?.uri ?? "");
    const job: cloudscheduler.JobArgs = {
        region,
        schedule,
        timeZone: "Etc/UTC",
        attemptDeadline: "600s",
        retryConfig: { retryCount: 1 },
        httpTarget: { uri, httpMethod: "POST", oidcToken: { serviceAccountEmail: email, audience: uri } },
    };
    new cloudscheduler.Job(child, job, { parent: called, dependsOn: invoker });
}

/** The archive, in a bucket that functions are built from. */
function uploadArchive(parent: pulumi.Resource, { archive }: CleanUpArgs, { name, args, region }: CleanUpSetting) {
    const child = `${name}-functions`;
    const bucketArgs: storage.BucketArgs = {
        location: region.toUpperCase(),
        labels: args.labels,
        uniformBucketLevelAccess: true,
        publicAccessPrevention: "enforced",
        versioning: { enabled: true },
        // It has the archive only.
        forceDestroy: true,
    };
    const bucket = new storage.Bucket(child, bucketArgs, { parent });
    const source = typeof archive === "string" ? new pulumi.asset.FileArchive(archive) : archive;
    const object = new storage.BucketObject(
        child,
        { bucket: bucket.name, name: "functions.zip", source },
        { parent: bucket },
    );
    // A new archive is a new generation, which has the functions built again.
    return { bucket: bucket.name, object: object.name, generation: object.generation };
}

function variablesOf(
    { args, url, region, watched }: CleanUpSetting,
    { health = {}, sync = {} }: CleanUpArgs,
    { project }: Account,
): Record<string, pulumi.Input<string>> {
    return {
        PROJECT_ID: project,
        REGION: region,
        INSTANCE_GROUPS: pulumi.jsonStringify(watched.map((group) => group.name)),
        ZSCALER_BASE_URL: url,
        ZSCALER_USER_AGENT: "GCP-HealthMonitor/1.0 (Function: resource-sync)",
        SECRET_NAME: secretIdOf(args.credentialsSecret),
        SYNC_DRY_RUN: String(sync.dryRun ?? false),
        SYNC_MAX_DELETIONS_PER_RUN: String(sync.mostDeletions ?? 16),
        SYNC_EXCLUDED_INSTANCES: JSON.stringify(sync.excludedInstances ?? []),
        METRICS_EVAL_WINDOW_MIN: String(health.windowMinutes ?? 15),
        UNHEALTHY_METRIC_THRESHOLD: String(health.unhealthy ?? 10),
        CONSECUTIVE_UNHEALTHY_THRESHOLD: String(health.contiguous ?? 8),
        MISSING_METRICS_WARNING_THRESHOLD_MIN: String(health.warnAfterMinutes ?? 2),
        MISSING_METRICS_CRITICAL_THRESHOLD_MIN: String(health.criticalAfterMinutes ?? 5),
        MISSING_METRICS_TERMINATION_THRESHOLD_MIN: String(health.terminateAfterMinutes ?? 12),
    };
}
