import { problem, type Surroundings, type TypeFacts } from "../facts";
import type { CloudObject, Objects } from "../objects";
import type { Problem } from "../schema/validate";
import { isList, text, texts, type Values } from "../values";
import { placeProblems } from "./common";

const ACCOUNT = "gcp:serviceaccount/account:Account";
const CUSTOM_ROLE = "gcp:projects/iAMCustomRole:IAMCustomRole";
const MEMBER = /^(user|group|serviceAccount|domain|principal|principalSet):.+$|^all(Authenticated)?Users$/;
/** What the roles let somebody do that machines need; others let them do nothing of it. */
const PREDEFINED: Readonly<Record<string, readonly string[]>> = {
    "roles/owner": ["*"],
    "roles/secretmanager.admin": ["secretmanager.versions.access"],
    "roles/secretmanager.secretAccessor": ["secretmanager.versions.access"],
};
/** Where roles are given. */
const ON_PROJECTS = ["gcp:projects/iAMMember:IAMMember", "gcp:projects/iAMBinding:IAMBinding"];
const ON_SECRETS = [
    "gcp:secretmanager/secretIamMember:SecretIamMember",
    "gcp:secretmanager/secretIamBinding:SecretIamBinding",
];

export const types: Readonly<Record<string, TypeFacts>> = {
    [ACCOUNT]: {
        id: ({ name, scope }) => `projects/${scope.project}/serviceAccounts/${emailOf(name, scope.project)}`,
        name: { property: "accountId", length: 30, pattern: /^[a-z][-a-z0-9]{4,}[a-z0-9]$/ },
        outputs: ({ name, id, scope }) => ({
            email: emailOf(name, scope.project),
            member: `serviceAccount:${emailOf(name, scope.project)}`,
            name: id,
        }),
        replaces: ["accountId", "project"],
        check: (_inputs, { scope }) => placeProblems("global", scope),
    },
    [CUSTOM_ROLE]: {
        id: ({ name, scope }) => `projects/${scope.project}/roles/${name}`,
        name: { property: "roleId", length: 64, pattern: /^[\w.]{3,}$/ },
        outputs: ({ id }) => ({ name: id }),
        replaces: ["roleId", "project"],
    },
    ...rolesOn("project", ON_PROJECTS),
    ...rolesOn("secretId", ON_SECRETS),
    ...rolesOn("serviceAccountId", ["gcp:serviceaccount/iAMMember:IAMMember"]),
    "gcp:projects/service:Service": {
        id: ({ inputs, scope }) => `${scope.project}/${text(inputs.service) ?? ""}`,
        replaces: ["project", "service"],
    },
};

function emailOf(accountId: string, project = ""): string {
    return `${accountId}@${project}.iam.gserviceaccount.com`;
}

/** A role for one member, or for all that have it, on what an input names. */
export function rolesOn(what: string, types: readonly string[]): Record<string, TypeFacts> {
    const facts = (type: string): TypeFacts => ({
        id: ({ inputs: { [what]: on, role, member } }) =>
            [on, role, member].flatMap((part) => text(part) ?? []).join("/"),
        replaces: [what, "role", ...(type.endsWith("Member") ? ["member"] : [])],
        check: (inputs, around) => [...memberProblems(inputs, around), ...roleProblems(inputs)],
    });
    return Object.fromEntries(types.map((type) => [type, facts(type)]));
}

function memberProblems({ member, members }: Values, { objects }: Surroundings): Problem[] {
    const listed = isList(members) ? texts(members).map((each, index) => [`members[${index}]`, each] as const) : [];
    const all = [...listed, ...(text(member) === undefined ? [] : [["member", String(member)] as const])];
    return all.flatMap(([path, value]) => {
        if (!MEMBER.test(value)) return [problem(path, value, "must be a member, such as serviceAccount:EMAIL")];
        const email = /^serviceAccount:(.+\.iam\.gserviceaccount\.com)$/.exec(value)?.[1];
        if (email === undefined || /@gcp-sa-/.test(email) || accountOf(email, objects)) return [];
        return [problem(path, value, "must be a service account that exists")];
    });
}

function roleProblems({ role }: Values): Problem[] {
    if (role === undefined || /^(projects\/[^/]+\/|organizations\/\d+\/)?roles\/[\w.]+$/.test(String(role))) return [];
    return [problem("role", role, "must be a role, such as roles/secretmanager.secretAccessor")];
}

function accountOf(email: string, objects: Objects): CloudObject | undefined {
    return objects.all(ACCOUNT).find(({ outputs }) => outputs.email === email);
}

/** Whether a service account may do something with a secret: a role on it, or on its project, contains it. */
export function mayAccess(
    email: string,
    permission: string,
    secret: CloudObject | undefined,
    around: Surroundings,
): boolean {
    const { objects } = around;
    const onSecret = bindings(ON_SECRETS, objects).filter(
        ({ outputs }) => secret && isOf(text(outputs.secretId), secret),
    );
    return mayInProject(email, permission, around) || mayBy(onSecret, email, permission, objects);
}

/** Whether a service account may do something in its project. */
export function mayInProject(email: string, permission: string, { objects, scope }: Surroundings): boolean {
    const onProject = bindings(ON_PROJECTS, objects).filter(({ outputs }) => outputs.project === scope.project);
    return mayBy(onProject, email, permission, objects);
}

function mayBy(given: readonly CloudObject[], email: string, permission: string, objects: Objects): boolean {
    return given
        .filter(({ outputs }) => [...texts(outputs.members), text(outputs.member)].includes(`serviceAccount:${email}`))
        .flatMap(({ outputs }) => permissionsOf(text(outputs.role) ?? "", objects))
        .some((contained) => contained === permission || contained === "*");
}

function bindings(types: readonly string[], objects: Objects): CloudObject[] {
    return types.flatMap((type) => objects.all(type));
}

function permissionsOf(role: string, objects: Objects): readonly string[] {
    const custom = objects.all(CUSTOM_ROLE).find(({ id }) => id === role);
    return custom ? texts(custom.outputs.permissions) : (PREDEFINED[role] ?? []);
}

function isOf(secretId: string | undefined, secret: CloudObject): boolean {
    return [secret.id, secret.outputs.name, secret.outputs.secretId].includes(secretId);
}
