import type { GroupKind, Hook, Hooks, Place, WarmPool } from "../machines/groupKind";
import type { CloudObject, Objects } from "../objects";
import { isMap, maps, plainValues, text, texts, type Value, type Values } from "../values";
import type { CleanUpFunctions } from "./cleanUp";
import { randomId } from "./common";
import { INTERFACE, SUBNET } from "./host";

export const GROUP = "aws:autoscaling/group:Group";
export const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const HOOK = "aws:autoscaling/lifecycleHook:LifecycleHook";

/** Where an instance is started, and with what, by its own inputs. */
export function placeOfInstance(inputs: Values, objects: Objects): Place {
    const primary = isMap(inputs.primaryNetworkInterface)
        ? text(inputs.primaryNetworkInterface.networkInterfaceId)
        : undefined;
    const subnet =
        text(inputs.subnetId) ??
        text(objects.withId(primary ?? "").find(({ type }) => type === INTERFACE)?.outputs.subnetId);
    const userData = text(inputs.userDataBase64) ?? encoded(text(inputs.userData));
    const profile = text(inputs.iamInstanceProfile);
    const spot = isSpot(inputs.instanceMarketOptions);
    const launch = { userData, profile, subnet, securityGroups: inputs.vpcSecurityGroupIds, primary, spot };
    return { zone: zoneOf(subnet, objects), launch: withoutHoles(launch) };
}

/** Auto Scaling groups start instances from launch templates, in each of their subnets. */
export function autoScalingGroups(objects: Objects, functions: CleanUpFunctions): GroupKind {
    return {
        type: GROUP,
        newId: () => randomId("i"),
        wanted({ outputs }) {
            const { desiredCapacity, minSize, maxSize } = plainValues(outputs);
            return Math.min(Math.max(Number(desiredCapacity), Number(minSize)), Number(maxSize));
        },
        resized: (group, desiredCapacity) => ({ ...group, outputs: { ...group.outputs, desiredCapacity } }),
        places(group) {
            const { vpcZoneIdentifiers, launchTemplate } = plainValues(group.outputs);
            const template = templateOf(launchTemplate, objects);
            return texts(vpcZoneIdentifiers).map((subnet) => placeOfTemplate(template, subnet, objects));
        },
        hooks: (group) => hooksOf(group, objects),
        warmPool,
        released: (machine, group) => functions.released(machine, group),
        lost: (machine, group) => functions.lost(machine, group),
    };
}

/** Those that the group was made with, and those that were added. */
function hooksOf({ id, space, inputs }: CloudObject, objects: Objects): Hooks {
    const added = objects
        .all(HOOK)
        .filter((hook) => hook.space === space && hook.outputs.autoscalingGroupName === id)
        .map((hook) => plainValues(hook.outputs));
    const all = [...maps(plainValues(inputs).initialLifecycleHooks), ...added];
    const of = (transition: string): Hook | undefined => {
        const hooks = all.filter(({ lifecycleTransition }) => text(lifecycleTransition)?.endsWith(transition));
        if (hooks.length === 0) return undefined;
        const seconds = Math.max(...hooks.map(({ heartbeatTimeout }) => Number(heartbeatTimeout ?? HOOK_SECONDS)));
        const isContinued = hooks.every(({ defaultResult }) => defaultResult === "CONTINUE");
        return { seconds, result: isContinued ? "continue" : "abandon" };
    };
    const [launching, terminating] = [of("_LAUNCHING"), of("_TERMINATING")];
    return { ...(launching && { launching }), ...(terminating && { terminating }) };
}

/** How long a hook holds a machine that does not say it. */
const HOOK_SECONDS = 3_600;

/** Machines are prepared until as many are there as the group may have, unless the pool has a limit of its own. */
function warmPool({ outputs }: CloudObject): WarmPool | undefined {
    const { warmPool: pool, maxSize, desiredCapacity } = plainValues(outputs);
    if (!isMap(pool)) return undefined;
    const { minSize, maxGroupPreparedCapacity, poolState, instanceReusePolicy: reuse } = pool;
    const prepared = Number(maxGroupPreparedCapacity ?? maxSize) - Number(desiredCapacity);
    return {
        size: Math.max(Number(minSize ?? 0), prepared),
        state: poolState === "Running" ? "running" : "stopped",
        takesBack: isMap(reuse) && reuse.reuseOnScaleIn === true,
    };
}

function placeOfTemplate(template: Values, subnet: string, objects: Objects): Place {
    const interfaces = maps(template.networkInterfaces).map((each) => ({
        subnet: text(each.subnetId) ?? subnet,
        securityGroups: texts(each.securityGroups),
    }));
    const { iamInstanceProfile: named } = template;
    const profile = isMap(named) ? (text(named.name) ?? text(named.arn)) : undefined;
    const launch = {
        spot: isSpot(template.instanceMarketOptions),
        userData: text(template.userData),
        profile,
        subnet,
        securityGroups: template.vpcSecurityGroupIds,
        interfaces,
    };
    return { zone: zoneOf(subnet, objects), launch: withoutHoles(launch) };
}

function templateOf(launchTemplate: Value | undefined, objects: Objects): Values {
    const { id, name } = isMap(launchTemplate) ? launchTemplate : {};
    const template: CloudObject | undefined = objects
        .all(TEMPLATE)
        .find((each) => each.id === id || each.outputs.name === name);
    return template ? plainValues(template.inputs) : {};
}

function zoneOf(subnet: string | undefined, objects: Objects): string {
    return text(objects.all(SUBNET).find(({ id }) => id === subnet)?.outputs.availabilityZone) ?? "";
}

function isSpot(options: Value | undefined): true | undefined {
    return isMap(options) && options.marketType === "spot" ? true : undefined;
}

function encoded(userData: string | undefined): string | undefined {
    return userData === undefined ? undefined : Buffer.from(userData).toString("base64");
}

function withoutHoles(values: Values): Values {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
