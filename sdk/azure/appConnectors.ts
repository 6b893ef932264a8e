import type * as compute from "@pulumi/azure-native/compute";
import type * as keyvault from "@pulumi/azure-native/keyvault";
import type * as monitor from "@pulumi/azure-native/monitor";
import type * as pulumi from "@pulumi/pulumi";
import type { AppConnectorGroup, EnrollmentUserCodes, ProvisioningKey } from "..";
import type { FixedAppConnectors as EachZone, EnrollingArgs, UserCodeArgs } from "../deployment/arguments";
import { Deployment, type Transform } from "../deployment/component";
import { createEnrollment } from "../deployment/enrollment";
import { placeOf } from "../deployment/place";
import { checkArguments, enrollingOf } from "./appConnectors/checks";
import { createMachines } from "./appConnectors/machines";
import { createSecurityGroup } from "./appConnectors/securityGroup";
import { createUserCodeSecrets } from "./appConnectors/userCodes";
import type { ScalingArgs } from "./common/autoScale";
import type { ImageArgs } from "./common/image";
import type { SignInArgs } from "./common/machine";
import { REGIONS } from "./common/regions";
import { lookUpSubnet } from "./common/subnets";
import type { NumberedZone } from "./common/zones";

/** The subnet and the zones that App Connectors run in. */
export interface AppConnectorNetworkArgs {
    /** Resource id of the subnet, which all zones of its region share. It must lead to the internet. */
    subnetId: pulumi.Input<string>;
    /** Zones, by their numbers. @default outside of zones */
    zones?: NumberedZone[];
    /** Region of the subnet, if the provider cannot look it up, as in another subscription. @default looked up */
    location?: pulumi.Input<string>;
}

/** A fixed number of machines in each zone, or outside of zones two unless `perZone` says otherwise. */
export interface FixedAppConnectors extends EachZone {
    /** Fault domains of the availability set outside of zones, from 1 to 3; some regions have two. @default 2 */
    faultDomains?: number;
}

/** One scale set of flexible orchestration over all zones; `min` and `max` count its machines, from 1 to 100. */
export interface ScalingAppConnectors extends ScalingArgs {
    /** As many as the load asks for. */
    kind: "autoScaling";
}

/** The machines of App Connectors. */
export interface AppConnectorMachineArgs extends SignInArgs, ImageArgs {
    /** Size of the machines; the page lists those that Zscaler supports. @default "Standard_D4s_v5" */
    vmSize?: string;
    /** Whether disks are encrypted on the host too, which the subscription must have the feature for. @default true */
    encryptionAtHost?: boolean;
}

/** What the firewall rules allow in. */
export interface AppConnectorAccessArgs {
    /** Whether the virtual network may reach the machines with SSH. @default false */
    ssh?: boolean;
}

/** Changes to the arguments of children before they are created: what the component has no argument for. */
export interface AppConnectorsTransforms {
    /** @default none */
    scaleSet?: Transform<compute.VirtualMachineScaleSetArgs>;
    /** @default none */
    virtualMachine?: Transform<compute.VirtualMachineArgs>;
}

/** Codes that machines show and write to a vault, with which they enroll. Only for a fixed number of machines. */
export interface VaultUserCodeArgs extends UserCodeArgs {
    /**
     * Vault for the codes, as a resource or by its resource id; it must use roles. Each machine writes its code to a secret
     * of its own, which nobody else in Azure may write but those who may write all of them.
     */
    vault: keyvault.Vault | pulumi.Input<string>;
}

/** Arguments of App Connectors on Azure, besides those of their group and their enrollment. */
export interface AppConnectorSettings {
    /** Name of the resource group that everything is created in. */
    resourceGroupName: pulumi.Input<string>;
    /** Where they run. */
    network: AppConnectorNetworkArgs;
    /** Their machines. */
    machine: AppConnectorMachineArgs;
    /** How many machines run. @default one per zone */
    capacity?: FixedAppConnectors | ScalingAppConnectors;
    /** What the firewall rules allow in. @default nothing */
    access?: AppConnectorAccessArgs;
    /** Resource id of a network security group to use instead of a new one. @default a new one, which lets nothing in */
    existingSecurityGroup?: pulumi.Input<string>;
    /** Tags of every resource. @default none */
    tags?: Record<string, pulumi.Input<string>>;
    /** Changes to the arguments of children. @default none */
    transform?: AppConnectorsTransforms;
}

/** Arguments of App Connectors on Azure. */
export type AppConnectorsArgs = AppConnectorSettings & EnrollingArgs<VaultUserCodeArgs>;

/**
 * App Connectors on Azure: an App Connector group at the place of the region, a provisioning key with enough uses or
 * verified user codes, and machines that enroll with them. They need no inbound port and no public address.
 *
 * @example Scale set in two zones
 * const connectors = new AppConnectors("payroll", {
 *     resourceGroupName: group.name,
 *     network: { subnetId: subnet.id, zones: ["1", "2"] },
 *     machine: { sshPublicKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE5v admin" },
 *     capacity: { kind: "autoScaling", min: 2, max: 6 },
 * });
 */
export class AppConnectors extends Deployment {
    /** The group, for server groups. */
    readonly group: AppConnectorGroup;
    /** The key, unless the program brings one, or machines enroll with codes. */
    readonly provisioningKey?: ProvisioningKey;
    /** The codes that are verified, once there are some. */
    readonly enrollmentUserCodes?: EnrollmentUserCodes;
    /** With user codes: the secret that each machine writes its code to, as `ZONE-NUMBER`. */
    readonly userCodeSecrets: Record<string, keyvault.Secret> = {};
    /** Fixed capacity: the machines, as `ZONE-NUMBER`. */
    readonly virtualMachines: Record<string, compute.VirtualMachine> = {};
    /** Fixed capacity outside of zones. */
    readonly availabilitySet?: compute.AvailabilitySet;
    readonly scaleSet?: compute.VirtualMachineScaleSet;
    readonly autoscaleSetting?: monitor.AutoscaleSetting;
    readonly securityGroupId: pulumi.Output<string>;

    /** @throws {InvalidInputError} if arguments are wrong or contradict one another; it names all of them */
    constructor(name: string, args: AppConnectorsArgs, options?: pulumi.ComponentResourceOptions) {
        super("azure:AppConnectors", name, options);
        const subject = `AppConnectors "${name}"`;
        checkArguments(subject, name, args);
        const subnet = lookUpSubnet(this, subject, args.network);
        const enrolled = createEnrollment({
            ...{ parent: this, subject, name, args, enrolling: enrollingOf(args) },
            place: () => placeOf(subject, args.group, REGIONS, () => subnet.location),
        });
        this.group = enrolled.group;
        this.provisioningKey = enrolled.provisioningKey;
        this.enrollmentUserCodes = enrolled.enrollmentUserCodes;
        const codes = createUserCodeSecrets(this, { subject, name, args, location: subnet.location });
        this.userCodeSecrets = codes.secrets;
        this.securityGroupId = createSecurityGroup(this, name, args, subnet.location);
        const machines = createMachines({
            ...{ parent: this, name, args, subnet },
            securityGroup: this.securityGroupId,
            codes,
            startScript: enrolled.startScript,
        });
        Object.assign(this, machines);
        this.registerOutputs({ group: this.group.id });
    }
}
