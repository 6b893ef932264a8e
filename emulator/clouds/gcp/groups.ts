import { problem, type Surroundings, type TypeFacts } from "../facts";
import type { MachineGroups } from "../machines/groups";
import type { CloudObject, Objects } from "../objects";
import type { Problem } from "../schema/validate";
import { isList, isMap, text, texts, type Value, type Values } from "../values";
import { API, computeType, type Extent, linked, rangeProblems, zonesOf } from "./common";
import { REGION_AUTOSCALER, REGION_GROUP, ZONE_AUTOSCALER, ZONE_GROUP } from "./launch";

const ACTIONS = ["NONE", "REFRESH", "RESTART", "REPLACE"];
const GROUP_LISTS = {
    "updatePolicy.type": ["PROACTIVE", "OPPORTUNISTIC"],
    "updatePolicy.minimalAction": ACTIONS,
    "updatePolicy.mostDisruptiveAllowedAction": ACTIONS,
    "updatePolicy.replacementMethod": ["RECREATE", "SUBSTITUTE"],
    "updatePolicy.instanceRedistributionType": ["PROACTIVE", "NONE"],
};

/** Managed instance groups and their autoscalers. */
export function groupTypes(objects: Objects, groups: MachineGroups): Readonly<Record<string, TypeFacts>> {
    const group = (extent: Extent): TypeFacts =>
        computeType(extent, "instanceGroupManagers", objects, {
            outputs: ({ id, inputs }) => ({
                instanceGroup: `${API}${id.replace("/instanceGroupManagers/", "/instanceGroups/")}`,
                targetSize: inputs.targetSize ?? 0,
            }),
            replaces: ["baseInstanceName", "description", ...(extent === "region" ? ["distributionPolicyZones"] : [])],
            lists: GROUP_LISTS,
            check: [
                zoneProblems,
                (inputs, around) => updateProblems(inputs, extent === "region" ? zonesIn(inputs, around).length : 1),
                healingProblems,
            ],
            effects: {
                created: (object) => groups.reconcile(object),
                changed: (object) => groups.reconcile(object),
                deleted: (object, within = Number.POSITIVE_INFINITY) => groups.dissolve(object, within),
            },
        });
    const reconcileTarget = async ({ type, outputs }: CloudObject) => {
        const target = linked(objects, type === ZONE_AUTOSCALER ? ZONE_GROUP : REGION_GROUP, outputs.target);
        if (target) await groups.reconcile(target);
    };
    const autoscaler = (extent: Extent): TypeFacts =>
        computeType(extent, "autoscalers", objects, {
            replaces: ["target"],
            lists: { "autoscalingPolicy.mode": ["OFF", "ON", "ONLY_UP", "ONLY_SCALE_OUT"] },
            check: [policyProblems, stateProblems],
            effects: { created: reconcileTarget, changed: reconcileTarget },
        });
    return {
        [ZONE_GROUP]: group("zone"),
        [REGION_GROUP]: group("region"),
        [ZONE_AUTOSCALER]: autoscaler("zone"),
        [REGION_AUTOSCALER]: autoscaler("region"),
    };
}

function zonesIn({ distributionPolicyZones }: Values, { scope }: Surroundings): readonly string[] {
    const chosen = texts(distributionPolicyZones);
    return chosen.length > 0 ? chosen : zonesOf(scope.region ?? "");
}

function zoneProblems({ distributionPolicyZones }: Values, { scope: { region = "" } }: Surroundings): Problem[] {
    const zones = zonesOf(region);
    return texts(distributionPolicyZones).flatMap((zone, index) => {
        if (zones.includes(zone)) return [];
        return [
            problem(`distributionPolicyZones[${index}]`, zone, `must be a zone of ${region} (${zones.join(", ")})`),
        ];
    });
}

function updateProblems({ updatePolicy: policy }: Values, zones: number): Problem[] {
    if (!isMap(policy)) return [];
    const { maxSurgeFixed: surge, maxUnavailableFixed: unavailable, replacementMethod } = policy;
    const problems = Object.entries({ maxSurgeFixed: surge, maxUnavailableFixed: unavailable }).flatMap(
        ([name, value]) =>
            isFewerThan(value, zones)
                ? [problem(`updatePolicy.${name}`, value, `must be 0 or at least the number of zones (${zones})`)]
                : [],
    );
    if (surge === 0 && unavailable === 0)
        problems.push(problem("updatePolicy.maxSurgeFixed", surge, "must not be 0 when maxUnavailableFixed is"));
    if (replacementMethod === "RECREATE" && surge !== undefined && surge !== 0)
        problems.push(problem("updatePolicy.maxSurgeFixed", surge, "must be 0 with replacementMethod RECREATE"));
    return problems;
}

function isFewerThan(value: Value | undefined, zones: number): boolean {
    return value !== undefined && Number(value) > 0 && Number(value) < zones;
}

function healingProblems({ autoHealingPolicies: healing }: Values): Problem[] {
    if (!isMap(healing)) return [];
    return rangeProblems("autoHealingPolicies.initialDelaySec", healing.initialDelaySec, 0, 3_600);
}

function policyProblems({ autoscalingPolicy: policy }: Values): Problem[] {
    if (!isMap(policy)) return [];
    const { minReplicas, maxReplicas, metrics, cpuUtilization, loadBalancingUtilization, scalingSchedules } = policy;
    const problems = [];
    if (Number(minReplicas) > Number(maxReplicas))
        problems.push(
            problem("autoscalingPolicy.minReplicas", minReplicas, `must be at most maxReplicas (${maxReplicas})`),
        );
    if ([metrics, cpuUtilization, loadBalancingUtilization, scalingSchedules].every((signal) => signal === undefined))
        problems.push(problem("autoscalingPolicy.metrics", undefined, "is required, or cpuUtilization"));
    return problems;
}

/** Groups with state keep their machines; an autoscaler would have to remove some. */
function stateProblems({ target }: Values, { objects }: Surroundings): Problem[] {
    const group = [ZONE_GROUP, REGION_GROUP].map((type) => linked(objects, type, text(target))).find((each) => each);
    const isStateful = ["statefulDisks", "statefulInternalIps", "statefulExternalIps"].some((name) => {
        const parts = group?.outputs[name];
        return isList(parts) && parts.length > 0;
    });
    return isStateful ? [problem("target", target, "must be a group without stateful disks or addresses")] : [];
}
