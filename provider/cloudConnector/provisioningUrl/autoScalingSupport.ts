import type { Cloud } from "../common/clouds";

/** Where connectors come and go with the load: what clouds call it, and from when on it is supported. */
export interface AutoScalingSupport {
    readonly cloud: Cloud;
    /** The cloud's own name for what starts and stops machines. */
    readonly form: "Auto Scaling group" | "Virtual Machine Scale Set" | "managed instance group";
    /** The first day, as `2026-03-09`. */
    readonly since: string;
    /** The oldest image that takes part. */
    readonly image: string;
    /** Whether Zscaler support has to enable it for the tenant. */
    readonly enabledBySupport: boolean;
    /** Whether a program has to name its image, because most tenants have older ones. */
    readonly imageToBeNamed: boolean;
    /** Where the vendor says so. */
    readonly source: string;
}

const modules = (cloud: string, version: string) => `zscaler/terraform-${cloud}-cloud-connector-modules ${version}`;

export const AUTO_SCALING: Readonly<Record<Cloud, AutoScalingSupport>> = {
    aws: {
        cloud: "aws",
        form: "Auto Scaling group",
        since: "2023-10-19",
        image: "ZS6.1.25.0",
        enabledBySupport: true,
        imageToBeNamed: false,
        source: modules("aws", "1.0.0"),
    },
    azure: {
        cloud: "azure",
        form: "Virtual Machine Scale Set",
        since: "2024-09-05",
        image: "24.3.2",
        enabledBySupport: true,
        imageToBeNamed: false,
        source: modules("azurerm", "0.6.0"),
    },
    // The image of 4 February 2026 did it first and was withdrawn, because it broke deployments that do not scale.
    gcp: {
        cloud: "gcp",
        form: "managed instance group",
        since: "2026-03-09",
        image: "zs-cc-ga-03092026",
        enabledBySupport: true,
        imageToBeNamed: true,
        source: modules("gcp", "0.3.1"),
    },
};

/** Images for Google Cloud end in their day: `zs-cc-ga-03092026` is of 9 March 2026. */
const IMAGE = /^zs-cc-[a-z-]+-(\d{2})(\d{2})(\d{4})$/;

/** The day of an image, as `2026-03-09`; undefined where its name has none. */
export function dayOf(image: string): string | undefined {
    const [, month, day, year] = IMAGE.exec(image) ?? [];
    const written = `${year}-${month}-${day}`;
    const date = new Date(`${written}T00:00:00Z`);
    // A day that the month does not have would be one of the next.
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : undefined;
}

/** Whether connectors of this image can come and go with the load. */
export function scales(cloud: Cloud, image: string): boolean {
    const day = dayOf(image);
    return day !== undefined && day >= AUTO_SCALING[cloud].since;
}
