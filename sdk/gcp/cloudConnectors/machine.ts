import * as pulumi from "@pulumi/pulumi";
import { scales } from "../../../provider/cloudConnector/provisioningUrl/autoScalingSupport";
import { checkedOutput } from "../../argumentChecks";
import { CLOUD_CONNECTOR, publishedImage } from "../common/image";
import type { Setting } from "./setting";

/** Machine types that Zscaler supports. */
export const MACHINE_TYPES = ["e2", "n2", "n2d"].flatMap((family) =>
    ["2", "4", "8"].map((processors) => `${family}-standard-${processors}`),
);
const DEFAULT_TYPE = "n2-standard-2";
export const DEFAULT_DISK = "pd-balanced";

/** What instances and templates of instances have in common. The first interface takes traffic. */
export function machineOf({ args, network, identity, metadata }: Setting) {
    const { machine = {}, labels, networkTags } = args;
    return {
        machineType: machine.machineType ?? DEFAULT_TYPE,
        canIpForward: true,
        networkInterfaces: [{ subnetwork: network.service.selfLink }, { subnetwork: network.management.selfLink }],
        metadata,
        serviceAccount: { email: identity.email, scopes: ["cloud-platform"] },
        scheduling: { automaticRestart: true, onHostMaintenance: "MIGRATE" },
        tags: networkTags && [...networkTags],
        labels,
    };
}

/** The image of the program, or Zscaler's. */
export function imageOf({ parent, args: { machine = {} } }: Setting): pulumi.Input<string> {
    return machine.image ?? publishedImage(CLOUD_CONNECTOR, parent);
}

/** The same for machines that scale, which some images cannot. */
export function scalingImageOf(setting: Setting): pulumi.Input<string> {
    const { subject, args } = setting;
    const image = args.machine?.image;
    if (image === undefined) return imageOf(setting);
    return checkedOutput(pulumi.output(image), subject, (link) => {
        const fault = unfitForScaling(link);
        return fault && `machine.image ${fault}`;
    });
}

/** What is wrong with an image for auto scaling; nothing if its name says no day. */
export function unfitForScaling(link: string): string | undefined {
    const name = link.slice(link.lastIndexOf("/") + 1);
    if (!/^zs-cc-.*\d{8}$/.test(name) || scales("gcp", name)) return undefined;
    return `is ${name}, which cannot scale; set ${CLOUD_CONNECTOR.name} or a later one, or capacity.kind "fixed"`;
}
