import { Cloud } from "../cloud";
import { CloudError, type CloudFacts } from "../facts";
import { type Machines, openMachines } from "../machines/open";
import type { Objects } from "../objects";
import type { CloudParts, SimulatedCloud } from "../simulated";
import { isMap, text } from "../values";
import { functions } from "./account";
import { autoscalingTypes } from "./autoscaling";
import { CleanUpFunctions } from "./cleanUp";
import { ACCOUNT, arn, randomId } from "./common";
import { AwsHost } from "./host";
import * as identity from "./identity";
import { instanceTypes } from "./instances";
import { autoScalingGroups } from "./launch";
import * as loadBalancing from "./loadBalancing";
import * as network from "./network";
import * as secrets from "./secrets";
import * as services from "./services";

/** Services whose objects belong to the account, not to a region. */
const GLOBAL = /^aws:(iam|route53|cloudfront)\//;
/** Ids that AWS writes for what the components use; images are checked where they are used. */
const NUMBERED = /^(eipalloc|eni|i|igw|lt|nat|rtb|sg|sgr|subnet|vpc|vpce|vpce-svc)-[0-9a-f]{8,}$/;
const OWN_ARN = new RegExp(`^arn:[\\w-]+:[\\w-]+:[\\w-]*:${ACCOUNT}:(?!root$)[^*?]+$`);

/** Amazon Web Services, as far as connectors need it. */
export function openAws(parts: CloudParts): SimulatedCloud {
    const { sdk, objects, service } = parts;
    const machines = openMachines(parts, new AwsHost(objects), (fleet) => [
        autoScalingGroups(objects, new CleanUpFunctions(objects, fleet, service)),
    ]);
    return { cloud: new Cloud(factsOf(machines, objects), sdk, objects), ...machines };
}

function factsOf({ fleet, groups, events }: Machines, objects: Objects): CloudFacts {
    return {
        name: "aws",
        packageName: "@pulumi/aws",
        strictness: {
            converts: true,
            openEnums: new Set(["ec2.InstanceType", "Region", "lambda.Runtime"]),
            documentedEnums: true,
        },
        scope(config) {
            const region = text(config.region);
            if (region === undefined)
                throw new CloudError(
                    'missing the region; set it with "pulumi config set aws:region", or on the provider',
                );
            const tags = isMap(config.defaultTags) ? config.defaultTags.tags : undefined;
            return { region, ...(isMap(tags) && { defaultTags: JSON.stringify(tags) }) };
        },
        space: (type, { region = "" }) => (GLOBAL.test(type) ? "" : region),
        scopeOf: ({ region }, scope) => ({ ...scope, region: text(region) ?? scope.region ?? "" }),
        types: {
            ...network.types,
            ...instanceTypes(fleet, objects),
            ...autoscalingTypes(groups),
            ...loadBalancing.types,
            ...identity.types,
            ...secrets.types,
            ...services.types,
        },
        functions,
        defaults: {
            id: () => randomId("res"),
            outputs: ({ type, id, scope }) => ({
                region: scope.region,
                ownerId: ACCOUNT,
                arn: arn(scope, type.split(/[:/]/)[1] ?? "", id),
            }),
            derived: ({ tags }, { defaultTags = "{}" }) => ({
                tagsAll: { ...JSON.parse(defaultTags), ...(isMap(tags) && tags) },
            }),
            nameProperty: (inputs, outputs) => (inputs.has("name") && outputs.has("name") ? "name" : undefined),
            autoName: (name, random) => `${name}-${random}`,
        },
        isReference: (value) => NUMBERED.test(value) || OWN_ARN.test(value),
        async settled() {
            await fleet.retry();
            await events.settle();
        },
    };
}
