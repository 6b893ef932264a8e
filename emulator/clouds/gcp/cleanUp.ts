import { signInFault } from "../machines/boot";
import type { ConnectorService, Machine } from "../machines/machine";
import type { ScheduledFunction } from "../machines/scheduledCleanUp";
import type { CloudObject, Objects } from "../objects";
import { isMap, plain, text, texts, type Value, type Values } from "../values";
import { nameIn, projectNumber } from "./common";
import { BUCKET_OBJECT, FUNCTION, INVOKERS, JOB } from "./functions";
import { mayInProject } from "./identity";
import { readSecret } from "./secrets";

/** By this entry point, the function of the vendor is known that deletes connectors; what others do is not. */
const ENTRY_POINT = "resource_sync_entry";
const TOKEN_CREATORS = "gcp:serviceaccount/iAMMember:IAMMember";
const NEEDED = ["compute.instanceGroupManagers.get", "compute.instances.list"];

/** What the vendor's functions do for instance groups, as it is documented, and if a job calls them. */
export class CleanUpFunctions {
    constructor(
        private readonly objects: Objects,
        private readonly service: ConnectorService,
    ) {}

    all(): readonly ScheduledFunction[] {
        return this.objects.all(FUNCTION).flatMap((made) => {
            const job = this.#jobOf(made);
            if (mapIn(made, "buildConfig").entryPoint !== ENTRY_POINT || !job) return [];
            return [
                {
                    watches: (machine) => isWatched(machine, variablesOf(made)),
                    fault: () => this.#fault(made, job),
                },
            ];
        });
    }

    #jobOf(made: CloudObject): CloudObject | undefined {
        const { uri } = mapIn(made, "serviceConfig");
        return this.objects.all(JOB).find((job) => job.outputs.paused !== true && mapIn(job, "httpTarget").uri === uri);
    }

    async #fault(made: CloudObject, job: CloudObject): Promise<string | undefined> {
        const { scope } = made;
        const around = { objects: this.objects, scope };
        const refused = this.#callFault(made, job);
        if (refused !== undefined) return refused;
        const source = mapIn(made, "buildConfig").source;
        const { bucket, object } = isMap(source) && isMap(source.storageSource) ? source.storageSource : {};
        const isThere = this.objects
            .all(BUCKET_OBJECT)
            .some(({ outputs }) => outputs.bucket === bucket && outputs.name === object);
        if (!isThere) return `there is no archive at gs://${bucket}/${object}`;
        const account = text(mapIn(made, "serviceConfig").serviceAccountEmail) ?? "";
        const missing = NEEDED.find((permission) => !mayInProject(account, permission, around));
        if (missing !== undefined) return `PERMISSION_DENIED: ${account} does not have the permission ${missing}`;
        const secret = variablesOf(made).SECRET_NAME ?? "";
        return signInFault(readSecret(secret, account, around), secret, this.service);
    }

    /** Why the job cannot call the function: with a token for it, of an account that may invoke it. */
    #callFault(made: CloudObject, job: CloudObject): string | undefined {
        const { uri } = mapIn(made, "serviceConfig");
        const { oidcToken } = mapIn(job, "httpTarget");
        const token = isMap(oidcToken) ? oidcToken : {};
        const caller = text(token.serviceAccountEmail) ?? "";
        if (token.audience !== uri) return `401: the audience of the token of ${nameIn(job.id)} is not ${uri}`;
        const agent = `service-${projectNumber(made.scope.project ?? "")}@gcp-sa-cloudscheduler.iam.gserviceaccount.com`;
        const makesTokens = this.objects
            .all(TOKEN_CREATORS)
            .some(
                ({ outputs }) =>
                    outputs.role === "roles/iam.serviceAccountTokenCreator" &&
                    outputs.member === `serviceAccount:${agent}` &&
                    text(outputs.serviceAccountId)?.endsWith(`/${caller}`),
            );
        if (!makesTokens) return `PERMISSION_DENIED: ${agent} may not make tokens of ${caller}`;
        const mayInvoke = this.objects
            .all(INVOKERS)
            .some(
                ({ outputs }) =>
                    outputs.name === nameIn(made.id) &&
                    outputs.role === "roles/run.invoker" &&
                    outputs.member === `serviceAccount:${caller}`,
            );
        return mayInvoke ? undefined : `403: ${caller} may not invoke ${nameIn(made.id)}`;
    }
}

/** The functions know groups of one zone only. */
function isWatched({ group = "" }: Machine, { INSTANCE_GROUPS: groups = "[]" }: Readonly<Record<string, string>>) {
    return group.includes("/zones/") && texts(JSON.parse(groups)).includes(nameIn(group));
}

function variablesOf(made: CloudObject): Readonly<Record<string, string>> {
    const variables = mapIn(made, "serviceConfig").environmentVariables;
    const all: readonly (readonly [string, Value | undefined])[] = isMap(variables) ? Object.entries(variables) : [];
    return Object.fromEntries(all.map(([name, value]) => [name, text(value) ?? ""]));
}

function mapIn({ outputs }: CloudObject, property: string): Values {
    const value = plain(outputs[property]);
    return isMap(value) ? value : {};
}
