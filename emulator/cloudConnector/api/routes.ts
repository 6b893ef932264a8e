import type { Body } from "../../core/body";
import { type Collection, type CollectionDefinition, DEFAULT_MICROTENANT } from "../../core/collection";
import { create, remove, replace, type Writer } from "../../core/crud";
import type { Method, Reply } from "../../core/http";
import type { StoredObject, WireObject } from "../../core/json";
import { inOrder, onPage } from "../../core/listing";
import { answer, createdAnswer } from "../../core/serialize";
import type { Tenant } from "../../core/tenant";
import type { Api } from "../../server/tokens";
import type { Switches } from "../../switches";
import { unknownObject } from "./errors";
import { referenceTo } from "./fields";

const MAX_PAGE_SIZE = 1_000;

/** One path of the API. Paths stand without their prefix, which is another one on the legacy hosts. */
export interface CloudRoute {
    readonly method: Method;
    readonly path: string;
    readonly handle: (call: CloudCall) => Reply;
    /** The oldest contract that has it; see the switch `connectorWrites`. @default "2025" */
    readonly since?: Switches["connectorWrites"];
    /** Set where legacy sessions are refused. */
    readonly onlyOneApi?: true;
    /** Set for a write that leaves nothing to activate. */
    readonly savesNothing?: true;
}

/** Who sent a request, and through which door. */
export interface Caller {
    readonly api: Api;
    /** The id of the administrator. */
    readonly administrator: string;
}

/** Which objects a list shows, and how. */
export interface Listing {
    /** How many a page holds unless the request says. */
    readonly pageSize: number;
    /** @default all, as single reads show them */
    readonly view?: (object: StoredObject) => WireObject;
    readonly holds?: (object: StoredObject) => boolean;
}

/** One authorised request, with the few things every handler does with it. */
export class CloudCall {
    constructor(
        readonly tenant: Tenant,
        readonly caller: Caller,
        readonly params: Readonly<Record<string, string | undefined>>,
        readonly query: URLSearchParams,
        private readonly content: Body,
    ) {}

    /** @throws ApiError 415 or 400 when the request carries no JSON object. */
    body(): WireObject {
        return this.content.object();
    }

    collection(definition: CollectionDefinition): Collection {
        return this.tenant.collection(definition.name);
    }

    /** @throws ApiError 404 */
    find(definition: CollectionDefinition, id = this.params.id ?? ""): StoredObject {
        const object = this.collection(definition).get(id);
        if (!object) throw unknownObject(id);
        return object;
    }

    view(definition: CollectionDefinition, object = this.find(definition)): Reply {
        return { status: 200, body: answer(this.tenant, this.collection(definition), object) };
    }

    /** A page as a plain array: nothing says how many there are in all. */
    list(definition: CollectionDefinition, { pageSize, view, holds }: Listing): Reply {
        const collection = this.collection(definition);
        const show = view ?? ((object) => answer(this.tenant, collection, object, "listed"));
        const all = collection.ordered("", () => inOrder(collection, () => true));
        return { status: 200, body: this.page(holds ? all.filter(holds) : all, pageSize).map(show) };
    }

    page<Item>(items: readonly Item[], usual: number): readonly Item[] {
        return onPage(items, this.query, { parameter: "pageSize", usual, most: MAX_PAGE_SIZE }).shown;
    }

    create(definition: CollectionDefinition): Reply {
        const sent = this.body();
        return this.#saved(definition, create(this.tenant, this.collection(definition), sent, this.#writer()), sent);
    }

    /** Full replacement: what the request leaves out returns to its default. */
    update(definition: CollectionDefinition, object = this.find(definition)): Reply {
        const sent = this.body();
        const saved = replace(this.tenant, this.collection(definition), object, sent, this.#writer());
        return this.#saved(definition, saved, sent);
    }

    remove(definition: CollectionDefinition, object = this.find(definition)): Reply {
        remove(this.tenant, this.collection(definition), object);
        return { status: 204 };
    }

    #saved(definition: CollectionDefinition, object: StoredObject, sent: WireObject): Reply {
        return { status: 200, body: createdAnswer(this.tenant, this.collection(definition), object, sent) };
    }

    #writer(): Writer {
        return { microtenantId: DEFAULT_MICROTENANT, userId: this.caller.administrator };
    }
}

type Verb = "list" | "lite" | "get" | "create" | "update" | "delete";

/** The routes that most objects have. */
export function cloudRoutes(
    definition: CollectionDefinition,
    options: {
        /** For example `/locationTemplate`. */
        readonly path: string;
        /** The verbs it has, lists with the usual size of their pages. */
        readonly verbs: readonly Verb[];
        readonly pageSize: number;
        /** Of the list of names. */
        readonly litePageSize?: number;
    },
): CloudRoute[] {
    const { path, verbs, pageSize, litePageSize = pageSize } = options;
    const all: Record<Verb, CloudRoute> = {
        list: { method: "GET", path, handle: (call) => call.list(definition, { pageSize }) },
        lite: {
            method: "GET",
            path: `${path}/lite`,
            handle: (call) => call.list(definition, { pageSize: litePageSize, view: referenceTo }),
        },
        get: { method: "GET", path: `${path}/:id`, handle: (call) => call.view(definition) },
        create: { method: "POST", path, handle: (call) => call.create(definition) },
        update: { method: "PUT", path: `${path}/:id`, handle: (call) => call.update(definition) },
        delete: { method: "DELETE", path: `${path}/:id`, handle: (call) => call.remove(definition) },
    };
    return verbs.map((verb) => all[verb]);
}
