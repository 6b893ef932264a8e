import { problem } from "../facts";
import type { Problem } from "../schema/validate";
import { isMap, type Value, type Values } from "../values";

/** What Zscaler offers in the Azure Marketplace. */
const OFFERS = [
    { publisher: "zscaler1579058425289", offer: "zia_cloud_connector", sku: "zs_ser_gen1_cc_01" },
    { publisher: "cbcnetworks", offer: "zscaler-cloud-connector", sku: "zs_ser_gen1_cc_01" },
    { publisher: "zscaler", offer: "zscaler-private-access", sku: "zpa-con-azure" },
];

/** An image of the Marketplace must exist, and needs the plan that it is sold under. */
export function imageProblems(path: string, reference: Value | undefined, plan: Value | undefined): Problem[] {
    if (!isMap(reference) || reference.publisher === undefined) return [];
    const { publisher, offer, sku, version } = reference;
    const isOffered = OFFERS.some((each) => each.publisher === publisher && each.offer === offer && each.sku === sku);
    if (!isOffered && OFFERS.some((each) => each.publisher === publisher))
        return [
            problem(
                path,
                `${publisher}:${offer}:${sku}`,
                "must be an image of the Marketplace; the service answers PlatformImageNotFound",
            ),
        ];
    if (!/^(latest|\d+\.\d+\.\d+)$/.test(String(version)))
        return [problem(`${path}.version`, version, 'must be "latest" or three numbers with dots')];
    if (!isOffered || isPlanOf(reference, plan)) return [];
    return [
        problem(
            "plan",
            undefined,
            `must be that of the image: name ${sku}, publisher ${publisher}, product ${offer}; the service answers VMMarketplaceInvalidInput`,
        ),
    ];
}

function isPlanOf({ publisher, offer, sku }: Values, plan: Value | undefined): boolean {
    return isMap(plan) && plan.name === sku && plan.publisher === publisher && plan.product === offer;
}
