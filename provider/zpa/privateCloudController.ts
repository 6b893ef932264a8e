import { textOf } from "../contract/fields";
import type { Noun } from "../contract/noun";
import type { ZpaClient } from "./client/client";
import { addressesIn, observed } from "./common/enrolledMachine";
import { microtenant } from "./common/fields";

/** A machine that has enrolled in a Private Cloud Controller group. Its group deletes it; the rest is done on the machine. */
export const privateCloudController = {
    type: "zpa:PrivateCloudController",
    noun: { one: "Private Cloud Controller", many: "Private Cloud Controllers" },
    endpoint: ({ microtenantId }) => ({
        path: "privateCloudController",
        noun: "Private Cloud Controller",
        permission: "Private Cloud Controllers (Business Continuity Management)",
        scope: textOf(microtenantId),
    }),
    narrowedBy: "microtenantId",
    // They enroll while a program runs.
    readEachTime: true,
    fromWire: (wire) => ({
        id: String(wire.id),
        name: String(wire.name),
        description: textOf(wire.description),
        enabled: wire.enabled !== false,
        privateCloudControllerGroup: String(wire.privateCloudControllerGroupId),
        privateCloudControllerGroupName: textOf(wire.privateCloudControllerGroupName),
        microtenantId: microtenant.fromWire(wire),
        listenAddresses: addressesIn(wire.listenIps),
        publishAddresses: addressesIn(wire.publishIps),
        ...observed.fromWire(wire),
    }),
} satisfies Noun<ZpaClient>;
