import type { FormFactor } from "../..";

const LARGE_TYPES = ["m5n.4xlarge", "m6i.4xlarge", "c6i.4xlarge", "c6in.4xlarge"];

/** What a machine of a form factor is. */
export interface Size {
    /** EC2 types that Zscaler supports for it. */
    readonly instanceTypes: readonly string[];
    readonly defaultType: string;
    /** Interfaces after the service and the management interface, in the order of their device index. */
    readonly extraInterfaces: readonly string[];
}

export const SIZES: Readonly<Record<FormFactor, Size>> = {
    small: {
        instanceTypes: ["m6i.large", "c6i.large", "c6in.large", "c5a.large", "m5n.large", "t3.medium", ...LARGE_TYPES],
        defaultType: "m6i.large",
        extraInterfaces: [],
    },
    medium: {
        instanceTypes: LARGE_TYPES,
        defaultType: "m6i.4xlarge",
        extraInterfaces: ["service-1", "service-2", "load-balancer"],
    },
    large: {
        instanceTypes: LARGE_TYPES,
        defaultType: "m6i.4xlarge",
        extraInterfaces: ["service-1", "service-2", "service-3", "load-balancer"],
    },
};
