import type * as compute from "@pulumi/gcp/compute";
import * as pulumi from "@pulumi/pulumi";
import type { AppConnectorGroup, EnrollmentUserCodes, ProvisioningKey } from "..";
import type { FixedAppConnectors, ScalingAppConnectors as OverAllZones } from "../deployment/arguments";
import { Deployment, type Transform } from "../deployment/component";
import { type ConnectorGroupArgs, createEnrollment, type EnrollmentArgs } from "../deployment/enrollment";
import { placeOf } from "../deployment/place";
import { createUserCodeEnrollment, type UserCodeArgs } from "../deployment/userCodes";
import { checkArguments, enrollingOf } from "./appConnectors/checks";
import { createMachines } from "./appConnectors/machines";
import { userCodeScript } from "./appConnectors/startScript";
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

/** Arguments of App Connectors on Google Cloud. */
export interface AppConnectorsArgs {
    /** Where they run. */
    network: AppConnectorNetworkArgs;
    /** Settings of their group. @default the name of the component, at the place of the region */
    group?: ConnectorGroupArgs;
    /** How many machines run. @default one per zone */
    capacity?: FixedAppConnectors | ScalingAppConnectors;
    /** The key that they enroll with, or the codes that they show. @default a new key */
    enrollment?: EnrollmentArgs | UserCodeArgs;
    /** Their machines. @default Zscaler's image on an n2-standard-4 */
    machine?: AppConnectorMachineArgs;
    /** Labels of every resource that has labels. @default none */
    labels?: Record<string, pulumi.Input<string>>;
    /** Network tags of the machines, for firewall rules of yours. @default none */
    networkTags?: readonly pulumi.Input<string>[];
    /** Changes to the arguments of children. @default none */
    transform?: AppConnectorsTransforms;
}

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
        const { network, enrollment = {} } = args;
        const region = regionOf(network.zones);
        const subnet = lookUpSubnet(this, { subject, path: "network.subnet", subnet: network.subnet, region });
        const group = { name, ...placeOf(subject, args.group, REGIONS, () => pulumi.output(region)), ...args.group };
        const isByCode = "userCodes" in enrollment;
        const enrolled = isByCode
            ? createUserCodeEnrollment(this, name, group, enrollment)
            : createEnrollment(this, name, group, enrollment, enrollingOf(args));
        this.group = enrolled.group;
        if ("enrollmentUserCodes" in enrolled) this.enrollmentUserCodes = enrolled.enrollmentUserCodes;
        if ("provisioningKey" in enrolled) this.provisioningKey = enrolled.provisioningKey;
        const startScript = "script" in enrolled ? enrolled.script : userCodeScript();
        const machines = createMachines({
            ...{ parent: this, name, args, region, subnet, startScript },
            existingZones: existingZones(this, subject, network.zones),
            showsCode: isByCode,
            group: this.group,
        });
        Object.assign(this, machines);
        this.registerOutputs({ group: this.group.id });
    }
}
