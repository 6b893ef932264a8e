import { LYON_ON_THE_WIRE } from "./programs";
import type { Tenant } from "./tenant";

/** One kind of machine, as far as its enrolment goes. */
export interface Kind {
    collection: string;
    group: string;
    associationType: string;
    enrollmentCertId: string;
}

/** A group by this name, and a key by which machines enrol in it. */
export async function newKey(
    { control }: Pick<Tenant, "control">,
    { group, associationType, enrollmentCertId }: Kind,
    name: string,
) {
    const { id: zcomponentId } = await control.create(group, { ...LYON_ON_THE_WIRE, name });
    const key = await control.create("provisioningKey", {
        ...{ name, maxUsage: "9", zcomponentId },
        ...{ associationType, enrollmentCertId },
    });
    return { group: String(zcomponentId), key: String(key.id), value: String(key.provisioningKey) };
}
