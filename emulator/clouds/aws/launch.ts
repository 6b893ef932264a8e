import type { GroupKind, Place } from "../machines/groups";
import type { CloudObject, Objects } from "../objects";
import { isMap, maps, plainValues, text, texts, type Value, type Values } from "../values";
import { randomId } from "./common";
import { INTERFACE, SUBNET } from "./host";

export const GROUP = "aws:autoscaling/group:Group";
export const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

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
    const launch = { userData, profile, subnet, securityGroups: inputs.vpcSecurityGroupIds, primary };
    return { zone: zoneOf(subnet, objects), launch: withoutHoles(launch) };
}

/** Auto Scaling groups start instances from launch templates, in each of their subnets. */
export function autoScalingGroups(objects: Objects): GroupKind {
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

function encoded(userData: string | undefined): string | undefined {
    return userData === undefined ? undefined : Buffer.from(userData).toString("base64");
}

function withoutHoles(values: Values): Values {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
