import { Cloud } from "../cloud";
import type { CloudFacts } from "../facts";
import { type Machines, openMachines } from "../machines/open";
import type { Objects } from "../objects";
import type { CloudParts, SimulatedCloud } from "../simulated";
import { isMap, text, type Value, type Values } from "../values";
import { CleanUpFunctions } from "./cleanUp";
import { nameIn } from "./common";
import * as dns from "./dns";
import { functionTypes } from "./functions";
import { groupTypes } from "./groups";
import { GcpHost } from "./host";
import * as identity from "./identity";
import { instanceTypes } from "./instances";
import { instanceGroups, REGION_GROUP, regionIn, ZONE_GROUP } from "./launch";
import { loadBalancingTypes } from "./loadBalancing";
import { networkTypes } from "./network";
import { functions } from "./project";
import * as secrets from "./secrets";

/** What objects of Compute Engine are named by that the components use; images are checked where they are used. */
const COLLECTIONS = [
    ...["addresses", "backendServices", "firewalls", "forwardingRules", "healthChecks", "instanceGroupManagers"],
    ...["instanceGroups", "instanceTemplates", "instances", "networks", "routers", "subnetworks"],
];
const COMPUTE_LINK = new RegExp(
    `^(https://www\\.googleapis\\.com/compute/v1/)?projects/[^/]+/(global|(regions|zones)/[^/]+)/(${COLLECTIONS.join("|")})/[^/]+$`,
);
const SECRET_LINK = /^projects\/[^/]+\/secrets\/[^/]+$/;
const ACCOUNT_EMAIL = /^[a-z0-9-]+@(?!gcp-sa-)[a-z0-9-]+\.iam\.gserviceaccount\.com$/;
/** Every provider adds it to the labels of what it creates. */
const ATTRIBUTION = { "goog-pulumi-provisioned": "true" };

/** Google Cloud, as far as connectors need it. */
export function openGcp(parts: CloudParts): SimulatedCloud {
    const { sdk, objects, service } = parts;
    const cleanUp = new CleanUpFunctions(objects, service);
    const kinds = [ZONE_GROUP, REGION_GROUP].map((type) => instanceGroups(type, objects));
    const machines = openMachines(
        parts,
        new GcpHost(objects),
        () => kinds,
        () => cleanUp.all(),
    );
    return { cloud: new Cloud(factsOf(machines, objects), sdk, objects), ...machines };
}

function factsOf({ fleet, groups, events }: Machines, objects: Objects): CloudFacts {
    return {
        name: "gcp",
        packageName: "@pulumi/gcp",
        strictness: { converts: true, openEnums: new Set(), documentedEnums: true },
        // Project, region and zone may be missing: objects can name their own.
        scope: ({ project, region, zone, defaultLabels }) => ({
            ...scopeIn({ project, region, zone }, {}),
            ...(isMap(defaultLabels) && { defaultLabels: JSON.stringify(defaultLabels) }),
        }),
        space: () => "",
        scopeOf: (inputs, scope) => ({ ...scope, ...scopeIn(inputs, scope) }),
        types: {
            ...networkTypes(objects),
            ...loadBalancingTypes(objects),
            ...instanceTypes(fleet, objects),
            ...groupTypes(objects, groups),
            ...identity.types,
            ...secrets.types,
            ...functionTypes(objects),
            ...dns.types,
        },
        functions,
        defaults: {
            id: ({ name, scope }) => `projects/${scope.project}/${name}`,
            outputs: ({ scope: { project, region, zone } }) => ({ project, region, zone }),
            derived: ({ labels }, { defaultLabels = "{}" }) => ({
                effectiveLabels: { ...JSON.parse(defaultLabels), ...ATTRIBUTION, ...(isMap(labels) && labels) },
                pulumiLabels: { ...JSON.parse(defaultLabels), ...ATTRIBUTION, ...(isMap(labels) && labels) },
            }),
            nameProperty: (inputs, outputs) => (inputs.has("name") && outputs.has("name") ? "name" : undefined),
            autoName: (name, random) => `${name}-${random}`,
        },
        isReference: (value) => COMPUTE_LINK.test(value) || SECRET_LINK.test(value) || ACCOUNT_EMAIL.test(value),
        async settled() {
            await fleet.retry();
            await events.settle();
        },
    };
}

/** Links are as good as names; a zone says its region. */
function scopeIn(inputs: Values, scope: Readonly<Record<string, string>>): Record<string, string> {
    const zone = short(inputs.zone) ?? scope.zone;
    const project = text(inputs.project) ?? scope.project;
    const region = short(inputs.region) ?? regionIn(inputs.zone) ?? scope.region ?? regionIn(zone);
    return Object.fromEntries(
        Object.entries({ project, region, zone }).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, value]],
        ),
    );
}

function short(link: Value | undefined): string | undefined {
    const value = text(link);
    return value === undefined ? undefined : nameIn(value);
}
