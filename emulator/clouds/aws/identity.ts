import { type NewObject, problem, type Surroundings, type TypeFacts } from "../facts";
import type { Objects } from "../objects";
import type { Problem } from "../schema/validate";
import { text, type Values } from "../values";
import { arn, idIsName } from "./common";
import { allows, policyFault } from "./policy";

const ROLE = "aws:iam/role:Role";
const PROFILE = "aws:iam/instanceProfile:InstanceProfile";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const POLICY = "aws:iam/policy:Policy";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

const NAME = /^[\w+=,.@-]+$/;
const named = (length: number) => ({ property: "name", length, pattern: NAME });

function globalArn(resource: string) {
    return ({ name, scope }: NewObject): Values => ({ arn: arn(scope, "iam", `${resource}/${name}`, "") });
}

function policyProblems(property: string) {
    return ({ [property]: policy }: Values): Problem[] => {
        const fault = typeof policy === "string" ? policyFault(policy) : undefined;
        return fault === undefined
            ? []
            : [problem(property, undefined, `${fault}; the service answers MalformedPolicyDocument`)];
    };
}

export const types: Readonly<Record<string, TypeFacts>> = {
    [ROLE]: {
        ...idIsName,
        name: named(64),
        outputs: globalArn("role"),
        replaces: ["name", "namePrefix", "path"],
        check: policyProblems("assumeRolePolicy"),
    },
    [PROFILE]: {
        ...idIsName,
        name: named(128),
        outputs: globalArn("instance-profile"),
        replaces: ["name", "namePrefix", "path"],
    },
    [ROLE_POLICY]: {
        id: ({ name, inputs }) => `${text(inputs.role) ?? ""}:${name}`,
        name: named(128),
        replaces: ["name", "namePrefix", "role"],
        check: policyProblems("policy"),
    },
    [POLICY]: {
        id: ({ name, scope }) => arn(scope, "iam", `policy/${name}`, ""),
        name: named(128),
        outputs: globalArn("policy"),
        replaces: ["name", "namePrefix", "path", "description"],
        check: policyProblems("policy"),
    },
    [ATTACHMENT]: {
        id: ({ inputs }) => `${text(inputs.role) ?? ""}/${text(inputs.policyArn) ?? ""}`,
        replaces: ["role", "policyArn"],
    },
};

/** What somebody asks to do. */
interface Request {
    readonly action: string;
    readonly arn: string;
    /** As the refusal calls it. */
    readonly name: string;
}

/** Why a role may not do something, as AWS words it; nothing if it may. */
export function denied(
    role: string | undefined,
    { action, arn: resource, name }: Request,
    { objects }: Pick<Surroundings, "objects">,
): string | undefined {
    if (role !== undefined && allows(policiesOf(role, objects), action, resource)) return undefined;
    const who = role === undefined ? "a machine without a role" : `the role ${role}`;
    return `AccessDeniedException: ${who} is not allowed to perform ${action} on ${name}`;
}

function policiesOf(role: string, objects: Objects): readonly string[] {
    const inline = objects.all(ROLE_POLICY).filter(({ outputs }) => outputs.role === role);
    const attached = objects.all(ATTACHMENT).filter(({ outputs }) => outputs.role === role);
    const managed = objects.all(POLICY).filter(({ id }) => attached.some(({ outputs }) => outputs.policyArn === id));
    return [...inline, ...managed].flatMap(({ outputs }) => text(outputs.policy) ?? []);
}

/** The role that a machine acts as, by the name or ARN of its instance profile. */
export function roleNameOf(profile: string, { objects }: Pick<Surroundings, "objects">): string | undefined {
    return text(
        objects.all(PROFILE).find(({ id, outputs }) => id === profile || outputs.arn === profile)?.outputs.role,
    );
}
