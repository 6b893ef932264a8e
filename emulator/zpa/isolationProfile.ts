import { randomUUID } from "node:crypto";
import type { CollectionDefinition } from "../core/collection";
import { kept } from "../core/fields";
import { type Call, collectionRoutes, customerPath, type Reply } from "../core/http";
import type { EmulatorModule } from "../core/module";
import { attributeOf } from "../core/serialize";
import { builtIn } from "./common/builtIn";
import { audit } from "./common/commonFields";

/** How a browser is isolated: kept by another product, named by rules. */
export const isolationProfile: CollectionDefinition = {
    name: "isolationProfile",
    typeName: "Isolation Profile",
    scope: "shared",
    countsPage: true,
    fields: {
        ...audit,
        name: kept(),
        description: kept(),
        enabled: kept(),
        isolationTenantId: kept(),
        isolationProfileId: kept(),
        isolationUrl: kept(),
    },
    builtIn: (tenant) => {
        const [isolationTenantId, isolationProfileId] = [randomUUID(), randomUUID()];
        const isolationUrl = `https://redirect.isolation.zscaler.com/tenant/emulator/profile/${isolationProfileId}/zpa/render`;
        return [
            builtIn(tenant, "Default Isolation Profile", {
                description: "Default Isolation Profile",
                enabled: true,
                isolationTenantId,
                isolationProfileId,
                isolationUrl,
            }),
        ];
    },
};

export const part: EmulatorModule = {
    collections: [isolationProfile],
    routes: [
        ...collectionRoutes(isolationProfile, { path: customerPath("v1", "isolation/profiles"), verbs: ["list"] }),
        { method: "GET", path: "/cbiconfig/cbi/api/customers/:customerId/zpaprofiles", handle: listOfIsolation },
    ],
};

/** The same profiles as the isolation product answers them: other keys, and no envelope. */
const OTHER_KEYS: Readonly<Record<string, string>> = {
    isolationTenantId: "cbiTenantId",
    isolationProfileId: "cbiProfileId",
    isolationUrl: "cbiUrl",
};

function listOfIsolation(call: Call): Reply {
    const collection = call.collection(isolationProfile);
    const body = [...collection.values()].map((profile) =>
        Object.fromEntries(
            Object.keys(isolationProfile.fields).map((key) => [
                OTHER_KEYS[key] ?? key,
                attributeOf(call.tenant, collection, profile, key),
            ]),
        ),
    );
    return { status: 200, body, headers: { "content-type": "application/json" } };
}
