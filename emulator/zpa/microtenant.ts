import { type CollectionDefinition, DEFAULT_MICROTENANT, type RuleCheck } from "../core/collection";
import { ApiError, referenced } from "../core/errors";
import { derived, flag, nameText, oneOf, text, texts, wholeNumber } from "../core/fields";
import { type Call, collectionRoutes, customerPath, type Reply } from "../core/http";
import type { Json, StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { postSearch } from "../core/postSearch";
import { answer } from "../core/serialize";
import type { Tenant } from "../core/tenant";
import { audit } from "./common/commonFields";
import { giveAdministrator, initialAdministratorFields } from "./microtenant/initialAdministrator";

export const microtenants: CollectionDefinition = {
    name: "microtenants",
    typeName: "Microtenant",
    scope: "tenant",
    limit: 500,
    fields: {
        ...audit,
        name: nameText(),
        description: text(),
        enabled: flag(true),
        operator: oneOf(["OR", "AND"], { default: "OR" }),
        criteriaAttribute: oneOf(["AuthDomain"]),
        criteriaAttributeValues: texts(),
        privilegedApprovalsEnabled: flag(false),
        priority: wholeNumber({}),
        scopeOrder: derived(scopeOrder, { inCreateAnswer: "never" }),
        ...initialAdministratorFields,
    },
    sortKey: (microtenant) => (microtenant.id === DEFAULT_MICROTENANT ? "default" : microtenant.id),
    rules(microtenant, check) {
        domainRules(microtenant, check);
        if (!check.previous) giveAdministrator(microtenant, check.tenant);
    },
    removed: dropInhabitants,
    builtIn: () => [
        {
            id: DEFAULT_MICROTENANT,
            name: "Default",
            microtenantId: DEFAULT_MICROTENANT,
            description: "This is the default Microtenant for users not associated to any Microtenant",
            enabled: true,
            operator: "OR",
            privilegedApprovalsEnabled: true,
        },
    ],
};

export const part: EmulatorModule = {
    collections: [microtenants],
    routes: [
        {
            method: "GET",
            path: customerPath("v1", "microtenants"),
            handle: (call) => call.list(microtenants),
        },
        {
            method: "GET",
            path: customerPath("v1", "microtenants/summary"),
            handle: (call) => ({
                status: 200,
                body: inOrder(call.tenant).map(({ id, name, enabled }): Json => ({ id, name, enabled })),
            }),
        },
        {
            method: "GET",
            path: customerPath("v1", "microtenants/:id"),
            handle: (call) => ({ status: 200, body: call.view(microtenants, own(call).id) }),
        },
        {
            method: "PUT",
            path: customerPath("v1", "microtenants/:id"),
            handle: (call) => call.update(microtenants, own(call)),
        },
        { method: "DELETE", path: customerPath("v1", "microtenants/:id"), handle: removeOwn },
        { method: "POST", path: customerPath("v1", "microtenants/search"), handle: search },
        ...collectionRoutes(microtenants, { verbs: ["create"] }),
        {
            method: "GET",
            path: customerPath("v1", "authDomains"),
            handle: ({ tenant }) => ({ status: 200, body: { authDomains: authDomains(tenant) } }),
        },
        {
            method: "GET",
            path: "/mgmtconfig/v1/admin/me",
            handle: ({ tenant }) => ({
                status: 200,
                body: {
                    customerId: tenant.identity.customerId,
                    customerName: tenant.identity.vanityDomain,
                    microtenantId: DEFAULT_MICROTENANT,
                    microtenantName: "Default",
                },
            }),
        },
    ],
};

/** The default one is in lists, but cannot be read, changed or removed by its id. */
function own(call: Call): StoredObject {
    if (call.params.id === DEFAULT_MICROTENANT) throw call.notFound(DEFAULT_MICROTENANT);
    return call.find(microtenants);
}

function removeOwn(call: Call): Reply {
    const microtenant = own(call);
    if (call.tenant.switches.inhabitedMicrotenant === "refused") refuseInhabited(call.tenant, microtenant);
    return call.remove(microtenants, microtenant);
}

function search(call: Call): Reply {
    const collection = call.collection(microtenants);
    const view = (microtenant: StoredObject) => answer(call.tenant, collection, microtenant);
    return { status: 200, body: postSearch(call.tenant, collection, call.body(), view) };
}

function refuseInhabited(tenant: Tenant, microtenant: StoredObject): void {
    for (const collection of tenant.collections()) {
        if (collection.definition.goesWithMicrotenant) continue;
        for (const object of collection.values()) {
            if (object.microtenantId === microtenant.id) throw referenced(collection.definition.typeName, object.name);
        }
    }
}

function dropInhabitants(microtenant: StoredObject, tenant: Tenant): void {
    for (const collection of tenant.collections()) {
        for (const object of [...collection.values()]) {
            if (object.microtenantId === microtenant.id) tenant.drop(collection, object);
        }
    }
}

function authDomains(tenant: Tenant): string[] {
    const own = tenant.switches.authDomains.split(",").map((domain) => domain.trim());
    return [...own.filter((domain) => domain !== ""), `${tenant.identity.vanityDomain}.zslogin.net`];
}

function domainRules(microtenant: StoredObject, check: RuleCheck): void {
    const domains = microtenant.criteriaAttributeValues;
    if (!Array.isArray(domains)) return;
    const known = authDomains(check.tenant);
    const foreign = domains.find((domain) => !known.includes(String(domain)));
    if (foreign !== undefined) throw domainError("domains.does.not.belong.to.customer", foreign);
    for (const other of check.tenant.collection("microtenants").values()) {
        const theirs = other.id !== microtenant.id && other.criteriaAttributeValues;
        const taken = Array.isArray(theirs) ? domains.find((domain) => theirs.includes(domain)) : undefined;
        if (taken !== undefined) throw domainError("domains.already.exists.in.other.microtenant", taken);
    }
}

function domainError(id: string, domain: Json): ApiError {
    return new ApiError(400, { id, reason: id, params: [String(domain)] });
}

/** Own microtenants in the order of their creation, the default one last. */
function inOrder(tenant: Tenant): StoredObject[] {
    const all = [...tenant.collection("microtenants").values()];
    const isDefault = (microtenant: StoredObject) => microtenant.id === DEFAULT_MICROTENANT;
    return [...all.filter((microtenant) => !isDefault(microtenant)), ...all.filter(isDefault)];
}

function scopeOrder(microtenant: StoredObject, tenant: Tenant): string {
    return String(inOrder(tenant).findIndex(({ id }) => id === microtenant.id) + 1);
}
