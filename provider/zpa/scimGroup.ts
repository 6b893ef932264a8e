import type { Noun, Place, Values } from "../contract/definition";
import { textOf } from "../contract/fields";
import { identityProviderOf, inOtherProviders } from "./identityProvider";

/** A group of users as an identity provider has brought it. Its numbers may be larger than a double holds. */
export const scimGroup: Noun = {
    type: "zpa:ScimGroup",
    noun: "SCIM group",
    place: placeIn,
    elsewhere: inOtherProviders(placeIn),
    fromWire: (wire) => ({
        id: String(wire.id),
        name: String(wire.name),
        identityProvider: String(wire.idpId),
        idpGroupId: textOf(wire.idpGroupId),
    }),
};

function placeIn(scope: Values): Place {
    return {
        path: `scimgroup/idpId/${identityProviderOf(scope, "SCIM group")}`,
        noun: "SCIM group",
        access: "SCIM Groups (SCIM Management)",
        family: "userconfig",
    };
}
