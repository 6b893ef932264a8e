import { type CollectionDefinition, DEFAULT_MICROTENANT } from "../core/collection";
import { kept } from "../core/fields";
import { collectionRoutes, customerPath } from "../core/http";
import type { StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { audit } from "./common/commonFields";

/** Who works in the console. Set up there; the API reads it. */
const administrator: CollectionDefinition = {
    name: "administrators",
    typeName: "Administrator",
    scope: "shared",
    isPlaced: true,
    fields: {
        ...audit,
        customerId: kept(),
        username: kept(),
        displayName: kept(),
        email: kept(),
        timezone: kept(),
        languageCode: kept(),
        roleId: kept(),
        isEnabled: kept(),
        isLocked: kept(),
        forcePwdChange: kept(),
        localLoginDisabled: kept(),
        twoFactorAuthEnabled: kept(),
    },
    builtIn: (tenant) => {
        const { administratorId, apiUserId } = tenant.identity;
        return [
            person(tenant, administratorId, "Alex Martin", "alex.martin@example.com"),
            person(tenant, apiUserId, "API client", `${tenant.identity.clientId}@api.example.com`),
        ];
    },
};

export const part: EmulatorModule = {
    collections: [administrator],
    routes: [
        {
            method: "GET",
            path: customerPath("v1", administrator.name),
            handle: (call) => {
                const { switches, identity } = call.tenant;
                const isListed = ({ id }: StoredObject) =>
                    switches.administratorList === "all" || id !== identity.apiUserId;
                return call.list(administrator, undefined, {
                    where: { name: switches.administratorList, holds: isListed },
                });
            },
        },
        ...collectionRoutes(administrator, { verbs: ["get"] }),
    ],
};

function person(tenant: Tenant, id: string, displayName: string, username: string): StoredObject {
    return {
        id,
        modifiedTime: "1696823882",
        creationTime: "1696823882",
        modifiedBy: "-2",
        microtenantId: DEFAULT_MICROTENANT,
        name: displayName,
        customerId: tenant.identity.customerId,
        username,
        displayName,
        email: username,
        timezone: "UTC",
        languageCode: "en-us",
        roleId: "1",
        isEnabled: true,
        isLocked: false,
        forcePwdChange: false,
        localLoginDisabled: false,
        twoFactorAuthEnabled: false,
    };
}
