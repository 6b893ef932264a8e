import type { scimAttribute as definition } from "../../provider/zpa/scimAttribute";
import { all, one, outputOf } from "../lookup";

/** A SCIM attribute: what an identity provider brings of its users. */
export interface GetScimAttributeResult {
    id: string;
    name: string;
    /** Id of the identity provider that brings it. */
    identityProvider: string;
    /** For example `String` or `Boolean`. */
    dataType?: string;
    /** Schema that defines it. */
    schemaUri?: string;
    required: boolean;
    /** Whether a user may have several values of it. */
    multivalued: boolean;
    caseSensitive: boolean;
    /** Values that the schema proposes. */
    canonicalValues: string[];
}

/** The attribute to look up, by `id` or by `name`. */
export interface GetScimAttributeArgs {
    /** Id of the identity provider. */
    identityProvider: string;
    /** Id of the attribute. @default by name */
    id?: string;
    /** Name of the attribute. @default by id */
    name?: string;
}

/** Filter of the attributes to list. Without a filter, all of one provider. */
export interface GetScimAttributesArgs {
    /** Id of the identity provider. */
    identityProvider: string;
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** For example `Boolean`. @default any */
    dataType?: string;
    /** @default both */
    multivalued?: boolean;
}

/**
 * The SCIM attribute of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getScimAttribute = one<GetScimAttributeArgs, GetScimAttributeResult, typeof definition>(
    "zpa:ScimAttribute",
);

/** The same, with outputs of other resources as arguments. */
export const getScimAttributeOutput = outputOf(getScimAttribute);

/**
 * Every SCIM attribute of one provider, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getScimAttributes = all<GetScimAttributesArgs, GetScimAttributeResult>(
    "zpa:ScimAttribute",
    "identityProvider",
);

/** The same, with outputs of other resources as arguments. */
export const getScimAttributesOutput = outputOf(getScimAttributes);
