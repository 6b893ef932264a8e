import type * as pulumi from "@pulumi/pulumi";
import type { ArgumentChecks } from "../../argumentChecks";

/** An offer in the Azure Marketplace. */
export interface Offer {
    readonly publisher: string;
    readonly offer: string;
    readonly sku: string;
}

/** What machines start from. */
export interface ImageArgs {
    /** Version of the image in the Azure Marketplace, such as `"24.3.2"`. @default "latest" */
    imageVersion?: string;
    /** Id of an image of yours, instead of one of the Marketplace. @default one of the Marketplace */
    imageId?: pulumi.Input<string>;
}

const CLOUD_CONNECTOR: Offer = {
    publisher: "zscaler1579058425289",
    offer: "zia_cloud_connector",
    sku: "zs_ser_gen1_cc_01",
};
const CLOUD_CONNECTOR_IN_CHINA: Offer = {
    publisher: "cbcnetworks",
    offer: "zscaler-cloud-connector",
    sku: "zs_ser_gen1_cc_01",
};
export const APP_CONNECTOR: Offer = { publisher: "zscaler", offer: "zscaler-private-access", sku: "zpa-con-azure" };

/** China has a Marketplace of its own. */
export function cloudConnectorOffer(location: string): Offer {
    return location.startsWith("china") ? CLOUD_CONNECTOR_IN_CHINA : CLOUD_CONNECTOR;
}

/** The image, and the plan that an image of the Marketplace is sold under. */
export function imageOf(offer: pulumi.Output<Offer>, { imageId, imageVersion = "latest" }: ImageArgs) {
    if (imageId !== undefined) return { imageReference: { id: imageId }, plan: undefined };
    const { publisher, sku } = offer;
    return {
        imageReference: { publisher, offer: offer.offer, sku, version: imageVersion },
        plan: { publisher, name: sku, product: offer.offer },
    };
}

export function checkImage(checks: ArgumentChecks, { imageId, imageVersion }: ImageArgs): void {
    if (imageVersion !== undefined && imageId !== undefined)
        checks.fault("machine.imageVersion", "is set beside imageId, which has no versions; omit one of them");
    if (imageVersion !== undefined && imageVersion !== "latest" && !/^\d+\.\d+\.\d+$/.test(imageVersion))
        checks.fault(
            "machine.imageVersion",
            `is "${imageVersion}"; set three numbers with dots, such as 24.3.2, or "latest"`,
        );
}
