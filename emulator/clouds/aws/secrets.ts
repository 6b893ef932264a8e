import { randomBytes } from "node:crypto";
import type { Surroundings, TypeFacts } from "../facts";
import type { Reading } from "../machines/machine";
import { secret as hidden, plain, text } from "../values";
import { arn, idIsName } from "./common";
import { denied } from "./identity";

const SECRET = "aws:secretsmanager/secret:Secret";
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
const PARAMETER = "aws:ssm/parameter:Parameter";

export const types: Readonly<Record<string, TypeFacts>> = {
    [SECRET]: {
        id: ({ name, scope }) => arn(scope, "secretsmanager", `secret:${name}-${randomBytes(3).toString("hex")}`),
        name: { property: "name", length: 512, pattern: /^[\w/+=.@-]+$/ },
        outputs: ({ id }) => ({ arn: id }),
        replaces: ["name", "namePrefix"],
    },
    [VERSION]: {
        id: ({ inputs }) => `${text(inputs.secretId) ?? ""}|${randomBytes(8).toString("hex")}`,
        outputs: ({ inputs }) => ({ arn: text(inputs.secretId) ?? "", secretId: inputs.secretId }),
        replaces: ["secretId", "secretString", "secretBinary"],
        exclusive: [["secretString", "secretBinary", "secretStringWo"]],
    },
    [PARAMETER]: {
        ...idIsName,
        outputs: ({ name, scope }) => ({ arn: arn(scope, "ssm", `parameter/${name.replace(/^\//, "")}`), version: 1 }),
        replaces: ["name", "keyId"],
    },
};

/** A secret as a machine or a function reads it, with its role. */
export function readSecret(name: string, role: string | undefined, around: Surroundings): Reading {
    const { objects, scope } = around;
    const secret = objects
        .all(SECRET)
        .find(({ id, outputs, space }) => space === scope.region && (id === name || outputs.name === name));
    const asked = secret?.id ?? arn(scope, "secretsmanager", `secret:${name}-??????`);
    const reason = denied(role, { action: "secretsmanager:GetSecretValue", arn: asked, name }, around);
    if (reason !== undefined) return { reason };
    if (!secret)
        return {
            reason: `ResourceNotFoundException: Secrets Manager can't find the secret ${name} in ${scope.region}`,
        };
    const versions = objects
        .all(VERSION)
        .filter(({ outputs }) => outputs.secretId === secret.id || outputs.secretId === secret.outputs.name);
    const inputs = versions.at(-1)?.inputs;
    const value = text(plain(inputs?.secretString)) ?? text(plain(inputs?.secretStringWo));
    if (value === undefined) return { reason: `ResourceNotFoundException: the secret ${name} has no value` };
    return { text: value };
}

/** A machine writes another value to a parameter that exists, with its role. */
export function writeParameter(name: string, value: string, role: string | undefined, around: Surroundings): Reading {
    const { objects, scope } = around;
    const parameter = objects
        .all(PARAMETER)
        .find(({ outputs, space }) => space === scope.region && outputs.name === name);
    const asked = text(parameter?.outputs.arn) ?? arn(scope, "ssm", `parameter/${name.replace(/^\//, "")}`);
    const reason = denied(role, { action: "ssm:PutParameter", arn: asked, name }, around);
    if (reason !== undefined) return { reason };
    if (!parameter) return { reason: `there is no parameter ${name} in ${scope.region}` };
    const { inputs, outputs } = parameter;
    const version = Number(outputs.version) + 1;
    objects.put({
        ...parameter,
        inputs: { ...inputs, value: hidden(value) },
        outputs: { ...outputs, value: hidden(value), version },
    });
    return { text: `the parameter ${name}` };
}
