import { textOf } from "../contract/fields";
import type { Noun } from "../contract/noun";
import type { Values } from "../contract/values";
import type { ZpaClient } from "./client/client";
import type { ZpaEndpoint } from "./client/endpoint";
import { identityProviderOf, inOtherProviders } from "./identityProvider";

/** A group of users as an identity provider has brought it. Its numbers may be larger than a double holds. */
export const scimGroup = {
    type: "zpa:ScimGroup",
    noun: { one: "SCIM group", many: "SCIM groups" },
    endpoint: endpointIn,
    elsewhere: inOtherProviders(endpointIn),
    fromWire: (wire) => ({
        id: String(wire.id),
        name: String(wire.name),
        identityProvider: String(wire.idpId),
        idpGroupId: textOf(wire.idpGroupId),
    }),
} satisfies Noun<ZpaClient>;

function endpointIn(scope: Values): ZpaEndpoint {
    return {
        path: `scimgroup/idpId/${identityProviderOf(scope, "SCIM group")}`,
        noun: "SCIM group",
        permission: "SCIM Groups (SCIM Management)",
        family: "userconfig",
    };
}
