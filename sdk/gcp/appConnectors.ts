import type * as compute from "@pulumi/gcp/compute";
import * as pulumi from "@pulumi/pulumi";
import type { AppConnectorGroup, EnrollmentUserCodes, ProvisioningKey } from "..";
import type { EnrollingArgs, FixedAppConnectors, ScalingAppConnectors as OverAllZones } from "../deployment/arguments";
import { Deployment, type Transform } from "../deployment/component";
import { createEnrollment } from "../deployment/enrollment";
import { placeOf } from "../deployment/place";
import { checkArguments, enrollingOf } from "./appConnectors/checks";
import { createMachines } from "./appConnectors/machines";
import { codeInGuestAttributes } from "./appConnectors/userCodes";
import { REGIONS } from "./common/regions";
import { lookUpSubnet } from "./common/subnet";
import { existingZones, regionOf } from "./common/zones";

/** The subnet and the zones that App Connectors run in. */
export interface AppConnectorNetworkArgs {
    /** Subnet, by its id or self link. It must lead to the internet, for example through Cloud NAT. */
    subnet: pulumi.Input<string>;
    /** Zones of the region of the subnet, 1 to 3. */
    zones: readonly string[];
}

/** One regional managed instance group over all zones. */
export interface ScalingAppConnectors extends OverAllZones {
    /** Seconds after its start in which the load of a machine does not count, from 0 to 3600. @default 300 */
    initializationSeconds?: number;
}

/** The machines of App Connectors. */
export interface AppConnectorMachineArgs {
    /** Machine type: `n1-standard-`, `n1-highcpu-`, `n2-standard-` or `n2-highcpu-` with 4 or 8. @default "n2-standard-4" */
    machineType?: string;
    /** Self link of an image to start new machines from; one of Zscaler. @default zpa-connector-el9-2025-11 of Zscaler */
    image?: pulumi.Input<string>;
    /** Public key for SSH as `admin`. @default none; keys of the project are blocked */
    sshPublicKey?: pulumi.Input<string>;
    /** Id of the Cloud KMS key that encrypts the disk. @default a key of Google */
    kmsKey?: pulumi.Input<string>;
    /** Size of the disk in GB, from 64. @default 64 */
    diskSizeGb?: number;
}

/** Changes to the arguments of children before they are created: what the component has no argument for. */
export interface AppConnectorsTransforms {
    /** @default none */
    instanceTemplate?: Transform<compute.InstanceTemplateArgs>;
    /** @default none */
    instanceGroupManager?: Transform<compute.RegionInstanceGroupManagerArgs>;
    /** @default none */
    autoscaler?: Transform<compute.RegionAutoscalerArgs>;
    /** @default none */
    instance?: Transform<compute.InstanceArgs>;
}

/** Arguments of App Connectors on Google Cloud, besides those of their group and their enrollment. */
export interface AppConnectorSettings {
    /** Where they run. */
    network: AppConnectorNetworkArgs;
    /** How many machines run. @default one per zone */
    capacity?: FixedAppConnectors | ScalingAppConnectors;
    /** Their machines. @default Zscaler's image on an n2-standard-4 */
    machine?: AppConnectorMachineArgs;
    /** Labels of every resource that has labels. @default none */
    labels?: Record<string, pulumi.Input<string>>;
    /** Network tags of the machines, for firewall rules of yours. @default none */
    networkTags?: readonly pulumi.Input<string>[];
    /** Changes to the arguments of children. @default none */
    transform?: AppConnectorsTransforms;
}

/** Arguments of App Connectors on Google Cloud. */
export type AppConnectorsArgs = AppConnectorSettings & EnrollingArgs;

/**
 * App Connectors on Google Cloud: an App Connector group at the place of the region, a provisioning key with enough uses
 * or verified user codes, and machines that enroll with them. They need no inbound port, no public address and no service
 * account.
 *
 * @example Auto scaling in two zones
 * const connectors = new AppConnectors("payroll", {
 *     network: { subnet: subnet.id, zones: ["europe-west1-b", "europe-west1-c"] },
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
    /** Fixed capacity: the machines, as `ZONE-NUMBER`. */
    readonly instances: Record<string, compute.Instance> = {};
    readonly instanceTemplate?: compute.InstanceTemplate;
    readonly instanceGroupManager?: compute.RegionInstanceGroupManager;
    readonly autoscaler?: compute.RegionAutoscaler;

    /** @throws {InvalidInputError} if arguments are wrong or contradict one another; it names all of them */
    constructor(name: string, args: AppConnectorsArgs, options?: pulumi.ComponentResourceOptions) {
        super("gcp:AppConnectors", name, options);
        const subject = `AppConnectors "${name}"`;
        checkArguments(subject, name, args);
        const { network } = args;
        const region = regionOf(network.zones);
        const subnet = lookUpSubnet(this, { subject, path: "network.subnet", subnet: network.subnet, region });
        const enrolled = createEnrollment({
            ...{ parent: this, subject, name, args, enrolling: enrollingOf(args) },
            place: () => placeOf(subject, args.group, REGIONS, () => pulumi.output(region)),
        });
        this.group = enrolled.group;
        this.provisioningKey = enrolled.provisioningKey;
        this.enrollmentUserCodes = enrolled.enrollmentUserCodes;
        const machines = createMachines({
            ...{ parent: this, name, args, region, subnet },
            startScript: enrolled.script ?? codeInGuestAttributes(),
            existingZones: existingZones(this, subject, network.zones),
            showsCode: enrolled.script === undefined,
            group: this.group,
        });
        Object.assign(this, machines);
        this.registerOutputs({ group: this.group.id });
    }
}
