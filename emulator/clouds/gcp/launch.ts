import type { GroupKind, Place } from "../machines/groupKind";
import type { CloudObject, Objects } from "../objects";
import { isMap, maps, plainValues, text, texts, type Value, type Values } from "../values";
import { instanceNumber, linked, nameIn, regionOf, zonesOf } from "./common";
import { SUBNETWORK } from "./network";

export const TEMPLATE = "gcp:compute/instanceTemplate:InstanceTemplate";
export const ZONE_GROUP = "gcp:compute/instanceGroupManager:InstanceGroupManager";
export const REGION_GROUP = "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager";
export const ZONE_AUTOSCALER = "gcp:compute/autoscaler:Autoscaler";
export const REGION_AUTOSCALER = "gcp:compute/regionAutoscaler:RegionAutoscaler";

/** What a machine is started with, by the inputs of an instance or of a template. */
export function launchOf(inputs: Values, objects: Objects): Values {
    const { metadata, metadataStartupScript, serviceAccount, tags, networkInterfaces, scheduling } = inputs;
    const { email, scopes } = isMap(serviceAccount) ? serviceAccount : {};
    const all = isMap(metadata) ? metadata : {};
    return {
        metadata: {
            ...all,
            ...(text(metadataStartupScript) !== undefined && { "startup-script": metadataStartupScript }),
        },
        account: text(email) ?? "",
        scopes: texts(scopes),
        tags: texts(tags),
        spot: isMap(scheduling) && (scheduling.provisioningModel === "SPOT" || scheduling.preemptible === true),
        networks: maps(networkInterfaces).map((each) => networkOf(each, objects)),
    };
}

/** Id of the network that an interface is in. */
export function networkOf({ subnetwork, network }: Values, objects: Objects): string {
    return text(linked(objects, SUBNETWORK, subnetwork)?.outputs.network) ?? text(network) ?? "";
}

/** Managed instance groups start instances from templates: in their zone, or in zones of their region. */
export function instanceGroups(type: string, objects: Objects): GroupKind {
    return {
        type,
        newId: instanceNumber,
        wanted(group) {
            const { targetSize } = plainValues(group.outputs);
            const size = Number(targetSize ?? 0);
            const { minReplicas, maxReplicas } = policyOf(group, objects) ?? { minReplicas: 0, maxReplicas: size };
            return Math.min(Math.max(size, Number(minReplicas)), Number(maxReplicas));
        },
        resized: (group, targetSize) => ({ ...group, outputs: { ...group.outputs, targetSize } }),
        places(group) {
            const launch = templateOf(group, objects);
            return zonesOfGroup(group).map((zone): Place => ({ zone, launch }));
        },
    };
}

/** The policy of the autoscaler of a group, if it has one. */
function policyOf(group: CloudObject, objects: Objects): Values | undefined {
    const autoscaler = [ZONE_AUTOSCALER, REGION_AUTOSCALER]
        .flatMap((type) => objects.all(type))
        .find(({ outputs }) => outputs.target === group.id || outputs.target === group.outputs.selfLink);
    const policy = autoscaler && plainValues(autoscaler.outputs).autoscalingPolicy;
    return isMap(policy) ? policy : undefined;
}

function templateOf(group: CloudObject, objects: Objects): Values {
    const [version] = maps(plainValues(group.outputs).versions);
    const template = linked(objects, TEMPLATE, version?.instanceTemplate);
    return template ? launchOf(plainValues(template.inputs), objects) : {};
}

function zonesOfGroup({ type, scope, outputs }: CloudObject): readonly string[] {
    if (type === ZONE_GROUP) return [scope.zone ?? ""];
    const chosen = texts(plainValues(outputs).distributionPolicyZones);
    return chosen.length > 0 ? chosen.map(nameIn) : zonesOf(scope.region ?? "");
}

/** The region of an object in a zone, as links and names say it. */
export function regionIn(zone: Value | undefined): string | undefined {
    const name = text(zone);
    return name === undefined ? undefined : regionOf(nameIn(name));
}
