import { isUnknown } from "../provider/contract/unknowns";
import type { Values } from "../provider/contract/values";
import type { OtherObject } from "./object";

/** How many machines resources of clouds may start. */

const inner = (values: Values, property: string): Values => {
    const value = values[property];
    return typeof value === "object" && value !== null ? (value as Values) : {};
};

type Capacity = (values: Values) => unknown;

const MACHINES: Readonly<Record<string, Capacity>> = {
    "aws:ec2/instance:Instance": () => 1,
    "gcp:compute/instance:Instance": () => 1,
    "azure-native:compute:VirtualMachine": () => 1,
};

const GROUPS: Readonly<Record<string, Capacity>> = {
    "aws:autoscaling/group:Group": ({ maxSize }) => maxSize,
    "gcp:compute/instanceGroupManager:InstanceGroupManager": ({ targetSize }) => targetSize,
    "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager": ({ targetSize }) => targetSize,
    "azure-native:compute:VirtualMachineScaleSet": (values) => inner(values, "sku").capacity,
};

/** What changes the size of a group. */
const SCALERS: Readonly<Record<string, Capacity>> = {
    "gcp:compute/autoscaler:Autoscaler": (values) => inner(values, "autoscalingPolicy").maxReplicas,
    "gcp:compute/regionAutoscaler:RegionAutoscaler": (values) => inner(values, "autoscalingPolicy").maxReplicas,
    "azure-native:monitor:AutoscaleSetting": ({ profiles }) =>
        Array.isArray(profiles)
            ? largest(profiles.map((each) => inner(inner({ each }, "each"), "capacity").maximum))
            : profiles,
};

const largest = (sizes: readonly unknown[]): unknown =>
    sizes.find((size) => isUnknown(size)) ?? Math.max(...sizes.map(Number));

const CAPACITIES = { ...MACHINES, ...GROUPS, ...SCALERS };

/** Whether its machines come and go. */
export const isGroup = ({ type }: Pick<OtherObject, "type">): boolean => type in GROUPS;
export const isMachine = ({ type }: Pick<OtherObject, "type">): boolean => type in MACHINES;
export const isScaler = ({ type }: Pick<OtherObject, "type">): boolean => type in SCALERS;

/** Undefined of what starts none. */
export function machinesOf({ type, values }: OtherObject): number | "unknown" | undefined {
    const capacity = CAPACITIES[type]?.(values);
    if (capacity === undefined || capacity === null) return undefined;
    const count = Number(capacity);
    return isUnknown(capacity) || !Number.isFinite(count) ? "unknown" : count;
}
