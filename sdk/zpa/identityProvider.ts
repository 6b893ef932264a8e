import type { identityProvider as definition } from "../../provider/zpa/identityProvider";
import { all, one, outputOf } from "../lookup";

/** An identity provider: who vouches for users or administrators. */
export interface GetIdentityProviderResult {
    id: string;
    name: string;
    description?: string;
    enabled: boolean;
    /** Whether users sign in with it. */
    forUsers: boolean;
    /** Whether administrators sign in with it. */
    forAdministrators: boolean;
    /** Domains of those who sign in with it. */
    domains: string[];
    /** Whether it brings users, groups and attributes by SCIM. */
    scimSync: boolean;
    /** Whether rules may name its SCIM groups and attributes. */
    scimPolicies: boolean;
    /** Whether rules may name its SAML attributes. */
    samlPolicies: boolean;
    /** Where users are sent to sign in. */
    loginUrl?: string;
    /** Its SAML entity id. */
    entityId?: string;
}

/** The provider to look up, by `id` or by `name`. */
export interface GetIdentityProviderArgs {
    /** Id of the provider. @default by name */
    id?: string;
    /** Name of the provider. @default by id */
    name?: string;
}

/** Filter of the providers to list. Without a filter, all of them. */
export interface GetIdentityProvidersArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** @default both */
    forUsers?: boolean;
    /** @default both */
    forAdministrators?: boolean;
    /** @default both */
    scimSync?: boolean;
}

/**
 * The identity provider of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getIdentityProvider = one<GetIdentityProviderArgs, GetIdentityProviderResult, typeof definition>(
    "zpa:IdentityProvider",
);

/** The same, with outputs of other resources as arguments. */
export const getIdentityProviderOutput = outputOf(getIdentityProvider);

/**
 * Every identity provider, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getIdentityProviders = all<GetIdentityProvidersArgs, GetIdentityProviderResult>("zpa:IdentityProvider");

/** The same, with outputs of other resources as arguments. */
export const getIdentityProvidersOutput = outputOf(getIdentityProviders);
