import type { Body } from "./body";
import { type Collection, type CollectionDefinition, DEFAULT_MICROTENANT } from "./collection";
import { Holds } from "./collisions";
import { create, remove, replace, type Writer } from "./crud";
import * as errors from "./errors";
import type { Json, StoredObject, WireObject } from "./json";
import { list, type Selection } from "./listing";
import { answer, createdAnswer } from "./serialize";
import type { Tenant } from "./tenant";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a handler answers. */
export interface Reply {
    readonly status: number;
    readonly body?: Json;
    readonly headers?: Readonly<Record<string, string>>;
}

/** One path of the API. Paths stand without the prefix `/zpa`, as on the legacy hosts. */
export interface Route {
    readonly method: Method;
    readonly path: string;
    readonly handle: (call: Call) => Reply;
}

/** The path of something that belongs to a customer. */
export const customerPath = (version: "v1" | "v2", rest: string) =>
    `/mgmtconfig/${version}/admin/customers/:customerId/${rest}`;

/** One authorised request, with the few things every handler does with it. */
export class Call {
    readonly holds: Holds;

    constructor(
        readonly tenant: Tenant,
        readonly params: Readonly<Record<string, string | undefined>>,
        readonly query: URLSearchParams,
        private readonly content: Body,
    ) {
        this.holds = new Holds(tenant);
    }

    /** The microtenant a request names; absent means all on lists, and the default one otherwise. */
    get scope(): string | undefined {
        const { switches } = this.tenant;
        const named = this.query.get("microtenantId");
        const scope = named ?? (switches.scopeId === "accepted" ? this.query.get("scopeId") : null);
        if (!scope) return undefined;
        if (!this.tenant.collection("microtenants").get(scope)) throw this.notFound(scope);
        return scope;
    }

    /** @throws ApiError 415 or 400 when the request carries no JSON object. */
    body(): WireObject {
        return this.content.object();
    }

    /** @throws ApiError 415 or 400 when the request carries no JSON array. */
    bodyList(): unknown[] {
        return this.content.list();
    }

    collection(definition: CollectionDefinition): Collection {
        return this.tenant.collection(definition.name);
    }

    /** The object the path names, when it can be seen from the request's microtenant. */
    find(definition: CollectionDefinition, id = this.params.id ?? ""): StoredObject {
        const collection = this.collection(definition);
        const { scope } = this;
        const anywhere = scope === undefined && this.tenant.switches.microtenantReads === "inherit";
        const object = anywhere ? collection.get(id) : collection.find(id, scope ?? DEFAULT_MICROTENANT);
        if (!object) throw this.notFound(id);
        return object;
    }

    view(definition: CollectionDefinition, id: string): WireObject {
        return answer(this.tenant, this.collection(definition), this.find(definition, id));
    }

    list(
        definition: CollectionDefinition,
        view?: (object: StoredObject) => WireObject,
        selection: Selection = {},
    ): Reply {
        const collection = this.collection(definition);
        const show = view ?? ((object) => answer(this.tenant, collection, object, "listed"));
        const chosen = { microtenantId: this.scope, ...selection };
        return { status: 200, body: list(this.tenant, collection, this.query, chosen, show) };
    }

    create(definition: CollectionDefinition, fixed?: WireObject): Reply {
        const collection = this.collection(definition);
        const sent = this.body();
        const object = this.holds.exclusively(collection, { ...sent, ...fixed, id: undefined }, () =>
            create(this.tenant, collection, sent, this.#writer(sent), fixed),
        );
        const body = createdAnswer(this.tenant, collection, object, sent);
        return { status: definition.createStatus ?? 201, body };
    }

    update(definition: CollectionDefinition, object = this.find(definition)): Reply {
        const sent = this.body();
        const collection = this.collection(definition);
        this.holds.exclusively(collection, object, () =>
            replace(this.tenant, collection, object, sent, this.#writer(sent)),
        );
        return { status: 204 };
    }

    remove(definition: CollectionDefinition, object = this.find(definition)): Reply {
        const collection = this.collection(definition);
        this.holds.exclusively(collection, object, () => remove(this.tenant, collection, object));
        return { status: 204 };
    }

    notFound(id: string): errors.ApiError {
        return errors.notFound(Number(this.tenant.switches.notFoundStatus), id);
    }

    /**
     * The microtenant that a create is about; the empty text is the default one.
     *
     * @throws ApiError 400 for one that is not there
     */
    microtenantOf({ microtenantId }: WireObject): string {
        const named = typeof microtenantId === "string" && microtenantId !== "" ? microtenantId : DEFAULT_MICROTENANT;
        const chosen = this.scope ?? named;
        if (!this.tenant.collection("microtenants").get(chosen)) throw errors.invalid(["microtenantId"]);
        return chosen;
    }

    #writer(sent: WireObject): Writer {
        return { microtenantId: this.microtenantOf(sent), userId: this.tenant.identity.apiUserId };
    }
}

type Verb = "list" | "get" | "create" | "update" | "delete";

/** The routes that most objects have. */
export function collectionRoutes(
    definition: CollectionDefinition,
    options: {
        /** @default `B1/<name of the collection>` */
        readonly path?: string;
        /** @default all five */
        readonly verbs?: readonly Verb[];
    } = {},
): Route[] {
    const path = options.path ?? customerPath("v1", definition.name);
    const all: Record<Verb, Route> = {
        list: { method: "GET", path, handle: (call) => call.list(definition) },
        get: { method: "GET", path: `${path}/:id`, handle: (call) => single(call, definition) },
        create: { method: "POST", path, handle: (call) => call.create(definition) },
        update: { method: "PUT", path: `${path}/:id`, handle: (call) => call.update(definition) },
        delete: { method: "DELETE", path: `${path}/:id`, handle: (call) => call.remove(definition) },
    };
    const verbs = options.verbs ?? (Object.keys(all) as Verb[]);
    return verbs.map((verb) => all[verb]);
}

/** The list of names, for objects that have one. */
export function summaryRoute(definition: CollectionDefinition): Route {
    return {
        method: "GET",
        path: customerPath("v1", `${definition.name}/summary`),
        handle: (call) => call.list(definition, ({ id, name, enabled }) => ({ id, name, enabled })),
    };
}

function single(call: Call, definition: CollectionDefinition): Reply {
    return { status: 200, body: call.view(definition, call.params.id ?? "") };
}
