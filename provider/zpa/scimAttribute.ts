import { textOf, textSet } from "../contract/fields";
import type { Noun } from "../contract/noun";
import type { Values } from "../contract/values";
import type { ZpaClient } from "./client/client";
import type { ZpaEndpoint } from "./client/endpoint";
import { identityProviderOf, inOtherProviders } from "./identityProvider";

/** What an identity provider brings of its users. */
export const scimAttribute = {
    type: "zpa:ScimAttribute",
    noun: { one: "SCIM attribute", many: "SCIM attributes" },
    endpoint: endpointIn,
    elsewhere: inOtherProviders(endpointIn),
    fromWire: (wire) => ({
        id: String(wire.id),
        name: String(wire.name),
        identityProvider: String(wire.idpId),
        dataType: textOf(wire.dataType),
        schemaUri: textOf(wire.schemaURI),
        required: wire.required === true,
        multivalued: wire.multivalued === true,
        caseSensitive: wire.caseSensitive === true,
        canonicalValues: textSet("canonicalValues").fromWire(wire) ?? [],
    }),
} satisfies Noun<ZpaClient>;

function endpointIn(scope: Values): ZpaEndpoint {
    return {
        path: `idp/${identityProviderOf(scope, "SCIM attribute")}/scimattribute`,
        noun: "SCIM attribute",
        permission: "SCIM Attributes (SCIM Management)",
    };
}
