import * as pulumi from "@pulumi/pulumi";
import { type Cloud, CloudConnectorGroup, type CloudConnectorGroupArgs, type ProvisioningUrl } from "..";
import { isProvisioningUrl } from "./provisioningUrl";

/** Settings of an adopted group: see `CloudConnectorGroup`. */
export type AdoptedGroupArgs = Pick<
    CloudConnectorGroupArgs,
    "waitMinutes" | "upgradeDay" | "upgradeStart" | "upgradeEnd" | "enabled" | "releaseChannel" | "resetOnDestroy"
>;

/** A zone that machines run in. */
export interface AdoptedZone {
    /** As the program names it. */
    readonly key: string;
    /** Part of the names of children. @default `key` */
    readonly label?: string;
    /** As Zscaler names it. @default `key` */
    readonly zone?: pulumi.Input<string>;
}

/** What the groups of a deployment are adopted by. */
export interface Adoption {
    readonly name: string;
    readonly provisioningUrl: ProvisioningUrl | pulumi.Input<string>;
    readonly cloud: Cloud;
    readonly network: pulumi.Input<string>;
    readonly zones: readonly AdoptedZone[];
    readonly settings: Readonly<Record<string, AdoptedGroupArgs>>;
    /** What starts the machines: a group appears when the first of them registers. */
    readonly machines: pulumi.Input<pulumi.Resource>[];
    readonly parent: pulumi.Resource;
}

/** Waits for the Cloud Connector group of each zone, and manages it. */
export function adoptGroups(adoption: Adoption): Record<string, CloudConnectorGroup> {
    const { name, zones, settings, machines, parent } = adoption;
    const adopted = zones.map(({ key, label = key, zone = key }) => {
        const args = { ...identityOf(adoption, zone), ...settings[key] };
        return [key, new CloudConnectorGroup(`${name}-${label}`, args, { parent, dependsOn: machines })] as const;
    });
    return Object.fromEntries(adopted);
}

/** A URL that another program manages is known by its text only: the group is then found by the name that Zscaler gives it. */
function identityOf(
    { provisioningUrl, cloud, network }: Adoption,
    zone: pulumi.Input<string>,
): CloudConnectorGroupArgs {
    if (isProvisioningUrl(provisioningUrl)) return { deployment: { provisioningUrl, cloud, network, zone } };
    return { groupName: pulumi.interpolate`zs-cc-${network}-${zone}` };
}
