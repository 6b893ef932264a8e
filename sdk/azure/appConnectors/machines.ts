import * as compute from "@pulumi/azure-native/compute";
import * as pulumi from "@pulumi/pulumi";
import { transformed } from "../../deployment/component";
import type { AppConnectorsArgs, FixedAppConnectors, ScalingAppConnectors } from "../appConnectors";
import { createAutoscaleSetting } from "../common/autoScale";
import { APP_CONNECTOR } from "../common/image";
import type { InterfaceSetting } from "../common/interfaces";
import { createAvailabilitySet, FIXED_PARTS, type MachineSetting, machineArgs, scaleSetArgs } from "../common/machine";
import type { Subnet } from "../common/subnets";
import { placesOf } from "./places";
import type { UserCodes } from "./userCodes";

/** What all machines share. */
export interface AppConnectorSetting {
    readonly parent: pulumi.Resource;
    readonly name: string;
    readonly args: AppConnectorsArgs;
    readonly subnet: Subnet;
    readonly securityGroup: pulumi.Output<string>;
    readonly codes: UserCodes;
    /** The start script with a key, in base64; none if machines show codes. */
    readonly startScript?: pulumi.Output<string>;
}

const DEFAULT_SIZE = "Standard_D4s_v5";
/** What the hypervisor sees: connectors report none of their own. */
const METRIC = { metricNamespace: "microsoft.compute/virtualmachinescalesets", metricName: "Percentage CPU" };

/** The machines by the names of the component's fields. */
export function createMachines(setting: AppConnectorSetting) {
    const { capacity = { kind: "fixed" } } = setting.args;
    return capacity.kind === "autoScaling" ? createScaleSet(setting, capacity) : createFixed(setting, capacity);
}

function createFixed(setting: AppConnectorSetting, { faultDomains }: FixedAppConnectors) {
    const { parent, name, args } = setting;
    const availabilitySet = args.network.zones
        ? undefined
        : createAvailabilitySet(machineSetting(setting), name, faultDomains);
    const machines = placesOf(args).map(({ key, zone, number }) => {
        const single = { zone, number, availabilitySet, interfaces: [interfaceOf(setting)] };
        const { child, args: given } = machineArgs(machineSetting(setting, key), single);
        const machine = new compute.VirtualMachine(child, transformed(given, args.transform?.virtualMachine), {
            parent,
            dependsOn: setting.codes.permissions,
            replaceOnChanges: FIXED_PARTS,
            // A connector keeps its identity when its key is replaced by another one.
            ignoreChanges: ["osProfile.customData"],
        });
        return [key, machine] as const;
    });
    return { virtualMachines: Object.fromEntries(machines), ...(availabilitySet && { availabilitySet }) };
}

function createScaleSet(setting: AppConnectorSetting, capacity: ScalingAppConnectors) {
    const { parent, name, args, subnet } = setting;
    const { resourceGroupName, tags, transform } = args;
    const { initial = capacity.min } = capacity;
    const zones = args.network.zones ?? [];
    const set = { zones, child: name, capacity: initial, interfaces: [interfaceOf(setting)] };
    const given = transformed(scaleSetArgs(machineSetting(setting), set), transform?.scaleSet);
    const scaleSet = new compute.VirtualMachineScaleSet(name, given, { parent, ignoreChanges: ["sku.capacity"] });
    const scaled = { name, set: scaleSet, resourceGroupName, location: subnet.location, metric: METRIC, tags };
    return { scaleSet, autoscaleSetting: createAutoscaleSetting(scaled, capacity) };
}

/** @param key of a single machine; those of a scale set share what they start with */
function machineSetting(setting: AppConnectorSetting, key = ""): MachineSetting {
    const { parent, name, args, subnet, codes } = setting;
    const { resourceGroupName, machine, tags } = args;
    const customData = setting.startScript ?? codes.startScriptOf(key);
    return {
        ...{ parent, name, resourceGroupName, machine, customData, tags },
        location: subnet.location,
        vmSize: machine.vmSize ?? DEFAULT_SIZE,
        offer: pulumi.output(APP_CONNECTOR),
        identityId: codes.identityId,
    };
}

function interfaceOf({ subnet, securityGroup }: AppConnectorSetting): InterfaceSetting {
    return {
        name: "service",
        networkSecurityGroup: { id: securityGroup },
        subnet: { id: subnet.id },
        pools: [],
        forwards: false,
        accelerated: false,
    };
}
