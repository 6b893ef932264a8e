import { isUnknown } from "../provider/contract/unknowns";
import type { Values } from "../provider/contract/values";
import type { OtherObject } from "./object";

/** How many machines resources of clouds may start. */

const inner = (values: Values, property: string): Values => {
    const value = values[property];
    return typeof value === "object" && value !== null ? (value as Values) : {};
};

const CAPACITIES: Readonly<Record<string, (values: Values) => unknown>> = {
    "aws:ec2/instance:Instance": () => 1,
    "aws:autoscaling/group:Group": ({ maxSize }) => maxSize,
    "gcp:compute/instance:Instance": () => 1,
    "gcp:compute/instanceGroupManager:InstanceGroupManager": ({ targetSize }) => targetSize,
    "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager": ({ targetSize }) => targetSize,
    "azure-native:compute:VirtualMachine": () => 1,
    "azure-native:compute:VirtualMachineScaleSet": (values) => inner(values, "sku").capacity,
};

/** Undefined of what starts none. */
export function machinesOf({ type, values }: OtherObject): number | "unknown" | undefined {
    const capacity = CAPACITIES[type]?.(values);
    if (capacity === undefined || capacity === null) return undefined;
    const count = Number(capacity);
    return isUnknown(capacity) || !Number.isFinite(count) ? "unknown" : count;
}
