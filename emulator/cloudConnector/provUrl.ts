import type { CollectionDefinition, RuleCheck } from "../core/collection";
import { derived, flag, nameText, oneOf, text } from "../core/fields";
import type { Reply } from "../core/http";
import { isObject, type Json, type StoredObject, type WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { identified, lastModified, link, linkedId, objectOf, replaced } from "./api/fields";
import { type CloudCall, type CloudRoute, cloudRoutes } from "./api/routes";
import { CLOUD, ORGANISATION_ID } from "./common/organisation";
import { embeddedTemplate, locationTemplate } from "./locationTemplate";

const PAGE_SIZE = 250;
const TYPES = ["CLOUD", "ONPREM", "DISABLED", "MON_DELETED", "DELETING", "DELETING_LAST", "DELETED"];

/** What connectors are deployed with: they fetch it by its URL. */
export const provUrl: CollectionDefinition = {
    name: "provUrl",
    typeName: "Cloud Provisioning Template",
    ids: "cloudTemplate",
    scope: "tenant",
    limit: 1_000,
    sortKey: ({ name }) => name,
    fields: replaced({
        ...identified,
        name: nameText(),
        desc: text(),
        // Through a buffer: earlier versions have kept names that are not valid Unicode.
        provUrl: derived(
            ({ name }) => `connector.${CLOUD}/api/v1/provUrl?name=${encodeURIComponent(Buffer.from(name).toString())}`,
        ),
        provUrlType: oneOf(TYPES, { default: "CLOUD" }),
        provUrlData: objectOf(
            {
                locationTemplate: link(locationTemplate.name, { required: "always" }),
                cloudProviderType: oneOf(["AWS", "AZURE", "GCP"], { required: "always" }),
                formFactor: oneOf(["SMALL", "MEDIUM", "LARGE"], { default: "SMALL" }),
                autoScaleDetails: objectOf({ autoScale: flag(false) }, { default: undefined }),
                cellEdgeDeploy: flag(false),
                releaseChannel: oneOf(["LATEST", "STABLE", "BETA"]),
                hyperVisors: oneOf(["AWS", "AZURE", "CENTOS", "REDHAT_LINUX", "VMWARE_ESXI"]),
            },
            { required: "always", answer: withServers },
        ),
        status: derived(({ id }, tenant) => {
            return tenant.referrers("provUrl", id).length > 0 ? "DEPLOYED" : "NOT_DEPLOYED";
        }),
        ...lastModified,
    }),
    references: (object) => {
        const id = linkedId(dataOf(object).locationTemplate);
        return id === undefined ? [] : [{ collection: locationTemplate.name, id }];
    },
    rules: formRules,
};

export const part: EmulatorModule<CloudRoute> = {
    collections: [provUrl],
    routes: [
        { method: "GET", path: "/provUrl", handle: list },
        ...cloudRoutes(provUrl, {
            path: "/provUrl",
            verbs: ["get", "create", "update", "delete"],
            pageSize: PAGE_SIZE,
        }),
    ],
};

/** A booting connector asks the legacy host for the one it was deployed with, by name. */
function list(call: CloudCall): Reply {
    const wanted = call.caller.api === "legacy" ? call.query.get("name") : null;
    const holds = wanted === null ? undefined : ({ name }: StoredObject) => name === wanted;
    return call.list(provUrl, { pageSize: PAGE_SIZE, holds });
}

/** The part of a provisioning URL that says how connectors are deployed, as it is stored. */
export function dataOf({ provUrlData }: StoredObject): WireObject {
    return isObject(provUrlData) ? provUrlData : {};
}

/** Whether connectors of a provisioning URL come and go with the load. */
export function isAutoScaled(url: StoredObject): boolean {
    const { autoScaleDetails } = dataOf(url);
    return isObject(autoScaleDetails) && autoScaleDetails.autoScale === true;
}

function withServers(url: StoredObject, tenant: Tenant): Json {
    const { locationTemplate: template, ...data } = dataOf(url);
    return {
        zsCloudDomain: CLOUD,
        orgId: ORGANISATION_ID,
        configServer: `ecservice.${CLOUD}`,
        registrationServer: `ecservice.${CLOUD}`,
        apiServer: `connector.${CLOUD}`,
        pacServer: `pac.${CLOUD}`,
        locationTemplate: embeddedTemplate(tenant, linkedId(template) ?? ""),
        ...data,
    };
}

function formRules(url: StoredObject, check: RuleCheck): void {
    const { cloudProviderType, formFactor } = dataOf(url);
    const isSmall = formFactor === "SMALL";
    if (!isSmall && (cloudProviderType !== "AWS" || isAutoScaled(url))) check.invalid("formFactor");
    const isRefused = cloudProviderType === "GCP" && check.tenant.switches.gcpAutoScaling === "refused";
    if (isAutoScaled(url) && isRefused) check.invalid("autoScale");
}
