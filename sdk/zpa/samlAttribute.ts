import type { samlAttribute as definition } from "../../provider/zpa/samlAttribute";
import { all, one, outputOf } from "../lookup";

/** A SAML attribute: what an identity provider says of a user who signs in. */
export interface GetSamlAttributeResult {
    id: string;
    name: string;
    /** Its name in the provider's assertions. */
    samlName?: string;
    /** Id of the identity provider that says it. */
    identityProvider: string;
    /** Name of that provider. */
    identityProviderName?: string;
    /** Whether it identifies the user. */
    userAttribute: boolean;
}

/** The attribute to look up, by `id` or by `name`. */
export interface GetSamlAttributeArgs {
    /** Id of the identity provider. @default any */
    identityProvider?: string;
    /** Id of the attribute. @default by name */
    id?: string;
    /** Name of the attribute. @default by id */
    name?: string;
}

/** Filter of the attributes to list. Without a filter, all of them. */
export interface GetSamlAttributesArgs {
    /** Id of the identity provider. @default any */
    identityProvider?: string;
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    userAttribute?: boolean;
}

/**
 * The SAML attribute of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getSamlAttribute = one<GetSamlAttributeArgs, GetSamlAttributeResult, typeof definition>(
    "zpa:SamlAttribute",
);

/** The same, with outputs of other resources as arguments. */
export const getSamlAttributeOutput = outputOf(getSamlAttribute);

/**
 * Every SAML attribute, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getSamlAttributes = all<GetSamlAttributesArgs, GetSamlAttributeResult>(
    "zpa:SamlAttribute",
    "identityProvider",
);

/** The same, with outputs of other resources as arguments. */
export const getSamlAttributesOutput = outputOf(getSamlAttributes);
