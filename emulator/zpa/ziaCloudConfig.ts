import type { CollectionDefinition } from "../core/collection";
import { missing } from "../core/errors";
import { kept } from "../core/fields";
import { type Call, customerPath, type Reply } from "../core/http";
import type { WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { builtIn } from "./common/builtIn";

/** What is answered of the integration; its password, key and token are taken and kept nowhere. */
const SHOWN = ["ziaCloudDomain", "ziaUsername"];
const REQUIRED = [...SHOWN, "ziaCloudServiceApiKey", "ziaPassword", "ziaSandboxApiToken"];

/** The integration that scans transferred files in Internet Access. As official clients have it: no exchange was recorded. */
const ziaCloudConfig: CollectionDefinition = {
    name: "ziaCloudConfig",
    typeName: "ZIA Cloud Config",
    scope: "tenant",
    isPlaced: true,
    fields: { ziaCloudDomain: kept(), ziaUsername: kept() },
    builtIn: (tenant) => [builtIn(tenant, "Zscaler Cloud Sandbox", {})],
};

const path = customerPath("v1", "config/ziaCloudConfig");

export const part: EmulatorModule = {
    collections: [ziaCloudConfig],
    routes: [
        { method: "GET", path, handle: (call) => ({ status: 200, body: shown(call) }) },
        { method: "POST", path, handle: set },
        {
            method: "GET",
            path: customerPath("v1", "config/isZiaCloudConfigAvailable"),
            handle: (call) => ({ status: 200, body: Object.keys(shown(call)).length > 0 }),
        },
    ],
};

function shown(call: Call): WireObject {
    const [only] = call.collection(ziaCloudConfig).values();
    return Object.fromEntries(SHOWN.flatMap((key) => (only?.[key] === undefined ? [] : [[key, only[key]]])));
}

function set(call: Call): Reply {
    const sent = call.body();
    const absent = REQUIRED.filter((key) => typeof sent[key] !== "string" || sent[key] === "");
    if (absent.length > 0) throw missing(absent);
    const collection = call.collection(ziaCloudConfig);
    const [only] = collection.values();
    if (only) {
        call.tenant.put(collection, { ...only, ...Object.fromEntries(SHOWN.map((key) => [key, sent[key]])) });
    }
    return { status: 200, body: shown(call) };
}
