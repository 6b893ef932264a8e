import { randomBytes } from "node:crypto";
import type { Field } from "../../core/fields";
import { derived, internal } from "../../core/fields";
import type { Json, StoredObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";

const ROLE = "Microtenant Admin";

/**
 * The first administrator of a microtenant and the role it has. Only the answer that makes the microtenant shows them;
 * the password is kept nowhere.
 */
export const initialAdministratorFields: Readonly<Record<string, Field>> = {
    roles: derived(() => undefined, { createAnswer: unlessWithheld(roles) }),
    user: derived(() => undefined, { createAnswer: unlessWithheld(user) }),
    administratorId: internal(),
    administratorRoleId: internal(),
};

/** The ids that both parts of the answer speak of. */
export function giveAdministrator(microtenant: StoredObject, tenant: Tenant): void {
    microtenant.administratorId = tenant.nextId();
    microtenant.administratorRoleId = tenant.nextId();
}

function unlessWithheld(answer: (microtenant: StoredObject, tenant: Tenant) => Json) {
    return (microtenant: StoredObject, tenant: Tenant): Json | undefined => {
        const { microtenantUser } = tenant.switches;
        const shown = microtenantUser === "always" || (microtenantUser === "withDomains" && domain(microtenant) !== "");
        return shown ? answer(microtenant, tenant) : undefined;
    };
}

function roles({ administratorRoleId }: StoredObject): Json {
    return [{ id: administratorRoleId, name: ROLE, customRole: false }];
}

function user(microtenant: StoredObject, tenant: Tenant): Json {
    const { id, name, administratorId, administratorRoleId, creationTime, modifiedTime, modifiedBy } = microtenant;
    const username = `admin-${id}@${domain(microtenant) || `${tenant.identity.vanityDomain}.zslogin.net`}`;
    return {
        id: administratorId,
        creationTime,
        modifiedTime,
        modifiedBy,
        customerId: tenant.identity.customerId,
        displayName: `${name} Admin`,
        username,
        email: username,
        password: randomBytes(18).toString("base64url"),
        forcePwdChange: true,
        isEnabled: true,
        isLocked: false,
        localLoginDisabled: false,
        twoFactorAuthEnabled: false,
        languageCode: "en-us",
        timezone: "UTC",
        roleId: administratorRoleId,
        microtenantId: id,
        microtenantName: name,
    };
}

function domain({ criteriaAttributeValues }: StoredObject): string {
    const [first] = Array.isArray(criteriaAttributeValues) ? criteriaAttributeValues : [];
    return typeof first === "string" ? first : "";
}
