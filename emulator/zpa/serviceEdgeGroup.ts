import type { CollectionDefinition, RuleCheck } from "../core/collection";
import { decimal, derived, flag, idsOf, kept, nameText, oneOf, references, text } from "../core/fields";
import { collectionRoutes } from "../core/http";
import type { Json, StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { pick } from "../core/serialize";
import type { Tenant } from "../core/tenant";
import { audit, management, microtenant } from "./common/commonFields";
import { embedded } from "./common/embedded";
import {
    derivedPlaceFields,
    groupRules,
    placeFields,
    signingFields,
    signingReference,
    upgradeFields,
    versionFields,
    versionProfileFields,
} from "./common/groupFields";
import { SERVICE_EDGE } from "./common/machine";
import { trustedNetwork } from "./trustedNetwork";

/** What answers show of a network inside a group: all but when it was modified. */
const EMBEDDED_NETWORK = ["id", "creationTime", "modifiedBy", "name", "networkId", "zscalerCloud"];
/** What answers show of a service edge inside its group. */
const EMBEDDED_EDGE = [
    ...Object.keys(audit),
    ...["name", "description", "fingerprint", "issuedCertId", "enabled", "privateBrokerVersion", "upgradeAttempt"],
    "provisioningKeyId",
];

const MAX_DISTANCE = 100_000;

export const serviceEdgeGroup: CollectionDefinition = {
    name: "serviceEdgeGroup",
    typeName: "Service Edge Group",
    limit: 100,
    fields: {
        ...audit,
        name: nameText(),
        enabled: flag(false),
        description: text(),
        ...versionProfileFields(true),
        ...upgradeFields("SUNDAY"),
        ...versionFields,
        isPublic: oneOf(["DEFAULT", "TRUE", "FALSE"], { default: "DEFAULT" }),
        // Unlike App Connector groups, these keep their coordinates when an update omits them.
        ...placeFields("keep"),
        ...derivedPlaceFields,
        useInDrMode: flag(false, { omitted: "unrecorded" }),
        exclusiveForBusinessContinuity: flag(false),
        graceDistanceEnabled: flag(false),
        graceDistanceValue: decimal(MAX_DISTANCE, { answer: ({ graceDistanceValue: value }) => withDecimals(value) }),
        graceDistanceValueUnit: oneOf(["MILES", "KMS"]),
        altCloud: text(),
        trustedNetworks: { ...references(trustedNetwork.name), answer: networks },
        ...signingFields,
        siteId: kept(),
        siteName: kept(),
        ...management,
        ...microtenant,
        serviceEdges: derived(serviceEdges, { inCreateAnswer: "never" }),
    },
    references: (group) => [
        ...signingReference(group),
        ...idsOf(group.trustedNetworks).map((id) => ({ collection: trustedNetwork.name, id })),
    ],
    rules(group, check) {
        groupRules(group, check);
        graceDistance(group, check);
    },
};

export const part: EmulatorModule = { collections: [serviceEdgeGroup], routes: collectionRoutes(serviceEdgeGroup) };

function graceDistance(group: StoredObject, check: RuleCheck): void {
    if (group.graceDistanceEnabled !== true) return;
    for (const field of ["graceDistanceValue", "graceDistanceValueUnit"]) {
        if (group[field] === undefined) check.missing(field);
    }
}

/** Recorded as `10.0`: whole numbers get a decimal. */
function withDecimals(value: Json | undefined): Json | undefined {
    return typeof value === "string" && !value.includes(".") ? `${value}.0` : value;
}

function networks(group: StoredObject, tenant: Tenant): Json | undefined {
    return embedded(tenant, trustedNetwork.name, group.trustedNetworks, EMBEDDED_NETWORK);
}

function serviceEdges(group: StoredObject, tenant: Tenant): Json | undefined {
    const found = tenant
        .referrers(SERVICE_EDGE.group, group.id, SERVICE_EDGE.collection)
        .map(({ collection, object }) => pick(tenant, collection, object, EMBEDDED_EDGE));
    return found.length > 0 ? found : undefined;
}
