import { textOf } from "../contract/fields";
import type { Noun } from "../contract/noun";
import type { Values } from "../contract/values";
import type { ZpaClient } from "./client/client";
import type { ZpaEndpoint } from "./client/endpoint";
import { identityProviderOf, inOtherProviders } from "./identityProvider";

/** What an identity provider says of a user who signs in. */
export const samlAttribute = {
    type: "zpa:SamlAttribute",
    noun: { one: "SAML attribute", many: "SAML attributes" },
    endpoint: endpointIn,
    elsewhere: inOtherProviders(endpointIn),
    narrowedBy: "identityProvider",
    fromWire: (wire) => ({
        id: String(wire.id),
        name: String(wire.name),
        samlName: textOf(wire.samlName),
        identityProvider: String(wire.idpId),
        identityProviderName: textOf(wire.idpName),
        userAttribute: wire.userAttribute === true,
    }),
} satisfies Noun<ZpaClient>;

function endpointIn(scope: Values): ZpaEndpoint {
    return {
        path:
            scope.identityProvider === undefined
                ? "samlAttribute"
                : `samlAttribute/idp/${identityProviderOf(scope, "SAML attribute")}`,
        noun: "SAML attribute",
        permission: "SAML Attributes (Authentication)",
        versions: { list: "v2" },
    };
}
