import type { CollectionDefinition } from "../core/collection";
import { kept } from "../core/fields";
import { collectionRoutes, customerPath } from "../core/http";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { builtIn } from "./common/builtIn";
import { audit } from "./common/commonFields";

/** Who vouches for users. Set up in the console; the API reads it. */
export const identityProvider: CollectionDefinition = {
    name: "idp",
    typeName: "IdP",
    scope: "shared",
    fields: {
        ...audit,
        name: kept(),
        description: kept(),
        loginUrl: kept(),
        idpEntityId: kept(),
        autoProvision: kept(),
        signSamlRequest: kept(),
        ssoType: kept(),
        domainList: kept(),
        useCustomSPMetadata: kept(),
        scimEnabled: kept(),
        enableScimBasedPolicy: kept(),
        disableSamlBasedPolicy: kept(),
        reauthOnUserUpdate: kept(),
        userSpSigningCertId: kept(),
        adminSpSigningCertId: kept(),
        enableArbitraryAuthDomains: kept(),
        scimServiceProviderEndpoint: kept(),
        scimSharedSecretExists: kept(),
        forceAuth: kept(),
        loginHint: kept(),
        enabled: kept(),
        redirectBinding: kept(),
    },
    builtIn: (tenant) => [
        provider(tenant, "Corporate directory", "USER", true),
        provider(tenant, "Administrators", "ADMIN", false),
    ],
};

/** Lists are version 2 of the API, single reads version 1. */
export const part: EmulatorModule = {
    collections: [identityProvider],
    routes: [
        ...collectionRoutes(identityProvider, { path: customerPath("v2", "idp"), verbs: ["list"] }),
        ...collectionRoutes(identityProvider, { verbs: ["get"] }),
    ],
};

function provider(tenant: Tenant, name: string, ssoType: string, hasScim: boolean) {
    const host = `${ssoType.toLowerCase()}.idp.example.com`;
    return builtIn(tenant, name, {
        loginUrl: `https://${host}/sso/saml`,
        idpEntityId: `https://${host}/`,
        autoProvision: "0",
        signSamlRequest: "1",
        ssoType: [ssoType],
        domainList: ["example.com"],
        useCustomSPMetadata: true,
        scimEnabled: hasScim,
        enableScimBasedPolicy: hasScim,
        disableSamlBasedPolicy: false,
        reauthOnUserUpdate: false,
        userSpSigningCertId: "0",
        enableArbitraryAuthDomains: "0",
        ...(hasScim && { scimServiceProviderEndpoint: `https://scim.example.com/${tenant.identity.customerId}/v2` }),
        scimSharedSecretExists: hasScim,
        forceAuth: false,
        loginHint: true,
        enabled: true,
        redirectBinding: false,
    });
}
