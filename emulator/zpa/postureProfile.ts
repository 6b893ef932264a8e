import type { CollectionDefinition } from "../core/collection";
import { kept } from "../core/fields";
import { collectionRoutes, customerPath } from "../core/http";
import type { EmulatorModule } from "../core/module";
import { builtIn } from "./common/builtIn";
import { audit, nameWithoutCloud } from "./common/commonFields";

/** What a device must be like; kept by the client's own product and read here. */
export const postureProfile: CollectionDefinition = {
    name: "posture",
    typeName: "Posture Profile",
    scope: "shared",
    nameWithoutCloud,
    fields: {
        ...audit,
        name: kept(),
        postureUdid: kept(),
        zscalerCloud: kept(),
        zscalerCustomerId: kept(),
        domain: kept(),
        platform: kept(),
        postureType: kept(),
        applyToMachineTunnelEnabled: kept(),
        crlCheckEnabled: kept(),
        nonExportablePrivateKeyEnabled: kept(),
    },
    builtIn: (tenant) => {
        const profile = (name: string, postureUdid: string, postureType: string) =>
            builtIn(tenant, name, { postureUdid, postureType, zscalerCloud: "zscalerthree" });
        return [
            profile("Disk encrypted (zscalerthree.net)", "5b1f2a70-3a56-4b0c-8f3c-2f7e2c1a9d01", "DISK_ENCRYPTION"),
            profile("Firewall on (zscalerthree.net)", "c2a4d9e6-60e1-4c57-9a55-7c1d0b8e4f02", "FIREWALL"),
        ];
    },
};

/** Lists are version 2 of the API, single reads version 1. */
export const part: EmulatorModule = {
    collections: [postureProfile],
    routes: [
        ...collectionRoutes(postureProfile, { path: customerPath("v2", "posture"), verbs: ["list"] }),
        ...collectionRoutes(postureProfile, { verbs: ["get"] }),
    ],
};
