import { type CollectionDefinition, DEFAULT_MICROTENANT } from "../core/collection";
import { change, create } from "../core/crud";
import { flag, kept, nameText, oneOf, text } from "../core/fields";
import type { Reply } from "../core/http";
import type { StoredObject, WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { answer } from "../core/serialize";
import type { Tenant } from "../core/tenant";
import { CONNECTOR_USER } from "./administrator";
import { identified, integer, replaced } from "./api/fields";
import { type CloudCall, type CloudRoute, cloudRoutes } from "./api/routes";
import { refuseContradictions, TIME_UNITS } from "./locationTemplate";

const PAGE_SIZE = 100;
const WORKLOADS = [{ id: 59_050_241, name: "Workload Traffic Group" }];

/** A network with connectors, or another place that traffic comes from. */
export const location: CollectionDefinition = {
    name: "ecLocation",
    typeName: "Location",
    ids: "cloudObject",
    scope: "tenant",
    limit: 1_000,
    sortKey: ({ name }) => name,
    fields: replaced({
        ...identified,
        name: nameText(),
        nonEditable: kept({ default: false }),
        parentId: kept({ default: 0 }),
        upBandwidth: integer({}, { default: 0 }),
        dnBandwidth: integer({}, { default: 0 }),
        country: text({ default: "NONE" }),
        state: text(),
        language: text({ default: "NONE" }),
        tz: text({ default: "GMT" }),
        geoOverride: flag(false),
        authRequired: flag(false),
        sslScanEnabled: flag(false),
        zappSslScanEnabled: flag(false),
        xffForwardEnabled: flag(false),
        otherSubLocation: flag(false),
        ecLocation: kept({ default: false }),
        bcLocation: kept({ default: false }),
        ccLocation: kept({ default: true }),
        surrogateIP: flag(false),
        cookiesAndProxy: flag(false),
        idleTimeInMinutes: integer({}, { default: 0 }),
        displayTimeUnit: oneOf(TIME_UNITS),
        surrogateIPEnforcedForKnownBrowsers: flag(false),
        surrogateRefreshTimeInMinutes: integer(
            {},
            { default: 0, answer: () => undefined, listAnswer: (object) => object.surrogateRefreshTimeInMinutes },
        ),
        surrogateRefreshTimeUnit: oneOf(TIME_UNITS),
        kerberosAuth: flag(false),
        jwtAuth: flag(false),
        digestAuthEnabled: flag(false),
        ofwEnabled: flag(false),
        ipsControl: flag(false),
        aupEnabled: flag(false),
        cautionEnabled: flag(false),
        aupBlockInternetUntilAccepted: flag(false),
        aupForceSslInspection: flag(false),
        iotDiscoveryEnabled: flag(false),
        iotEnforcePolicySet: flag(false),
        aupTimeoutInDays: integer({}, { default: 0 }),
        childCount: kept({ default: 0 }),
        matchInChild: kept({ default: false }),
        staticLocationGroups: kept({ default: [] }),
        dynamiclocationGroups: kept({ default: WORKLOADS }),
        excludeFromDynamicGroups: flag(false),
        excludeFromManualGroups: flag(false),
        defaultExtranetTsPool: flag(false),
        defaultExtranetDns: flag(false),
        profile: oneOf(["WORKLOAD", "NONE", "CORPORATE", "SERVER", "GUESTWIFI", "IOT"], { default: "WORKLOAD" }),
        description: text(),
        subLocScopeEnabled: kept({
            answer: () => undefined,
            listAnswer: ({ ecLocation }) => (ecLocation === true ? true : undefined),
        }),
        vpcInfo: kept(),
    }),
    rules: refuseContradictions,
};

export const part: EmulatorModule<CloudRoute> = {
    collections: [location],
    routes: [
        {
            method: "GET",
            path: "/location",
            handle: (call) => call.list(location, { pageSize: PAGE_SIZE, ...filter(call) }),
        },
        { method: "GET", path: "/location/lite", handle: listLite },
        ...cloudRoutes(location, {
            path: "/location",
            verbs: ["get", "create", "update", "delete"],
            pageSize: PAGE_SIZE,
        }),
    ],
};

/** The location that the first connector of a network brings into being. */
export function registerLocation(tenant: Tenant, attributes: WireObject & { readonly name: string }): StoredObject {
    const collection = tenant.collection(location.name);
    const writer = { microtenantId: DEFAULT_MICROTENANT, userId: CONNECTOR_USER };
    const made = create(tenant, collection, { name: attributes.name }, writer);
    return change(tenant, collection, made, { ...attributes, ecLocation: true, ccLocation: true }, CONNECTOR_USER);
}

/** Query parameters that pick locations by a feature. */
const FLAGS: Readonly<Record<string, string>> = {
    sslScanEnabled: "sslScanEnabled",
    xffEnabled: "xffForwardEnabled",
    authRequired: "authRequired",
    enforceAup: "aupEnabled",
    enableFirewall: "ofwEnabled",
};

function filter({ query }: CloudCall): { holds?: (object: StoredObject) => boolean } {
    const wanted = Object.entries(FLAGS).filter(([parameter]) => query.has(parameter));
    const part = query.get("search")?.toLowerCase();
    const [state, profile] = [query.get("state"), query.get("locationType")];
    if (wanted.length === 0 && !part && !state && !profile) return {};
    return {
        holds: (object) =>
            wanted.every(([parameter, key]) => String(object[key]) === query.get(parameter)) &&
            (!part || object.name.toLowerCase().includes(part)) &&
            (!state || object.state === state) &&
            (!profile || object.profile === profile),
    };
}

/** Left out of the short list. */
const DETAILS = ["state", "displayTimeUnit", "surrogateRefreshTimeUnit", "description", "vpcInfo"];
const GROUPS = ["staticLocationGroups", "dynamiclocationGroups"];
/** Equal for all in the short list. */
const FIXED = { country: "NONE", idleTimeInMinutes: 0, profile: "NONE" };

/** The short list has one entry more than there are locations. */
function listLite(call: CloudCall): Reply {
    const collection = call.collection(location);
    const { holds = () => true } = filter(call);
    const all = [...collection.values(), cloudBrowser(call.tenant)].filter(holds);
    all.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
    const shown = call.page(all, PAGE_SIZE).map((object) => {
        const wire: WireObject = { ...answer(call.tenant, collection, object), ...FIXED };
        for (const key of [...DETAILS, ...GROUPS]) delete wire[key];
        return wire;
    });
    return { status: 200, body: shown };
}

/** Isolated browsers come from here; no location stands behind it. */
function cloudBrowser(tenant: Tenant): StoredObject {
    const fields = tenant.collection(location.name).fields;
    const blank = fields.filter(([, field]) => field.default !== undefined).map(([key, field]) => [key, field.default]);
    return {
        ...Object.fromEntries(blank),
        id: "256000110",
        name: "Cloud Browser",
        microtenantId: DEFAULT_MICROTENANT,
        tz: "NOT_SPECIFIED",
        ccLocation: false,
    };
}
