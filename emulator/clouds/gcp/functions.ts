import { createHash } from "node:crypto";
import { problem, type TypeFacts } from "../facts";
import type { Objects } from "../objects";
import type { Problem } from "../schema/validate";
import { isMap, text, type Values } from "../values";
import { placeProblems, projectNumber } from "./common";
import { rolesOn } from "./identity";

export const FUNCTION = "gcp:cloudfunctionsv2/function:Function";
export const JOB = "gcp:cloudscheduler/job:Job";
export const BUCKET_OBJECT = "gcp:storage/bucketObject:BucketObject";
export const INVOKERS = "gcp:cloudrunv2/serviceIamMember:ServiceIamMember";
const BUCKET = "gcp:storage/bucket:Bucket";
/** Minutes, hours, days, months, days of the week. */
const SCHEDULE = /^(\S+\s+){4}\S+$/;

/** Functions, what they are built from, and what calls them. */
export function functionTypes(objects: Objects): Readonly<Record<string, TypeFacts>> {
    return {
        [BUCKET]: {
            id: ({ name }) => name,
            name: { property: "name", length: 63, pattern: /^[a-z0-9][a-z0-9._-]{1,}[a-z0-9]$/ },
            outputs: ({ name }) => ({
                url: `gs://${name}`,
                selfLink: `https://www.googleapis.com/storage/v1/b/${name}`,
            }),
            replaces: ["name", "location", "project"],
        },
        [BUCKET_OBJECT]: {
            id: ({ inputs, name }) => `${text(inputs.bucket) ?? ""}-${name}`,
            name: { property: "name", length: 1024 },
            outputs: () => ({ generation: 1 }),
            replaces: ["bucket", "name"],
            exclusive: [["content", "source"]],
            check({ bucket }) {
                const name = text(bucket);
                if (name === undefined || objects.all(BUCKET).some(({ id }) => id === name)) return [];
                return [problem("bucket", name, "must be a bucket that exists")];
            },
        },
        [FUNCTION]: {
            id: ({ name, scope, inputs }) =>
                `projects/${scope.project}/locations/${text(inputs.location)}/functions/${name}`,
            name: { property: "name", length: 63, pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/ },
            outputs: ({ name, scope, inputs }) => ({
                url: `https://${text(inputs.location)}-${scope.project}.cloudfunctions.net/${name}`,
                state: "ACTIVE",
            }),
            completes: {
                serviceConfig: (config, { id, scope }) => {
                    const [, location = "", name = ""] = /\/locations\/([^/]+)\/functions\/(.+)$/.exec(id) ?? [];
                    return {
                        ...(isMap(config) && config),
                        uri: runAddress(name, location, scope.project ?? ""),
                        service: `projects/${scope.project}/locations/${location}/services/${name}`,
                    };
                },
            },
            replaces: ["name", "location", "project"],
            check: (inputs, { scope }) => [...placeProblems("global", scope), ...functionProblems(inputs)],
        },
        [JOB]: {
            id: ({ name, scope }) => `projects/${scope.project}/locations/${scope.region}/jobs/${name}`,
            name: { property: "name", length: 500, pattern: /^[A-Za-z0-9_-]+$/ },
            outputs: () => ({ state: "ENABLED" }),
            replaces: ["name", "region", "project"],
            exclusive: [["httpTarget", "pubsubTarget", "appEngineHttpTarget"]],
            check: (inputs, { scope }) => [...placeProblems("region", scope), ...jobProblems(inputs)],
        },
        ...rolesOn("name", [INVOKERS]),
    };
}

/** Where Cloud Run serves a function. */
function runAddress(name: string, location: string, project: string): string {
    const unique = createHash("sha256")
        .update(`${projectNumber(project)}/${location}/${name}`)
        .digest("hex");
    return `https://${name}-${unique.slice(0, 10)}-ew.a.run.app`;
}

function functionProblems({ buildConfig, serviceConfig }: Values): Problem[] {
    const build = isMap(buildConfig) ? buildConfig : {};
    const seconds = isMap(serviceConfig) ? serviceConfig.timeoutSeconds : undefined;
    const isTooLong = typeof seconds === "number" && (seconds < 1 || seconds > 3_600);
    return [
        ...["runtime", "entryPoint"].flatMap((part) =>
            build[part] === undefined ? [problem(`buildConfig.${part}`, undefined, "is required")] : [],
        ),
        ...(isTooLong ? [problem("serviceConfig.timeoutSeconds", seconds, "must be from 1 to 3600")] : []),
    ];
}

function jobProblems({ schedule, httpTarget }: Values): Problem[] {
    const [written, uri] = [text(schedule), isMap(httpTarget) ? text(httpTarget.uri) : undefined];
    return [
        ...(written !== undefined && !SCHEDULE.test(written)
            ? [problem("schedule", written, "must be five fields of cron, such as */30 * * * *")]
            : []),
        ...(uri !== undefined && !/^https?:\/\//.test(uri)
            ? [problem("httpTarget.uri", uri, "must be an address, such as https://…")]
            : []),
    ];
}
