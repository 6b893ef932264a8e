import { LYON } from "../../engine/programs";
import * as sample from "../samples";
import type { Subject } from "../subject";
import { COMMON } from "./common/enrollmentGroup";

export const serviceEdgeGroup: Subject = {
    type: "zpa:ServiceEdgeGroup",
    collection: "serviceEdgeGroup",
    async setup({ control }) {
        const [first, second] = (await control.list("network")).map(({ id }) => id);
        const microtenant = await control.create("microtenants", { name: "Madrid", enabled: true });
        return {
            changes: [
                {
                    property: "trustedNetworks",
                    value: [second, first, second],
                    wire: { trustedNetworks: [first, second].sort().map((id) => ({ id })) },
                    outside: { trustedNetworks: [{ id: first! }] },
                },
            ],
            replacement: { microtenantId: microtenant.id },
        };
    },
    declared: LYON,
    wire: {
        enabled: true,
        location: "Lyon, France",
        latitude: "45.764",
        longitude: "4.8357",
        cityCountry: "Lyon, FR",
        upgradeDay: "SUNDAY",
        upgradeTimeInSecs: "66600",
        overrideVersionProfile: true,
        versionProfileId: "0",
        isPublic: "DEFAULT",
        useInDrMode: false,
        graceDistanceEnabled: false,
        exclusiveForBusinessContinuity: false,
        enrollmentCertId: "6574",
    },
    changes: [
        ...COMMON,
        { property: "upgradeDay", value: "Monday", wire: { upgradeDay: "MONDAY" }, outside: { upgradeDay: "FRIDAY" } },
        { property: "disasterRecovery", value: true, wire: { useInDrMode: true }, outside: { useInDrMode: false } },
        { property: "signingCertificateName", value: "Connector", wire: { enrollmentCertId: "6573" } },
        { property: "signingCertificateId", value: "6573", wire: { enrollmentCertId: "6573" } },
        { property: "publiclyAccessible", value: true, wire: { isPublic: "TRUE" }, outside: { isPublic: "FALSE" } },
        {
            property: "graceDistance",
            value: { kilometers: 50 },
            wire: { graceDistanceEnabled: true, graceDistanceValue: "50.0", graceDistanceValueUnit: "KMS" },
            outside: { graceDistanceValueUnit: "MILES" },
        },
        {
            property: "exclusiveForBusinessContinuity",
            value: true,
            wire: { exclusiveForBusinessContinuity: true },
            outside: { exclusiveForBusinessContinuity: false },
        },
        { property: "altCloud", value: "zscalertwo", wire: { altCloud: "zscalertwo" }, outside: { altCloud: "other" } },
    ],
    samples: [
        {
            ...sample.machines,
            ...sample.byName,
            disasterRecovery: true,
            publiclyAccessible: true,
            trustedNetworks: sample.ids,
            graceDistance: { miles: 10 },
            exclusiveForBusinessContinuity: true,
            altCloud: "example.com",
            deleteServiceEdgesOnDelete: true,
        },
        { ...sample.machines, ...sample.byId, publiclyAccessible: "Default", graceDistance: { kilometers: 10 } },
    ],
};
