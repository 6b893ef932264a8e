import type { Surroundings, TypeFacts } from "../facts";
import type { Reading } from "../machines/machine";
import { plain, text } from "../values";
import { linked, placeProblems, projectNumber } from "./common";
import { mayAccess } from "./identity";

const SECRET = "gcp:secretmanager/secret:Secret";
const VERSION = "gcp:secretmanager/secretVersion:SecretVersion";
const ACCESS = "secretmanager.versions.access";

export const types: Readonly<Record<string, TypeFacts>> = {
    [SECRET]: {
        id: ({ name, scope }) => `projects/${scope.project}/secrets/${name}`,
        name: { property: "secretId", length: 255, pattern: /^[\w-]+$/ },
        outputs: ({ name, scope }) => ({ name: `projects/${projectNumber(scope.project ?? "")}/secrets/${name}` }),
        replaces: ["secretId", "project", "replication"],
        check: (_inputs, { scope }) => placeProblems("global", scope),
    },
    [VERSION]: {
        id: (made) =>
            `${nameOf(made.inputs.secret, made)}/versions/${versionsOf(text(made.inputs.secret), made).length + 1}`,
        outputs: (made) => ({
            name: made.id,
            version: made.id.slice(made.id.lastIndexOf("/") + 1),
            secret: text(made.inputs.secret) ?? "",
        }),
        replaces: ["secret", "secretData", "secretDataWoVersion", "isSecretDataBase64"],
        exclusive: [["secretData", "secretDataWo"]],
    },
};

function nameOf(secret: unknown, { objects }: Surroundings): string {
    const link = String(secret);
    return text(linked(objects, SECRET, link)?.outputs.name) ?? link;
}

function versionsOf(secret: string | undefined, around: Surroundings) {
    const wanted = nameOf(secret, around);
    return around.objects.all(VERSION).filter(({ outputs }) => nameOf(outputs.secret, around) === wanted);
}

/**
 * A secret as a machine reads it, with its service account.
 *
 * @param name such as `projects/123456789012/secrets/connectors`
 */
export function readSecret(name: string, account: string, around: Surroundings): Reading {
    const secret = linked(around.objects, SECRET, name);
    if (!mayAccess(account, ACCESS, secret, around)) {
        const who = account === "" ? "a machine without a service account" : account;
        return {
            reason: `PERMISSION_DENIED: Permission '${ACCESS}' denied for ${who} on resource '${name}' (or it may not exist)`,
        };
    }
    if (!secret) return { reason: `NOT_FOUND: Secret [${name}] not found` };
    const inputs = versionsOf(secret.id, around).at(-1)?.inputs;
    const value = text(plain(inputs?.secretData)) ?? text(plain(inputs?.secretDataWo));
    if (value === undefined) return { reason: `NOT_FOUND: Secret [${name}] has no versions` };
    return { text: value };
}
