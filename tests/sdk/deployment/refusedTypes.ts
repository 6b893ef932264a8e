import type { AppConnectorSettings, AppConnectorsArgs } from "pulumi-zscaler/aws";
import type { AppConnectorsArgs as InAzure } from "pulumi-zscaler/azure";

// Combinations of group and enrollment that the type checker refuses.

const settings: AppConnectorSettings = { network: { vpcId: "vpc-1", subnets: {} } };
const existingKey = "1|host|x";

export const allowed: AppConnectorsArgs[] = [
    settings,
    { ...settings, group: { upgradeDay: "Monday" }, enrollment: { maxUsage: 9 } },
    { ...settings, enrollment: { userCodes: [] } },
    { ...settings, existingGroup: "216" },
    { ...settings, existingGroup: "216", enrollment: { existingKey } },
    { ...settings, existingGroup: "216", enrollment: { maxUsage: 9 } },
    { ...settings, existingGroup: "216", enrollment: { userCodes: ["ABCDE-12345"] } },
];

// @ts-expect-error machines would join the group of the key
export const keyAlone: AppConnectorsArgs = { ...settings, enrollment: { existingKey } };

// @ts-expect-error the settings of a group that exists stay
export const twoGroups: AppConnectorsArgs = { ...settings, group: {}, existingGroup: "216" };

// @ts-expect-error the uses of a key that exists stay
export const uses: AppConnectorsArgs = { ...settings, existingGroup: "216", enrollment: { existingKey, maxUsage: 9 } };

// @ts-expect-error machines have a code or a key
export const both: AppConnectorsArgs = { ...settings, enrollment: { userCodes: [], maxUsage: 9 } };

// @ts-expect-error machines in Azure write their codes to a vault
export const nowhere: NonNullable<InAzure["enrollment"]> = { userCodes: [] };
