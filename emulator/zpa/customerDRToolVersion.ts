import type { CollectionDefinition } from "../core/collection";
import { kept } from "../core/fields";
import { collectionRoutes } from "../core/http";
import type { EmulatorModule } from "../core/module";
import { builtIn } from "./common/builtIn";
import { audit } from "./common/commonFields";

const PLATFORMS = ["LINUX", "MACOS", "WINDOWS"];

/** The versions of the tool that signs the records which start disaster recovery. */
export const customerDRToolVersion: CollectionDefinition = {
    name: "customerDRToolVersion",
    typeName: "DR Tool Version",
    scope: "tenant",
    fields: { ...audit, customerId: kept(), name: kept(), platform: kept(), version: kept(), latest: kept() },
    builtIn: (tenant) =>
        PLATFORMS.map((platform) =>
            builtIn(tenant, `DR Tool ${platform}`, {
                customerId: tenant.identity.customerId,
                platform,
                version: "1.0.0",
                latest: true,
            }),
        ),
};

export const part: EmulatorModule = {
    collections: [customerDRToolVersion],
    routes: collectionRoutes(customerDRToolVersion, { verbs: ["list"] }),
};
