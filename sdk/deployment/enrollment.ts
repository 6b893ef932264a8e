import * as pulumi from "@pulumi/pulumi";
import { AppConnectorGroup, type AppConnectorGroupArgs, ProvisioningKey } from "..";
import type { ArgumentChecks } from "../argumentChecks";

/** Settings of the App Connector group: see `AppConnectorGroup`. */
export interface ConnectorGroupArgs extends Partial<AppConnectorGroupArgs> {}

/** The provisioning key that machines enroll with. */
export interface EnrollmentArgs {
    /**
     * How often the key can be used. It must be enough for all machines, and for those that take their place.
     * @default ten times the number of machines; at least 100 with auto scaling
     */
    maxUsage?: number;
    /** A key that exists, instead of a new one; its uses are not checked. @default a new key */
    existingKey?: pulumi.Input<string>;
}

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

/** Reports a key that not all machines could enroll with. */
export function checkEnrollment(
    checks: ArgumentChecks,
    { maxUsage, existingKey }: EnrollmentArgs,
    { machines }: Enrolling,
): void {
    if (maxUsage === undefined) return;
    if (maxUsage < machines) {
        checks.fault(
            "enrollment.maxUsage",
            `is ${maxUsage}, and ${machines} machines enroll with the key; set at least ${machines}, and more for those that take their place`,
        );
    }
    if (existingKey !== undefined) {
        checks.fault("enrollment.maxUsage", "is set beside existingKey, whose uses it cannot change; omit one of them");
    }
}

/** What machines enroll in, and with. */
export interface Enrollment {
    readonly group: AppConnectorGroup;
    /** Unless the program brings a key. */
    readonly provisioningKey?: ProvisioningKey;
    /** The start script. It has the key, so it is secret. */
    readonly script: pulumi.Output<string>;
    /** The same in base64. */
    readonly startScript: pulumi.Output<string>;
}

/** Creates the group, and a key unless the program brings one. */
export function createEnrollment(
    parent: pulumi.Resource,
    name: string,
    group: AppConnectorGroupArgs,
    { maxUsage, existingKey }: EnrollmentArgs,
    enrolling: Enrolling,
): Enrollment {
    // Its connectors are the machines of the component, and go with them.
    const connectorGroup = new AppConnectorGroup(name, { deleteConnectorsOnDelete: true, ...group }, { parent });
    if (existingKey !== undefined) {
        // Machines wait for the group, and go before it: one with connectors that are connected cannot be deleted.
        const key = pulumi.all([pulumi.secret(existingKey), connectorGroup.id]).apply(([given]) => given);
        return { group: connectorGroup, ...startScripts(key) };
    }
    const keyArgs = { name: group.name, group: connectorGroup, maxUsage: maxUsage ?? usesFor(enrolling) };
    const provisioningKey = new ProvisioningKey(name, keyArgs, { parent: connectorGroup });
    return { group: connectorGroup, provisioningKey, ...startScripts(provisioningKey.provisioningKey) };
}

function usesFor({ machines, autoScaling }: Enrolling): number {
    const uses = machines * USES_PER_MACHINE;
    return autoScaling ? Math.max(uses, LEAST_USES_SCALING) : uses;
}

/** It gives the connector of Zscaler's image its key before the connector starts. */
function startScripts(provisioningKey: pulumi.Output<string | undefined>): Pick<Enrollment, "script" | "startScript"> {
    const script = provisioningKey.apply((key = "") => scriptWith(key.trim()));
    return { script, startScript: script.apply((text) => Buffer.from(text).toString("base64")) };
}

function scriptWith(key: string): string {
    const lines = [
        "#!/usr/bin/bash",
        "# The connector was started without a key when the machine booted.",
        "systemctl stop zpa-connector",
        `echo "${key}" > /opt/zscaler/var/provision_key`,
        "chmod 644 /opt/zscaler/var/provision_key",
        "systemctl start zpa-connector",
        "yum update -y &",
        "",
    ];
    return lines.join("\n");
}
