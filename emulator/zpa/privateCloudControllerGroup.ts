import type { CollectionDefinition } from "../collection";
import { featureDisabled } from "../errors";
import { flag, kept, nameText, text } from "../fields";
import { type Call, collectionRoutes, type Route, summaryRoute } from "../routes";
import type { Tenant } from "../tenant";
import { audit, management, microtenant } from "./commonFields";
import {
    derivedPlaceFields,
    groupRules,
    placeFields,
    signingFields,
    signingReference,
    upgradeFields,
    versionFields,
    versionProfileFields,
} from "./groupFields";
import { isLicensed } from "./licence";

const FEATURE = "feature.ddil.config";

/** @throws ApiError 401 when the tenant has no licence for Private Cloud Controllers */
export function requirePrivateCloud(tenant: Tenant): void {
    if (!isLicensed(tenant, FEATURE)) throw featureDisabled(FEATURE, tenant.identity.customerId);
}

export const privateCloudControllerGroup: CollectionDefinition = {
    name: "privateCloudControllerGroup",
    typeName: "Private Cloud Controller Group",
    limit: 100,
    fields: {
        ...audit,
        name: nameText(),
        enabled: flag(false),
        description: text(),
        ...versionProfileFields(false),
        ...upgradeFields("MONDAY"),
        ...versionFields,
        ...placeFields("keep"),
        ...derivedPlaceFields,
        ...signingFields,
        siteId: kept(),
        siteName: kept(),
        ...management,
        ...microtenant,
    },
    references: signingReference,
    rules: groupRules,
};

const licensed = (route: Route): Route => ({
    ...route,
    handle(call: Call) {
        requirePrivateCloud(call.tenant);
        return route.handle(call);
    },
});

export const privateCloudControllerGroupRoutes: Route[] = [
    summaryRoute(privateCloudControllerGroup),
    ...collectionRoutes(privateCloudControllerGroup),
].map(licensed);
