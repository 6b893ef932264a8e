import type { StoredObject } from "pulumi-zscaler/emulator";
import type { Tenant } from "./tenant";

const DEFAULT_TEMPLATE = 82_273;

/** A provisioning URL as an administrator makes it, for tests that are not about it. */
export function provisioningUrl(
    { control }: Pick<Tenant, "control">,
    name: string,
    cloud: "AWS" | "AZURE" | "GCP",
    more: object = {},
) {
    return control.create("provUrl", {
        name,
        provUrlData: { locationTemplate: { id: DEFAULT_TEMPLATE }, cloudProviderType: cloud, ...more },
    });
}

/** The connectors of a zone, in the order in which they have registered. */
export async function connectorsIn({ control }: Pick<Tenant, "control">, zone: string): Promise<StoredObject[]> {
    const all = await control.list("ecVm");
    return all.filter(({ name }) => name.includes(`-${zone}-VM-`));
}
