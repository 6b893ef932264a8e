import * as pulumi from "@pulumi/pulumi";
import { AppConnectorGroup, EnrollmentUserCodes, ProvisioningKey } from "..";
import { type ArgumentChecks, checkedOutput } from "../argumentChecks";
import type { EnrollingArgs } from "./arguments";
import type { placeOf } from "./place";
import { base64, keyScript } from "./startScripts";

/** The machines that enroll. */
export interface Enrolling {
    /** The greatest number of them that run at once. */
    readonly machines: number;
    readonly autoScaling: boolean;
}

/** More connectors of a group cannot enroll. */
export const MOST_APP_CONNECTORS = 100;
/** Keys of groups that scale are used for every machine that ever starts. */
const LEAST_USES_SCALING = 100;
const USES_PER_MACHINE = 10;
/** As the service calls it. */
const DEFAULT_MICROTENANT = "0";
/** Version, host and text. */
const KEY_PATTERN = /^\s*[^|\s]+\|[^|\s]+\|[^|]+$/;

/** Reports what machines could not enroll with, or would enroll with elsewhere. */
export function checkEnrollment(
    checks: ArgumentChecks,
    { group, existingGroup, enrollment = {} }: EnrollingArgs,
    enrolling: Enrolling,
): void {
    const { maxUsage, existingKey, userCodes } = enrollment;
    if (group !== undefined && existingGroup !== undefined)
        checks.fault("group", "is set beside existingGroup, whose settings stay as they are; omit one of them");
    if (existingKey !== undefined && existingGroup === undefined) {
        checks.fault(
            "enrollment.existingKey",
            "is set without existingGroup, and machines join the group that the key was made for; set existingGroup to that group, or omit the key",
        );
    }
    if (existingKey !== undefined && maxUsage !== undefined)
        checks.fault("enrollment.maxUsage", "is set beside existingKey, whose uses it cannot change; omit one of them");
    if (userCodes !== undefined) {
        if (existingKey !== undefined || maxUsage !== undefined)
            checks.fault("enrollment.userCodes", "is set beside a key, and machines enroll with one of them; omit one");
        checkUserCodes(checks, userCodes, enrolling);
    } else if (maxUsage !== undefined && !Number.isInteger(maxUsage)) {
        checks.fault("enrollment.maxUsage", `is ${maxUsage}; set a whole number`);
    } else if (maxUsage !== undefined && maxUsage < enrolling.machines) {
        checks.fault(
            "enrollment.maxUsage",
            `is ${maxUsage}, less than the number of machines (${enrolling.machines}); set at least ${enrolling.machines}, and more for those that take their place`,
        );
    }
}

/** Reports machines that would wait without end: nobody reads the codes of those that start by themselves. */
function checkUserCodes(
    checks: ArgumentChecks,
    userCodes: readonly unknown[],
    { machines, autoScaling }: Enrolling,
): void {
    if (autoScaling) {
        checks.fault(
            "enrollment.userCodes",
            'is set, but machines that start later would wait without end; set capacity.kind "fixed", or enroll with a key',
        );
    }
    if (userCodes.length > machines) {
        checks.fault(
            "enrollment.userCodes",
            `has ${userCodes.length} codes, more than the number of machines (${machines}); remove those that are used`,
        );
    }
}

/** What a component enrolls, and where. */
export interface EnrollmentSetting {
    readonly parent: pulumi.Resource;
    /** The component, such as `AppConnectors "payroll"`. */
    readonly subject: string;
    readonly name: string;
    readonly args: EnrollingArgs;
    readonly enrolling: Enrolling;
    /** Where a new group is. */
    readonly place: () => ReturnType<typeof placeOf>;
}

