import { randomUUID } from "node:crypto";
import { type NewObject, problem, refused, type TypeFacts } from "../facts";
import { text } from "../values";
import { arm, groupId, RESOURCE_GROUP, TENANT } from "./common";
import { ROLE_ASSIGNMENT, ROLE_DEFINITION, roleOf } from "./roles";

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const IDENTITY = "azure-native:managedidentity:UserAssignedIdentity";

export const types: Readonly<Record<string, TypeFacts>> = {
    [RESOURCE_GROUP]: {
        id: ({ name, scope }) => groupId(scope, name),
        name: { property: "resourceGroupName", length: 90, pattern: /^[\w.()-]*[\w()-]$/ },
        outputs: ({ inputs, scope }) => ({ location: text(inputs.location) ?? scope.location ?? "" }),
        replaces: ["resourceGroupName", "location"],
    },
    [IDENTITY]: {
        ...arm({
            kind: "Microsoft.ManagedIdentity/userAssignedIdentities",
            name: "resourceName",
            length: 128,
            pattern: /^[A-Za-z0-9][\w-]{2,}$/,
        }),
        outputs: () => ({ clientId: randomUUID(), principalId: randomUUID(), tenantId: TENANT }),
    },
    [ROLE_ASSIGNMENT]: {
        id: (made) =>
            `${text(made.inputs.scope)}/providers/Microsoft.Authorization/roleAssignments/${assignedAs(made)}`,
        replaces: ["roleAssignmentName", "principalId", "roleDefinitionId", "scope", "principalType"],
        check({ roleDefinitionId }, { objects }) {
            const id = text(roleDefinitionId);
            if (id === undefined || roleOf(id, objects)) return [];
            return [problem("roleDefinitionId", id, "must be a role; the service answers RoleDefinitionDoesNotExist")];
        },
    },
    [ROLE_DEFINITION]: {
        id: ({ inputs, name }) =>
            `${text(inputs.scope)}/providers/Microsoft.Authorization/roleDefinitions/${text(inputs.roleDefinitionId) ?? name}`,
        replaces: ["roleDefinitionId", "scope"],
        check({ roleDefinitionId }) {
            const id = text(roleDefinitionId);
            if (id === undefined || GUID.test(id)) return [];
            return [problem("roleDefinitionId", id, "must be a GUID")];
        },
    },
};

/** Its name is a GUID. Nobody can have the same role at the same resource twice. */
function assignedAs({ inputs, objects }: NewObject): string {
    const twin = objects
        .all(ROLE_ASSIGNMENT)
        .find(({ outputs }) =>
            ["principalId", "roleDefinitionId", "scope"].every((property) => outputs[property] === inputs[property]),
        );
    if (twin) throw refused("RoleAssignmentExists", `the role assignment already exists: ${twin.id}`);
    return text(inputs.roleAssignmentName) ?? randomUUID();
}
