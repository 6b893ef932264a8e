import * as sample from "../samples";
import type { Subject } from "../subject";

const data = (wire: Record<string, string | number | boolean | { id: string }>) => ({ provUrlData: wire });
const TEMPLATE = { template: { templatePrefix: "AWS" } };

export const provisioningUrl: Subject = {
    type: "cloudConnector:ProvisioningUrl",
    collection: "provUrl",
    async setup({ control }) {
        const [first, second, third] = [
            await control.create("locationTemplate", { name: "First", ...TEMPLATE }),
            await control.create("locationTemplate", { name: "Second", ...TEMPLATE }),
            await control.create("locationTemplate", { name: "Third", ...TEMPLATE }),
        ];
        return {
            declared: { locationTemplate: first.id },
            changes: [
                {
                    property: "locationTemplate",
                    value: second.id,
                    wire: data({ locationTemplate: { id: second.id } }),
                    outside: data({ locationTemplate: { id: third.id } }),
                },
            ],
        };
    },
    declared: { name: "AWS-CAN", cloud: "aws" },
    wire: { provUrlType: "CLOUD", ...data({ cloudProviderType: "AWS", formFactor: "SMALL" }) },
    changes: [
        { property: "description", value: "AWS & Canada", wire: { desc: "AWS & Canada" }, outside: { desc: "theirs" } },
        {
            property: "formFactor",
            value: "medium",
            wire: data({ formFactor: "MEDIUM" }),
            outside: data({ formFactor: "LARGE" }),
        },
        {
            property: "releaseChannel",
            value: "beta",
            wire: data({ releaseChannel: "BETA" }),
            outside: data({ releaseChannel: "LATEST" }),
        },
    ],
    replacement: { cloud: "azure", autoScaling: true },
    samples: [
        {
            ...sample.names,
            cloud: "gcp",
            locationTemplate: "5",
            formFactor: "small",
            autoScaling: true,
            releaseChannel: "stable",
            autoScalingImage: "zs-cc-ga-03092026",
        },
        { ...sample.names, cloud: "aws", locationTemplate: "5", formFactor: "large" },
    ],
};
