import { LYON as PLACE } from "../../engine/programs";
import * as sample from "../samples";
import type { Subject } from "../subject";
import { COMMON } from "./common/enrollmentGroup";

const LYON = { ...PLACE, countryCode: "FR" };
export const privateCloudControllerGroup: Subject = {
    type: "zpa:PrivateCloudControllerGroup",
    collection: "privateCloudControllerGroup",
    features: ["feature.ddil.config"],
    async setup({ control }) {
        const microtenant = await control.create("microtenants", { name: "Madrid", enabled: true });
        return { replacement: { microtenantId: microtenant.id } };
    },
    declared: LYON,
    wire: {
        enabled: true,
        location: "Lyon, France",
        latitude: "45.764",
        longitude: "4.8357",
        cityCountry: "Lyon, FR",
        countryCode: "FR",
        upgradeDay: "MONDAY",
        upgradeTimeInSecs: "66600",
        overrideVersionProfile: false,
        isPublic: "FALSE",
        enrollmentCertId: "6573",
    },
    changes: [
        ...COMMON,
        { property: "countryCode", value: "CH", wire: { countryCode: "CH" }, outside: { countryCode: "DE" } },
        { property: "upgradeDay", value: "Sunday", wire: { upgradeDay: "SUNDAY" }, outside: { upgradeDay: "FRIDAY" } },
        { property: "signingCertificateName", value: "Service Edge", wire: { enrollmentCertId: "6574" } },
        { property: "signingCertificateId", value: "6574", wire: { enrollmentCertId: "6574" } },
        { property: "publiclyAccessible", value: true, wire: { isPublic: "TRUE" }, outside: { isPublic: "FALSE" } },
    ],
    samples: [
        {
            ...sample.machines,
            ...sample.byName,
            countryCode: "FR",
            publiclyAccessible: true,
            deleteControllersOnDelete: true,
        },
        { ...sample.machines, ...sample.byId, countryCode: "FR" },
    ],
};
