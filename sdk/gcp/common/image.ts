import * as compute from "@pulumi/gcp/compute";
import type * as pulumi from "@pulumi/pulumi";

/** An image that the vendor publishes: there is no family, so the newest one cannot be asked for. */
interface Published {
    readonly project: string;
    readonly name: string;
}

/** Both have the name that this version was released with. */
export const CLOUD_CONNECTOR: Published = { project: "mpi-zscalercloudconnector-publ", name: "zs-cc-ga-03092026" };
export const APP_CONNECTOR: Published = { project: "mpi-zpa-gcp-marketplace", name: "zpa-connector-el9-2025-11" };

/** Self link of a published image. */
export function publishedImage(image: Published, parent: pulumi.Resource): pulumi.Output<string> {
    return compute.getImageOutput({ ...image }, { parent }).selfLink;
}
