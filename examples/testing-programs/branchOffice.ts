import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";

export interface BranchOfficeArgs {
    city: string;
    country: string;
    latitude: number;
    longitude: number;
    /** App Connectors in the office. At least 2, so that one is left while the other is upgraded. */
    connectors: number;
    /** SCIM group of the people who work there. */
    staff: pulumi.Input<string>;
}

/** The connectors of an office, and the rule that lets its staff reach the office's applications. */
export class BranchOffice extends pulumi.ComponentResource {
    readonly group: zscaler.AppConnectorGroup;
    readonly key: zscaler.ProvisioningKey;
    readonly rule: zscaler.AccessRule;

    constructor(name: string, args: BranchOfficeArgs, options?: pulumi.ComponentResourceOptions) {
        super("company:BranchOffice", name, {}, options);
        const { city, country, latitude, longitude, connectors } = args;
        if (connectors < 2) throw new Error(`${name}: an office needs at least 2 connectors, not ${connectors}`);
        const parent = { parent: this };

        this.group = new zscaler.AppConnectorGroup(
            name,
            { name: `Branch ${city}`, location: `${city}, ${country}`, latitude, longitude, upgradeDay: "Sunday" },
            parent,
        );
        this.key = new zscaler.ProvisioningKey(
            name,
            { name: `Branch ${city}`, group: this.group, maxUsage: connectors },
            parent,
        );

        const intranet = new zscaler.SegmentGroup(name, { name: `${city} intranet` }, parent);
        const directory = zscaler.getIdentityProviderOutput({ name: "Corporate directory" }, parent);
        const staff = zscaler.getScimGroupOutput({ identityProvider: directory.id, name: args.staff }, parent);
        this.rule = new zscaler.AccessRule(
            name,
            {
                name: `${city} intranet for its staff`,
                action: "Allow",
                conditions: [
                    { segmentGroups: [intranet] },
                    { scimGroups: [{ identityProvider: directory.id, group: staff.id }] },
                ],
            },
            parent,
        );
        this.registerOutputs();
    }
}
