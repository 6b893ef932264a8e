import type { CollectionDefinition } from "../core/collection";
import { derived, kept } from "../core/fields";
import { type Call, collectionRoutes, customerPath, type Reply } from "../core/http";
import type { EmulatorModule } from "../core/module";
import { builtIn, firstOf } from "./common/builtIn";
import { audit } from "./common/commonFields";
import { identityProvider } from "./identityProvider";

/** What an identity provider says of a user who signs in. */
export const samlAttribute: CollectionDefinition = {
    name: "samlAttribute",
    typeName: "SAML Attribute",
    scope: "shared",
    countsPage: true,
    fields: {
        ...audit,
        name: kept(),
        userAttribute: kept({ default: false }),
        idpId: kept(),
        samlName: kept(),
        idpName: derived(({ idpId }, tenant) => tenant.collection(identityProvider.name).get(String(idpId))?.name),
    },
    references: ({ idpId }) => (typeof idpId === "string" ? [{ collection: identityProvider.name, id: idpId }] : []),
    builtIn: (tenant) => {
        const idpId = firstOf(tenant, identityProvider.name);
        return [
            builtIn(tenant, "Email_Corporate directory", { idpId, samlName: "Email", userAttribute: true }),
            builtIn(tenant, "Department_Corporate directory", { idpId, samlName: "Department", userAttribute: false }),
        ];
    },
};

export const part: EmulatorModule = {
    collections: [samlAttribute],
    routes: [
        ...collectionRoutes(samlAttribute, { path: customerPath("v2", "samlAttribute"), verbs: ["list"] }),
        { method: "GET", path: customerPath("v2", "samlAttribute/idp/:idpId"), handle: listOfProvider },
        ...collectionRoutes(samlAttribute, { verbs: ["get"] }),
    ],
};

function listOfProvider(call: Call): Reply {
    const { id } = call.find(identityProvider, call.params.idpId);
    return call.list(samlAttribute, undefined, { where: { name: id, holds: ({ idpId }) => idpId === id } });
}
