import type { CollectionDefinition } from "../core/collection";
import { internal, kept } from "../core/fields";
import { type Call, customerPath, type Reply } from "../core/http";
import type { Json, StoredObject, WireObject } from "../core/json";
import { page } from "../core/listing";
import type { EmulatorModule } from "../core/module";
import { userConfigPath, userConfigReply } from "./api/userConfig";
import { builtIn, firstOf } from "./common/builtIn";
import { audit } from "./common/commonFields";
import { identityProvider } from "./identityProvider";

const CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/** What an identity provider says of its users, attribute by attribute. */
export const scimAttribute: CollectionDefinition = {
    name: "scimattribute",
    typeName: "SCIM Attribute",
    scope: "shared",
    countsPage: true,
    fields: {
        ...audit,
        name: kept(),
        idpId: kept(),
        dataType: kept(),
        schemaURI: kept(),
        multivalued: kept(),
        required: kept(),
        canonicalValues: kept(),
        caseSensitive: kept(),
        mutability: kept(),
        returned: kept(),
        uniqueness: kept(),
        values: internal(),
    },
    uniqueWithin: ({ idpId }) => String(idpId),
    references: ({ idpId }) => (typeof idpId === "string" ? [{ collection: identityProvider.name, id: idpId }] : []),
    builtIn: (tenant) => {
        const common = {
            idpId: firstOf(tenant, identityProvider.name),
            dataType: "String",
            schemaURI: CORE,
            multivalued: false,
            required: false,
            caseSensitive: false,
            mutability: "readWrite",
            returned: "default",
            uniqueness: false,
        };
        const attribute = (name: string, more: WireObject) => builtIn(tenant, name, { ...common, ...more });
        return [
            attribute("active", { dataType: "Boolean", values: ["true", "false"] }),
            attribute("userName", {
                required: true,
                uniqueness: true,
                values: ["ada@example.com", "linus@example.com"],
            }),
            attribute("emails.value", { multivalued: true, canonicalValues: ["work"], values: ["ada@example.com"] }),
            attribute("department", { schemaURI: ENTERPRISE, values: ["Engineering", "Finance"] }),
            attribute("costCenter", { schemaURI: ENTERPRISE, values: ["1100", "1200"] }),
        ];
    },
};

export const part: EmulatorModule = {
    collections: [scimAttribute],
    routes: [
        { method: "GET", path: customerPath("v1", "idp/:idpId/scimattribute"), handle: listAttributes },
        {
            method: "GET",
            path: customerPath("v1", "idp/:idpId/scimattribute/:id"),
            handle: (call) => ({ status: 200, body: call.view(scimAttribute, found(call, call.params.id).id) }),
        },
        {
            method: "GET",
            path: userConfigPath("scimattribute/idpId/:idpId/attributeId/:id"),
            handle: listValues,
        },
    ],
};

function listAttributes(call: Call): Reply {
    const { id } = call.find(identityProvider, call.params.idpId);
    return call.list(scimAttribute, undefined, { where: { name: id, holds: ({ idpId }) => idpId === id } });
}

/** The values users have, as far as the provider has brought them. */
function listValues(call: Call): Reply {
    const { values } = found(call, call.params.id);
    const part = (call.query.get("search") ?? "").toLowerCase();
    const all = (Array.isArray(values) ? values : []).filter((value) => String(value).toLowerCase().includes(part));
    return userConfigReply(
        call.tenant,
        page(call.tenant, all, call.query, (value): Json => value),
    );
}

function found(call: Call, id: string | undefined): StoredObject {
    const attribute = call.find(scimAttribute, id);
    if (attribute.idpId !== call.find(identityProvider, call.params.idpId).id) throw call.notFound(attribute.id);
    return attribute;
}
