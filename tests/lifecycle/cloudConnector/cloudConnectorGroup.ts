import { connectorsIn, provisioningUrl } from "../../engine/connectorDeployment";
import type { Subject } from "../subject";

const NETWORK = "vpc-0a1b2c3d4e5f60718";

export const cloudConnectorGroup: Subject = {
    type: "cloudConnector:CloudConnectorGroup",
    // What is set on a group is kept with each of its connectors.
    collection: "ecVm",
    remote: async (room) => (await connectorsIn(room, "us-west-2a"))[0]!,
    async setup(room) {
        const url = await provisioningUrl(room, "aws", "AWS");
        for (const zone of ["us-west-2a", "us-west-2a", "us-west-2b"]) {
            await room.control.cloud.boot({ provUrl: url.id, network: NETWORK, zone });
        }
        const deployment = { provisioningUrl: url.id, cloud: "aws", network: NETWORK, zone: "us-west-2a" };
        return {
            declared: { deployment },
            replacement: { deployment: { ...deployment, zone: "us-west-2b" } },
        };
    },
    declared: { waitMinutes: 0 },
    wire: { upgradeDayOfWeek: 1, upgradeStartTime: 0, upgradeEndTime: 7_200, disabled: false },
    changes: [
        {
            property: "upgradeDay",
            value: "Tuesday",
            with: { upgradeStart: "02:00", upgradeEnd: "04:00" },
            wire: { upgradeDayOfWeek: 3, upgradeStartTime: 7_200, upgradeEndTime: 14_400 },
            outside: { upgradeDayOfWeek: 5 },
        },
        {
            property: "upgradeStart",
            value: "22:00",
            with: { upgradeDay: "Saturday", upgradeEnd: "24:00" },
            wire: { upgradeDayOfWeek: 7, upgradeStartTime: 79_200, upgradeEndTime: 86_400 },
            outside: { upgradeStartTime: 75_600 },
            alone: true,
        },
        {
            property: "upgradeEnd",
            value: "06:00",
            with: { upgradeDay: "Monday", upgradeStart: "04:00" },
            wire: { upgradeEndTime: 21_600 },
            outside: { upgradeEndTime: 25_200 },
            alone: true,
        },
        { property: "enabled", value: false, wire: { disabled: true }, outside: { disabled: false } },
    ],
    coveredElsewhere: ["releaseChannel"],
    retained: { upgradeDayOfWeek: 1, disabled: false },
    undeletable: true,
    samples: [
        {
            deployment: { provisioningUrl: "5", cloud: "aws", network: "vpc-1", zone: "eu-west-1a" },
            waitMinutes: 10,
            upgradeDay: "Sunday",
            upgradeStart: "02:00",
            upgradeEnd: "04:00",
            enabled: true,
            releaseChannel: "stable",
            resetOnDestroy: true,
        },
        { groupId: "5" },
        { groupName: "zs-cc-vpc-1-eu-west-1a" },
    ],
};
