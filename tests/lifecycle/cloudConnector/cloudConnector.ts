import { connectorsIn, provisioningUrl } from "../../engine/connectorDeployment";
import type { Subject } from "../subject";

const SITE = { network: "vpc-0a1b2c3d4e5f60718", zone: "us-west-2c" };

export const cloudConnector: Subject = {
    type: "cloudConnector:CloudConnector",
    collection: "ecVm",
    options: { protect: false },
    remote: async (room) => (await connectorsIn(room, SITE.zone))[0]!,
    async setup(room) {
        const url = await provisioningUrl(room, "aws", "AWS");
        for (const instanceId of ["i-first", "i-second"]) {
            await room.control.cloud.boot({ provUrl: url.id, ...SITE, instanceId });
        }
        return {};
    },
    declared: { waitMinutes: 0, instanceId: "i-first" },
    wire: { disabled: false },
    changes: [{ property: "enabled", value: false, wire: { disabled: true }, outside: { disabled: false } }],
    replacement: { instanceId: "i-second" },
    retained: { disabled: false },
    undeletable: true,
    samples: [
        { instanceId: "i-1", waitMinutes: 10, enabled: true, force: true },
        { connectorName: "Sample", deleteOnDestroy: "Sample" },
    ],
};