/** What machines enroll in, and with. */
export interface Enrollment {
    readonly group: AppConnectorGroup;
    /** Unless the program brings a key, or machines show codes. */
    readonly provisioningKey?: ProvisioningKey;
    /** Once there are codes. */
    readonly enrollmentUserCodes?: EnrollmentUserCodes;
    /** The start script that has the key, so it is secret; none if machines show codes. */
    readonly script?: pulumi.Output<string>;
    /** The same in base64. */
    readonly startScript?: pulumi.Output<string>;
}

/** Creates what machines enroll in and with, as far as the program does not bring it. */
export function createEnrollment(setting: EnrollmentSetting): Enrollment {
    const { parent, name, args, enrolling } = setting;
    const { maxUsage, existingKey, userCodes } = args.enrollment ?? {};
    const group = groupOf(setting);
    const isNew = args.existingGroup === undefined;
    const options = { parent: isNew ? group : parent };
    const microtenantId = isNew
        ? args.group?.microtenantId
        : group.microtenantId.apply((id = DEFAULT_MICROTENANT) => id);
    if (userCodes !== undefined) {
        if (userCodes.length === 0) return { group };
        const codes = new EnrollmentUserCodes(name, { group, userCodes, microtenantId }, options);
        return { group, enrollmentUserCodes: codes };
    }
    if (existingKey !== undefined) {
        // Machines wait for the group, and go before it: one with connectors that are connected cannot be deleted.
        const key = pulumi.all([existingKeyOf(setting.subject, existingKey, group), group.id]).apply(([text]) => text);
        return { group, ...scriptsWith(key) };
    }
    const uses = maxUsage ?? usesFor(enrolling);
    const keyArgs = { name: args.group?.name ?? name, group, maxUsage: uses, microtenantId };
    const provisioningKey = new ProvisioningKey(name, keyArgs, options);
    return { group, provisioningKey, ...scriptsWith(provisioningKey.provisioningKey.apply((key = "") => key)) };
}

function groupOf({ parent, name, args: { group, existingGroup }, place }: EnrollmentSetting): AppConnectorGroup {
    if (existingGroup === undefined) {
        // Its connectors are the machines of the component, and go with them.
        return new AppConnectorGroup(name, { deleteConnectorsOnDelete: true, name, ...place(), ...group }, { parent });
    }
    if (pulumi.CustomResource.isInstance(existingGroup)) return existingGroup;
    return AppConnectorGroup.get(name, existingGroup, { parent });
}

/** The value of a key, once it is known to be one, and as far as that can be known, one of the group. */
function existingKeyOf(
    subject: string,
    given: ProvisioningKey | pulumi.Input<string>,
    group: AppConnectorGroup,
): pulumi.Output<string> {
    if (!pulumi.CustomResource.isInstance(given)) {
        return checkedOutput(pulumi.secret(given), subject, (text) => {
            if (KEY_PATTERN.test(text)) return undefined;
            return "enrollment.existingKey is not the value of a provisioning key, which has three parts: VERSION|HOST|TEXT; set the value, not the name or the id";
        });
    }
    const sameGroup = checkedOutput(pulumi.all([given.group, group.id]), subject, ([ofKey, id]) => {
        if (ofKey === id) return undefined;
        return `enrollment.existingKey is a key of the group ${ofKey}, and existingGroup is ${id}; set existingGroup to the group of the key`;
    });
    const value = checkedOutput(given.provisioningKey, subject, (text) => {
        if (text !== undefined) return undefined;
        return "enrollment.existingKey is a key whose value cannot be read again; set the value itself";
    });
    return pulumi.all([value, sameGroup]).apply(([text = ""]) => text);
}

function usesFor({ machines, autoScaling }: Enrolling): number {
    const uses = machines * USES_PER_MACHINE;
    return autoScaling ? Math.max(uses, LEAST_USES_SCALING) : uses;
}

function scriptsWith(key: pulumi.Output<string>): Required<Pick<Enrollment, "script" | "startScript">> {
    const script = key.apply((text) => keyScript(text.trim()));
    return { script, startScript: base64(script) };
}
