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
export async function newKey({ control }: Tenant, { group, associationType, enrollmentCertId }: Kind, name: string) {
    const { id: zcomponentId } = await control.create(group, { ...LYON_ON_THE_WIRE, name });
    const key = await control.create("provisioningKey", {
        ...{ name, maxUsage: "9", zcomponentId },
        ...{ associationType, enrollmentCertId },
    });
    return { group: String(zcomponentId), key: String(key.id), value: String(key.provisioningKey) };
}

/** What the lives of all machines that are adopted have in common. */
export const enrolledMachine = (kind: Kind) => ({
    async held({ control }: Tenant) {
        const machines = await control.list(kind.collection);
        const first = machines.find(({ provisioningKeyName }) => provisioningKeyName === "Lyon");
        if (!first) throw new Error("no machine has enrolled in Lyon");
        return first;
    },
    async around(tenant: Tenant) {
        const lyon = await newKey(tenant, kind, "Lyon");
        const paris = await newKey(tenant, kind, "Paris");
        for (const { value } of [lyon, lyon, lyon, paris]) await tenant.control.enrol({ provisioningKey: value });
        return { declared: { provisioningKey: lyon.key }, replacement: { provisioningKey: paris.key } };
    },
    declared: { waitMinutes: 0 },
    wire: { enabled: true },
    changes: [
        {
            property: "description",
            value: "R&D <Lyon>",
            wire: { description: "R&D <Lyon>" },
            outside: { description: "theirs" },
        },
        { property: "name", value: "R&D Lyon", wire: { name: "R&D Lyon" }, outside: { name: "theirs" } },
        { property: "enabled", value: false, wire: { enabled: false }, outside: { enabled: true } },
    ],
    stays: { enabled: true },
});
