import type { CollectionDefinition, RuleCheck } from "../core/collection";
import { featureDisabled } from "../core/errors";
import { flag, kept, nameText, oneOf, text } from "../core/fields";
import { type Call, collectionRoutes, type Route, summaryRoute } from "../core/http";
import type { StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { audit, management, microtenant, unanswered } from "./common/commonFields";
import {
    groupRules,
    placeFields,
    signingFields,
    signingReference,
    upgradeFields,
    versionProfileFields,
} from "./common/groupFields";
import { isLicensed } from "./common/licence";

const FEATURE = "feature.ddil.config";

/** @throws ApiError 401 when the tenant has no licence for Private Cloud Controllers */
export function requirePrivateCloud(tenant: Tenant): void {
    if (!isLicensed(tenant, FEATURE)) throw featureDisabled(FEATURE, tenant.identity.customerId);
}

/** As documented: no exchange was ever recorded. */
export const privateCloudControllerGroup: CollectionDefinition = {
    name: "privateCloudControllerGroup",
    typeName: "Private Cloud Controller Group",
    fields: {
        ...audit,
        name: nameText(),
        // Documents say true, as they do of App Connector groups, which the service stores as false.
        enabled: flag(false),
        description: text({ omitted: "unrecorded" }),
        ...unanswered(versionProfileFields(false)),
        // All that a create answers of the profile.
        overrideVersionProfile: flag(false),
        siteId: text({ omitted: "unrecorded" }),
        siteName: kept(),
        ...upgradeFields("MONDAY"),
        isPublic: oneOf(["FALSE", "TRUE"], { default: "FALSE", omitted: "unrecorded" }),
        ...placeFields("unrecorded"),
        cityCountry: kept(),
        countryCode: text(),
        ...signingFields,
        ...unanswered({ ...management, restrictedEntity: kept({ default: false }) }),
        ...microtenant,
    },
    references: signingReference,
    rules(group, check) {
        const { countryCode } = group;
        groupRules(group, check);
        if (check.tenant.switches.controllerCountryCode === "required") ownCountry(group, countryCode, check);
        privateCloud(group, check);
    },
};

/** A route of a tenant that has the licence. */
export const licensed = (route: Route): Route => ({
    ...route,
    handle(call: Call) {
        requirePrivateCloud(call.tenant);
        return route.handle(call);
    },
});

export const part: EmulatorModule = {
    collections: [privateCloudControllerGroup],
    routes: [summaryRoute(privateCloudControllerGroup), ...collectionRoutes(privateCloudControllerGroup)].map(licensed),
};

/** Every write says the country, whatever follows from the coordinates. */
function ownCountry(group: StoredObject, countryCode: StoredObject["countryCode"], check: RuleCheck): void {
    if (check.sent.countryCode === undefined) check.missing("countryCode");
    else if (!/^[A-Z]{2}$/.test(String(countryCode))) check.invalid("countryCode");
    else group.countryCode = countryCode;
}

/** A group may stay in its private cloud, or leave it; there is no private cloud here that it could enter. */
function privateCloud(group: StoredObject, check: RuleCheck): void {
    if (group.siteId === undefined) delete group.siteName;
    else if (group.siteId !== check.previous?.siteId) check.invalid("siteId");
}
