import { problem, type Surroundings, type TypeFacts } from "../facts";
import type { Reading } from "../machines/machine";
import type { CloudObject } from "../objects";
import { secret as hidden, isMap, maps, plain, text, texts, type Values } from "../values";
import { arm, nameIn } from "./common";
import { allows } from "./roles";

const VAULT = "azure-native:keyvault:Vault";
const SECRET = "azure-native:keyvault:Secret";
/** What a role, or an access policy, has to allow. */
const GET = { action: "Microsoft.KeyVault/vaults/secrets/getSecret/action", permission: "get" };
const SET = { action: "Microsoft.KeyVault/vaults/secrets/setSecret/action", permission: "set" };

const uriOf = (name: string) => `https://${name}.vault.azure.net/`;

export const types: Readonly<Record<string, TypeFacts>> = {
    [VAULT]: {
        ...arm({
            kind: "Microsoft.KeyVault/vaults",
            name: "vaultName",
            length: 24,
            pattern: /^[A-Za-z](?!.*--)[A-Za-z0-9-]+[A-Za-z0-9]$/,
            check({ properties }) {
                const policies = isMap(properties) ? properties.accessPolicies : undefined;
                if (!isMap(properties) || properties.enableRbacAuthorization !== false || policies !== undefined)
                    return [];
                return [
                    problem(
                        "properties.accessPolicies",
                        undefined,
                        "is required when enableRbacAuthorization is false",
                    ),
                ];
            },
        }),
        completes: {
            properties: (properties, { id }) => ({
                // What the service takes if the program does not say it.
                enableRbacAuthorization: false,
                ...(isMap(properties) && properties),
                vaultUri: uriOf(nameIn(id)),
                provisioningState: "Succeeded",
            }),
        },
    },
    [SECRET]: {
        ...arm({
            kind: "Microsoft.KeyVault/vaults/secrets",
            name: "secretName",
            length: 127,
            pattern: /^[A-Za-z0-9-]+$/,
            within: { kind: "Microsoft.KeyVault/vaults", input: "vaultName" },
        }),
        completes: {
            // The resource manager never returns the value.
            properties: (properties, { id }) => {
                const [, vault = "", name = ""] = /\/vaults\/([^/]+)\/secrets\/([^/]+)$/.exec(id) ?? [];
                const { value: _kept, ...shown } = isMap(properties) ? properties : {};
                return { ...shown, secretUri: `${uriOf(vault)}secrets/${name}` };
            },
        },
    },
};

/** Who reads a secret. */
export interface Reader {
    readonly principal: string;
    /** As people know it. */
    readonly name: string;
}

/** The credentials of connectors, which are three secrets, as JSON. */
export function readCredentials(url: string, reader: Reader, around: Surroundings): Reading {
    const vault = vaultAt(url, around);
    if ("reason" in vault) return vault;
    const refusal = refusalOf(GET, vault, vault.id, reader, around);
    if (refusal !== undefined) return { reason: refusal };
    const found: Record<string, string> = {};
    for (const [key, name] of [
        ["api_key", "api-key"],
        ["username", "username"],
        ["password", "password"],
    ] as const) {
        const value = secretValueOf(vault, name, around);
        if (value === undefined)
            return { reason: `SecretNotFound: a secret with the name ${name} was not found in the vault ${url}` };
        found[key] = value;
    }
    return { text: JSON.stringify(found) };
}

/** A secret that is written. */
export interface WrittenSecret {
    /** Of the vault. */
    readonly url: string;
    readonly name: string;
    readonly value: string;
}

/** A machine writes another value to a secret that exists. */
export function writeSecret({ url, name, value }: WrittenSecret, writer: Reader, around: Surroundings): Reading {
    const vault = vaultAt(url, around);
    if ("reason" in vault) return vault;
    const id = `${vault.id}/secrets/${name}`;
    const reason = refusalOf(SET, vault, id, writer, around);
    if (reason !== undefined) return { reason };
    const secret = around.objects.all(SECRET).find((each) => each.id === id);
    if (!secret) return { reason: `there is no secret ${name} in the vault ${url}` };
    const properties = plain(secret.inputs.properties);
    const inputs = { ...secret.inputs, properties: { ...(isMap(properties) && properties), value: hidden(value) } };
    around.objects.put({ ...secret, inputs });
    return { text: `the secret ${name}` };
}

function vaultAt(url: string, { objects }: Surroundings): CloudObject | { readonly reason: string } {
    const vault = objects.all(VAULT).find(({ outputs }) => {
        return isMap(outputs.properties) && sameAddress(text(outputs.properties.vaultUri), url);
    });
    return vault ?? { reason: `cannot resolve the host of ${url}: there is no such vault` };
}

function sameAddress(one: string | undefined, other: string): boolean {
    return one?.replace(/\/$/, "").toLowerCase() === other.replace(/\/$/, "").toLowerCase();
}

/** By roles, or by the access policies of the vault: a vault knows one of the two. */
function refusalOf(
    { action, permission }: typeof GET,
    vault: CloudObject,
    resource: string,
    { principal, name }: Reader,
    around: Surroundings,
): string | undefined {
    const properties: Values = isMap(vault.outputs.properties) ? vault.outputs.properties : {};
    if (properties.enableRbacAuthorization !== true) {
        const policy = maps(properties.accessPolicies).find(({ objectId }) => objectId === principal);
        const secrets = isMap(policy?.permissions) ? texts(policy.permissions.secrets) : [];
        if (secrets.some((each) => [permission, "all"].includes(each.toLowerCase()))) return undefined;
        return `Forbidden: the identity ${name} does not have secrets ${permission} permission on key vault ${nameIn(vault.id)}, which uses access policies`;
    }
    if (allows({ principal, action, isData: true, resource }, around)) return undefined;
    return `Forbidden: the identity ${name} is not authorized to perform ${action} on key vault ${nameIn(vault.id)}`;
}

function secretValueOf(vault: CloudObject, name: string, { objects }: Surroundings): string | undefined {
    const secret = objects.all(SECRET).find(({ id }) => id === `${vault.id}/secrets/${name}`);
    const properties = plain(secret?.inputs.properties);
    return isMap(properties) ? text(properties.value) : undefined;
}
