import { type CollectionDefinition, DEFAULT_MICROTENANT } from "../core/collection";
import { kept } from "../core/fields";
import type { StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { CloudRoute } from "./api/routes";

/** The client of OneAPI, the one that signs in with user name and password, and a person in the portal. */
export const API_CLIENT = "20000002";
export const CONNECTOR_USER = "20000003";
export const OTHER_ADMINISTRATOR = "20000001";

/** Who edits this product: each has saved changes of its own. See `activation.ts`. */
export const administrator: CollectionDefinition = {
    name: "ecAdmin",
    typeName: "Administrator",
    scope: "tenant",
    fields: { id: kept(), name: kept(), saved: kept(), requested: kept(), status: kept(), lastSeen: kept() },
    builtIn: (tenant) => [
        unedited(OTHER_ADMINISTRATOR, "Other Administrator"),
        unedited(API_CLIENT, "API Client"),
        unedited(CONNECTOR_USER, tenant.identity.connectorUsername),
    ],
};

export const part: EmulatorModule<CloudRoute> = { collections: [administrator] };

/** Somebody who has not changed anything yet. */
export function unedited(id: string, name: string): StoredObject {
    return { id, name, microtenantId: DEFAULT_MICROTENANT, saved: 0, requested: 0, status: "ADM_LOGGED_IN" };
}
