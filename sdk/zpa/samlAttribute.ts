import type * as pulumi from "@pulumi/pulumi";
import { asOutput, findAll, findOne, type InputsOf, type LookupOptions } from "../lookup";

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

/** Which attribute to look up: by `id` or by `name`. */
export interface GetSamlAttributeArgs {
    /** Id of the identity provider. @default any */
    identityProvider?: string;
    /** Id of the attribute. @default by name */
    id?: string;
    /** Name of the attribute. @default by id */
    name?: string;
}

/** Which attributes to list. Without a filter, all of them. */
export interface GetSamlAttributesArgs {
    /** Id of the identity provider. @default any */
    identityProvider?: string;
    /** A part of the name, whatever the case. @default any */
    name?: string;
    /** @default both */
    userAttribute?: boolean;
}

/**
 * The SAML attribute of this id or name.
 * @throws When there is none; the error lists those there are.
 */
export function getSamlAttribute(args: GetSamlAttributeArgs, options?: LookupOptions): Promise<GetSamlAttributeResult> {
    return findOne("zpa:SamlAttribute", args, options);
}

/** The same for arguments that are outputs of other resources. */
export function getSamlAttributeOutput(
    args: InputsOf<GetSamlAttributeArgs>,
    options?: LookupOptions,
): pulumi.Output<GetSamlAttributeResult> {
    return asOutput(getSamlAttribute, args, options);
}

/** Every SAML attribute, or those that the filter leaves. */
export function getSamlAttributes(
    { identityProvider, ...filter }: GetSamlAttributesArgs = {},
    options?: LookupOptions,
): Promise<GetSamlAttributeResult[]> {
    return findAll("zpa:SamlAttribute", filter, { identityProvider }, options);
}

/** The same for arguments that are outputs of other resources. */
export function getSamlAttributesOutput(
    args: InputsOf<GetSamlAttributesArgs> = {},
    options?: LookupOptions,
): pulumi.Output<GetSamlAttributeResult[]> {
    return asOutput(getSamlAttributes, args, options);
}
