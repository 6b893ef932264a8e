import { type CollectionDefinition, DEFAULT_MICROTENANT, type RuleCheck } from "../core/collection";
import { flag, nameText, oneOf, text } from "../core/fields";
import type { Reply } from "../core/http";
import { isObject, type StoredObject, type WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { answer } from "../core/serialize";
import type { Tenant } from "../core/tenant";
import { answeredAs, hidden, identified, integer, lastModified, objectOf, replaced } from "./api/fields";
import { type CloudCall, type CloudRoute, cloudRoutes } from "./api/routes";

export const TIME_UNITS = ["MINUTE", "HOUR", "DAY"];

/** What a connector's location is made with. */
export const locationTemplate: CollectionDefinition = {
    name: "locationTemplate",
    typeName: "Location Template",
    ids: "cloudTemplate",
    scope: "tenant",
    limit: 500,
    sortKey: ({ name }) => name,
    fields: replaced({
        ...identified,
        name: nameText(255),
        desc: text(),
        template: objectOf({
            templatePrefix: text(),
            xffForwardEnabled: flag(false),
            authRequired: flag(false),
            cautionEnabled: flag(false),
            aupEnabled: flag(false),
            aupTimeoutInDays: integer({}, { default: 0 }),
            ofwEnabled: flag(false),
            ipsControl: flag(false),
            enforceBandwidthControl: flag(false),
            upBandwidth: integer({}, { default: 0 }),
            dnBandwidth: integer({}, { default: 0 }),
            idleTimeInMinutes: integer({}, { default: 0 }),
            displayTimeUnit: oneOf(TIME_UNITS),
            surrogateIPEnforcedForKnownBrowsers: flag(false),
            surrogateRefreshTimeInMinutes: integer({}, { default: 0 }),
            surrogateRefreshTimeUnit: oneOf(TIME_UNITS),
            surrogateIP: flag(false),
        }),
        editable: answeredAs(true),
        readOnly: hidden(),
        ...lastModified,
    }),
    builtIn: () => [DEFAULT_TEMPLATE],
    rules: templateRules,
};

/** Made with the company; shown as editable, but the portal only views it. */
const DEFAULT_TEMPLATE: StoredObject = {
    id: "82273",
    name: "Default Location Template",
    microtenantId: DEFAULT_MICROTENANT,
    desc: "Created during company provisioning",
    template: {
        xffForwardEnabled: false,
        authRequired: false,
        cautionEnabled: false,
        aupEnabled: false,
        aupTimeoutInDays: 0,
        ofwEnabled: true,
        ipsControl: true,
        enforceBandwidthControl: false,
        upBandwidth: 0,
        dnBandwidth: 0,
        idleTimeInMinutes: 0,
        surrogateIPEnforcedForKnownBrowsers: false,
        surrogateRefreshTimeInMinutes: 0,
        surrogateIP: false,
    },
    readOnly: true,
    creationTime: "1639554322",
    modifiedTime: "1639554322",
};

export const part: EmulatorModule<CloudRoute> = {
    collections: [locationTemplate],
    routes: [
        ...cloudRoutes(locationTemplate, {
            path: "/locationTemplate",
            verbs: ["lite", "list", "get", "create", "delete"],
            pageSize: 250,
            litePageSize: 100,
        }),
        { method: "PUT", path: "/locationTemplate/:id", handle: update },
    ],
};

/** The answer of an update says that the template is not editable; the next read says that it is. */
function update(call: CloudCall): Reply {
    const { status, body } = call.update(locationTemplate);
    return { status, body: { ...(isObject(body) && body), editable: false } };
}

/** A template as the provisioning URLs that use it show it. */
export function embeddedTemplate(tenant: Tenant, id: string): WireObject | undefined {
    const collection = tenant.collection(locationTemplate.name);
    const template = collection.get(id);
    return template && { ...answer(tenant, collection, template), editable: false };
}

function templateRules({ template }: StoredObject, check: RuleCheck): void {
    if (!isObject(template)) return;
    refuseContradictions(template, check);
    if (template.enforceBandwidthControl !== true) return;
    if (template.upBandwidth === 0) check.invalid("upBandwidth");
    if (template.dnBandwidth === 0) check.invalid("dnBandwidth");
}

/** What a location cannot have at the same time, or not alone. */
export function refuseContradictions(features: WireObject, check: RuleCheck): void {
    const { authRequired, cautionEnabled, aupEnabled, aupTimeoutInDays, ofwEnabled, ipsControl } = features;
    if (cautionEnabled === true && (authRequired === true || aupEnabled === true)) check.invalid("cautionEnabled");
    if (aupEnabled === true && aupTimeoutInDays === 0) check.invalid("aupTimeoutInDays");
    if (ipsControl === true && ofwEnabled !== true) check.invalid("ipsControl");
}
