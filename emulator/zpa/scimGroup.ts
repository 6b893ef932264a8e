import type { CollectionDefinition } from "../core/collection";
import { derived, internal, kept } from "../core/fields";
import type { Call, Reply } from "../core/http";
import type { StoredObject } from "../core/json";
import { list } from "../core/listing";
import type { EmulatorModule } from "../core/module";
import { userConfigPath, userConfigReply } from "./api/userConfig";
import { builtIn, firstOf } from "./common/builtIn";
import { identityProvider } from "./identityProvider";

const NEVER = 10 ** 12;

/** A group of users as an identity provider has brought it. */
export const scimGroup: CollectionDefinition = {
    name: "scimgroup",
    typeName: "SCIM Group",
    ids: "scimGroup",
    scope: "shared",
    fields: {
        id: kept(),
        modifiedTime: kept(),
        creationTime: kept(),
        modifiedBy: internal(),
        name: kept(),
        idpId: kept(),
        idpGroupId: derived(({ idpGroupId }) => idpGroupId ?? null),
        internalId: derived(({ internalId, id }) => internalId ?? id),
    },
    uniqueWithin: ({ idpId }) => String(idpId),
    references: ({ idpId }) => (typeof idpId === "string" ? [{ collection: identityProvider.name, id: idpId }] : []),
    // Documented: what was changed last comes first.
    sortKey: ({ modifiedTime, id }) => `${NEVER - Number(modifiedTime)} ${id}`,
    builtIn: (tenant) => {
        const idpId = firstOf(tenant, identityProvider.name);
        const names = ["Engineering", "Finance", "Operations", "Contractors"];
        return names.map((name) => builtIn(tenant, name, { idpId }, scimGroup.ids));
    },
};

export const part: EmulatorModule = {
    collections: [scimGroup],
    routes: [
        { method: "GET", path: userConfigPath("scimgroup/idpId/:idpId"), handle: listGroups },
        {
            method: "GET",
            path: userConfigPath("scimgroup/:id"),
            handle: (call) => userConfigReply(call.tenant, call.view(scimGroup, call.params.id ?? "")),
        },
    ],
};

/** Here a search is a part of the name, without an operator. */
function listGroups(call: Call): Reply {
    const { id } = call.find(identityProvider, call.params.idpId);
    const query = new URLSearchParams(call.query);
    const part = (query.get("search") ?? "").toLowerCase();
    query.delete("search");
    const holds = ({ idpId, name }: StoredObject) => idpId === id && name.toLowerCase().includes(part);
    const where = { name: `${id} ${part}`, holds };
    const view = (group: StoredObject) => call.view(scimGroup, group.id);
    return userConfigReply(call.tenant, list(call.tenant, call.collection(scimGroup), query, { where }, view));
}
