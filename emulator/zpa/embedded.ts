import { idsOf } from "../fields";
import type { Json, StoredObject, WireObject } from "../json";
import type { Tenant } from "../tenant";
import { answer } from "../views";
import { appConnectorGroup } from "./appConnectorGroup";
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
    return embedded(tenant, appConnectorGroup.name, value, (whole) => only(whole, keys));
}

/** The objects a field made with `references` holds; nothing when none is left. */
export function embedded(
    tenant: Tenant,
    collectionName: string,
    value: Json | undefined,
    view: (whole: WireObject) => WireObject = (whole) => whole,
): Json | undefined {
    const collection = tenant.collection(collectionName);
    const found = idsOf(value).flatMap((id): StoredObject[] => {
        const object = collection.get(id);
        return object ? [object] : [];
    });
    return found.length > 0 ? found.map((object) => view(answer(tenant, collection, object))) : undefined;
}

/** The attributes of those names that an object has. */
export function only(whole: WireObject, keys: readonly string[]): WireObject {
    return Object.fromEntries(keys.flatMap((key) => (whole[key] === undefined ? [] : [[key, whole[key]]])));
}
