import * as sample from "../samples";
import type { Subject } from "../subject";

/** As the tenant keeps them: the type of each item, by group. */
const RECOVERY = { "9": { "158": "FULL" } };

export const administratorRole: Subject = {
    type: "zpa:AdministratorRole",
    collection: "roles",
    declared: { name: "Disaster recovery", fullAccess: ["Disaster Recovery (Administration)"] },
    wire: { customRole: true, classPermissionGroups: RECOVERY },
    changes: [
        sample.described,
        {
            property: "fullAccess",
            value: ["Idp (Authentication)", "Disaster Recovery (Administration)"],
            wire: { classPermissionGroups: { ...RECOVERY, "6": { "37": "FULL" } } },
            outside: { classPermissionGroups: { "9": { "22": "FULL" } } },
        },
        {
            property: "viewOnly",
            value: ["Audit (Administration)"],
            wire: { classPermissionGroups: { "9": { "22": "VIEW_ONLY", "158": "FULL" } } },
            outside: { classPermissionGroups: { "9": { "5": "VIEW_ONLY", "158": "FULL" } } },
            alone: true,
        },
    ],
    samples: [
        {
            ...sample.names,
            fullAccess: ["Audit (Administration)", "Idp (Authentication)", "Role (Administration)"],
            viewOnly: ["Diagnostics (Diagnostics)", "User (Administration)"],
            microtenantId: "7",
        },
    ],
    async setup({ control }) {
        const microtenant = await control.create("microtenants", { name: "Role microtenant", enabled: true });
        return { replacement: { microtenantId: microtenant.id } };
    },
};
