import { idsOf } from "../../core/fields";
import type { Json, StoredObject, WireObject } from "../../core/json";
import { answer, pick } from "../../core/serialize";
import type { Tenant } from "../../core/tenant";
import { appConnectorGroup } from "../appConnectorGroup";
import { audit } from "./commonFields";

/** What answers show of a connector group inside another object: neither coordinates nor upgrade window. */
const WHOLE = [
    ...Object.keys(audit),
    ...["name", "enabled", "description", "versionProfileId", "overrideVersionProfile", "location", "dnsQueryType"],
    ...["cityCountry", "countryCode", "tcpQuickAckApp", "tcpQuickAckAssistant", "tcpQuickAckReadAssistant"],
    ...["praEnabled", "useInDrMode", "connectorGroupType", "wafDisabled", "lssAppConnectorGroup"],
];
/** What the answer of a create shows of it. */
const UNNAMED = ["id", "useInDrMode", "connectorGroupType", "wafDisabled", "lssAppConnectorGroup"];
const BRIEF = [...UNNAMED, "name"];

/** The connector groups a field made with `references` holds, as deep as the answer shows them. */
export function connectorGroups(
    tenant: Tenant,
    value: Json | undefined,
    depth: "whole" | "brief" | "unnamed",
): Json | undefined {
    const keys = depth === "whole" ? WHOLE : depth === "brief" ? BRIEF : UNNAMED;
    return embedded(tenant, appConnectorGroup.name, value, keys);
}

/** The objects a field made with `references` holds; nothing when none is left. @param keys what is shown of them */
export function embedded(
    tenant: Tenant,
    collectionName: string,
    value: Json | undefined,
    keys?: readonly string[],
): WireObject[] | undefined {
    const collection = tenant.collection(collectionName);
    const found = idsOf(value).flatMap((id): StoredObject[] => {
        const object = collection.get(id);
        return object ? [object] : [];
    });
    if (found.length === 0) return undefined;
    return found.map((object) => (keys ? pick(tenant, collection, object, keys) : answer(tenant, collection, object)));
}
