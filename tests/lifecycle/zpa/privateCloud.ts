import { LYON_ON_THE_WIRE } from "../../engine/programs";
import * as sample from "../samples";
import type { Subject } from "../subject";

export const privateCloud: Subject = {
    type: "zpa:PrivateCloud",
    collection: "privateCloud",
    features: ["feature.ddil.config"],
    async setup({ control }) {
        const microtenant = await control.create("microtenants", { name: "Madrid", enabled: true });
        const kinds = [
            ["privateCloudControllerGroups", "privateCloudControllerGroup", "siteControllerGroupIds"],
            ["appConnectorGroups", "appConnectorGroup", "assistantGroupsIds"],
            ["serviceEdgeGroups", "serviceEdgeGroup", "privateBrokerGroupIds"],
        ] as const;
        const changes = await Promise.all(
            kinds.map(async ([property, collection, key]) => {
                const group = { ...LYON_ON_THE_WIRE, countryCode: "FR" };
                const { id: lyon } = await control.create(collection, group);
                const { id: paris } = await control.create(collection, { ...group, name: "Branch Paris" });
                return {
                    property,
                    value: [paris, lyon, paris],
                    wire: { [key]: [{ id: lyon }, { id: paris }] },
                    outside: { [key]: [{ id: paris }] },
                };
            }),
        );
        return { changes, replacement: { microtenantId: microtenant.id } };
    },
    declared: { name: "Campus" },
    wire: { enabled: true, sitecPreferred: false },
    changes: [
        sample.described,
        sample.disabled,
        {
            property: "primaryControlChannelPath",
            value: "Private Cloud Controller",
            wire: { sitecPreferred: true },
            outside: { sitecPreferred: false },
        },
        {
            property: "certificateRenewalDays",
            value: 90,
            wire: { reEnrollPeriod: "90" },
            outside: { reEnrollPeriod: "120" },
        },
        {
            property: "businessContinuityForced",
            value: true,
            wire: { fireDrillEnabled: true },
            outside: { fireDrillEnabled: false },
        },
    ],
    // Only together with the force; tests/provider/zpa/privateCloud.test.ts has both.
    coveredElsewhere: ["forcedReconnectMinutes"],
    samples: [
        {
            ...sample.names,
            enabled: true,
            privateCloudControllerGroups: sample.ids,
            appConnectorGroups: sample.ids,
            serviceEdgeGroups: sample.ids,
            primaryControlChannelPath: "Public Cloud",
            certificateRenewalDays: 30,
            businessContinuityForced: true,
            forcedReconnectMinutes: 60,
            microtenantId: "7",
        },
    ],
};
