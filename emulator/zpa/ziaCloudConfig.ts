import { createHash } from "node:crypto";
import type { CollectionDefinition } from "../core/collection";
import { missing } from "../core/errors";
import { internal, kept } from "../core/fields";
import { type Call, customerPath, type Reply } from "../core/http";
import type { WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { builtIn } from "./common/builtIn";

/** What is answered of the integration; its password, key and token are taken, and kept as a digest alone. */
const SHOWN = ["ziaCloudDomain", "ziaUsername"];
const SECRETS = ["ziaPassword", "ziaCloudServiceApiKey", "ziaSandboxApiToken"];

/** The integration that scans transferred files in Internet Access. As official clients have it: no exchange was recorded. */
const ziaCloudConfig: CollectionDefinition = {
    name: "ziaCloudConfig",
    typeName: "ZIA Cloud Config",
    scope: "tenant",
    isPlaced: true,
    fields: { ziaCloudDomain: kept(), ziaUsername: kept(), secretsDigest: internal() },
    builtIn: (tenant) => [builtIn(tenant, "Zscaler Cloud Sandbox", {})],
};

const path = customerPath("v1", "config/ziaCloudConfig");

export const part: EmulatorModule = {
    collections: [ziaCloudConfig],
    routes: [
        { method: "GET", path, handle: get },
        { method: "POST", path, handle: set },
        {
            method: "GET",
            path: customerPath("v1", "config/isZiaCloudConfigAvailable"),
            handle: (call) => ({ status: 200, body: Object.keys(shown(call)).length > 0 }),
        },
    ],
};

function get(call: Call): Reply {
    const body = shown(call);
    const isAbsent = Object.keys(body).length === 0 && call.tenant.switches.unsetIntegration === "notFound";
    if (isAbsent) throw call.notFound(ziaCloudConfig.name);
    return { status: 200, body };
}

function shown(call: Call): WireObject {
    const [only] = call.collection(ziaCloudConfig).values();
    return pick(only ?? {});
}

function set(call: Call): Reply {
    const sent = call.body();
    const absent = [...SHOWN, ...SECRETS].filter((key) => typeof sent[key] !== "string" || sent[key] === "");
    if (absent.length > 0) throw missing(absent);
    const collection = call.collection(ziaCloudConfig);
    const [only] = collection.values();
    if (only) call.tenant.put(collection, { ...only, ...pick(sent), secretsDigest: digestOf(sent) });
    return call.tenant.switches.integrationAnswer === "empty" ? { status: 200 } : { status: 200, body: shown(call) };
}

const pick = (from: WireObject): WireObject =>
    Object.fromEntries(SHOWN.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])));

/** By which one can see from outside whether the secrets have changed. */
const digestOf = (sent: WireObject): string =>
    createHash("sha256")
        .update(JSON.stringify(SECRETS.map((key) => sent[key])))
        .digest("hex");
