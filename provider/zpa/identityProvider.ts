import type { Backend } from "../contract/backend";
import { textOf, textSet, type Wire } from "../contract/fields";
import type { Noun } from "../contract/noun";
import type { Values } from "../contract/values";
import { InvalidInputError } from "../http/errors/errors";
import { quoted } from "../http/text";
import type { ZpaClient } from "./client/client";

/** Who vouches for users; set up in the console. */
export const identityProvider = {
    type: "zpa:IdentityProvider",
    noun: { one: "identity provider", many: "identity providers" },
    endpoint: () => ({
        path: "idp",
        noun: "identity provider",
        permission: "IdP Configuration (Authentication)",
        versions: { list: "v2" },
    }),
    fromWire: (wire) => {
        const signedInBy = textSet("ssoType").fromWire(wire) ?? [];
        return {
            id: String(wire.id),
            name: String(wire.name),
            description: textOf(wire.description),
            enabled: wire.enabled !== false,
            forUsers: signedInBy.includes("USER"),
            forAdministrators: signedInBy.includes("ADMIN"),
            domains: textSet("domainList").fromWire(wire) ?? [],
            scimSync: wire.scimEnabled === true,
            scimPolicies: wire.enableScimBasedPolicy === true,
            samlPolicies: wire.disableSamlBasedPolicy !== true,
            loginUrl: textOf(wire.loginUrl),
            entityId: textOf(wire.idpEntityId),
        };
    },
} satisfies Noun<ZpaClient>;

/** The provider that a lookup names; it becomes a part of a path. */
export function identityProviderOf({ identityProvider: id }: Values, noun: string): string {
    if (typeof id === "string" && /^\d+$/.test(id)) return id;
    throw new InvalidInputError({
        operation: `look up ${noun}`,
        problem: "identityProvider must be the id of an identity provider, a numeric string",
        nextStep: "getIdentityProvider returns the id for a name.",
    });
}

/** Where else there is what a lookup in one provider has not found. */
export function inOtherProviders(endpointOf: Noun<ZpaClient>["endpoint"]): NonNullable<Noun<ZpaClient>["elsewhere"]> {
    return async ({ scope: { identityProvider: searched }, wanted, backend }) => {
        const providers = await backend.lookup(identityProvider.endpoint());
        const others = providers.filter(({ id }) => searched !== undefined && String(id) !== searched);
        const found = await Promise.all(others.map((provider) => has(provider, endpointOf, wanted, backend)));
        return others
            .filter((_, index) => found[index])
            .map(({ id, name }) => `It exists in identity provider ${quoted(name)}: set identityProvider to "${id}".`);
    };
}

async function has(
    { id }: Wire,
    endpointOf: Noun<ZpaClient>["endpoint"],
    wanted: (wire: Wire) => boolean,
    backend: Backend,
): Promise<boolean> {
    const all = await backend.lookup(endpointOf({ identityProvider: String(id) }));
    return all.some(wanted);
}
