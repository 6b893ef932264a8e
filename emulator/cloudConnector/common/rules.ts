import { type CollectionDefinition, DEFAULT_MICROTENANT, type Reference, type RuleCheck } from "../../core/collection";
import { derived, type Field, nameText, oneOf, settable, text } from "../../core/fields";
import type { Reply } from "../../core/http";
import { isObject, type Json, type StoredObject, type WireObject } from "../../core/json";
import { answer } from "../../core/serialize";
import type { Tenant } from "../../core/tenant";
import { invalidOperation, staleConfiguration } from "../api/errors";
import {
    answerLinks,
    type Fields,
    hidden,
    identified,
    integer,
    lastEditor,
    linkedId,
    links,
    replaced,
} from "../api/fields";
import { type CloudCall, type CloudRoute, cloudRoutes } from "../api/routes";
import { location } from "../location";
import { GROUPS } from "./members";
import { inRuleOrder, orderOf, placeRule } from "./ruleOrder";

const PAGE_SIZE = 50;
const MOST_IN_LIST = 1_024;
const LONGEST_NAME = 31;

/** The lists of references in a rule: their collection, and how many they take. */
export type LinkTable = Readonly<Record<string, readonly [collection: string, most?: number]>>;

/** References of which nothing tells whether what they name must exist; what does is answered with all that is known. */
export const mentions = (key: string, most = MOST_IN_LIST, collection?: string): Field =>
    settable(
        (value) => {
            if (!Array.isArray(value) || value.length > most) return undefined;
            const named = value.filter((entry) => isObject(entry) && Number.isInteger(entry.id));
            return named.length === value.length ? value : undefined;
        },
        collection === undefined ? {} : { answer: (rule, tenant) => known(rule[key], collection, tenant) },
    );

function known(value: Json | undefined, collection: string, tenant: Tenant): Json | undefined {
    if (!Array.isArray(value)) return value;
    const objects = tenant.collection(collection);
    return value.map((entry) => {
        const object = isObject(entry) ? objects.get(String(entry.id)) : undefined;
        return object ? answer(tenant, objects, object) : entry;
    });
}

/** Which connectors and places a rule is about; none of them means all. */
const SCOPE: LinkTable = { ecGroups: [GROUPS, 32], locations: [location.name, 8] };

/** What is special about a kind of rules. */
export interface RuleKind {
    readonly name: string;
    readonly typeName: string;
    /** The word in `type`. */
    readonly type: string;
    /** Whether writes are refused without `type`. */
    readonly needsType?: boolean;
    readonly links?: LinkTable;
    readonly fields: Fields;
    readonly predefined: readonly WireObject[];
    readonly rules: (rule: StoredObject, check: RuleCheck) => void;
}

/** The collection of one kind of rules, which share their order. */
export function ruleCollection(kind: RuleKind): CollectionDefinition {
    const table = { ...SCOPE, ...kind.links };
    return {
        name: kind.name,
        typeName: kind.typeName,
        ids: "cloudRule",
        scope: "tenant",
        fields: replaced({
            ...identified,
            name: nameText(),
            description: text(),
            type: oneOf([kind.type], kind.needsType ? { required: "always" } : { default: kind.type }),
            order: {
                ...integer({ min: 1 }, { required: "always" }),
                answer: (rule, tenant) => orderOf(tenant.collection(kind.name), rule),
            },
            rank: integer({ max: 7 }, { required: "always" }),
            state: oneOf(["ENABLED", "DISABLED"], { default: "ENABLED" }),
            ...linkFields(table),
            ...kind.fields,
            lastModifiedTime: derived(({ modifiedTime }) => Number(modifiedTime)),
            lastModifiedBy: derived(lastEditor),
            defaultRule: derived(() => false),
            position: hidden(),
            isPredefined: hidden(),
        }),
        builtIn: (tenant) => kind.predefined.map((rule, index) => predefined(tenant, kind, rule, index + 1)),
        references: (rule) => Object.entries(table).flatMap(([key, [collection]]) => linked(rule[key], collection)),
        rules: (rule, check) => {
            refuseStale(check);
            refuseName(rule, check);
            placeRule(check.tenant.collection(kind.name), rule, check);
            kind.rules(rule, check);
        },
    };
}

/** @param path for example `/ecRules/ecDns` */
export function ruleRoutes(
    definition: CollectionDefinition,
    { path, onlyOneApi }: { path: string; onlyOneApi?: true },
): CloudRoute[] {
    const usual = cloudRoutes(definition, { path, verbs: ["create", "update"], pageSize: PAGE_SIZE });
    const routes: CloudRoute[] = [
        { method: "GET", path, handle: (call) => list(call, definition) },
        { method: "GET", path: `${path}/count`, handle: (call) => count(call, definition) },
        ...usual,
        { method: "DELETE", path: `${path}/:id`, handle: (call) => remove(call, definition) },
    ];
    return [
        ...routes.map((route) => ({ ...route, ...(onlyOneApi && { onlyOneApi }) })),
        // Single reads are OneAPI's for all kinds.
        { method: "GET", path: `${path}/:id`, onlyOneApi: true, handle: (call) => call.view(definition) },
    ];
}

function predefined(tenant: Tenant, kind: RuleKind, rule: WireObject, position: number): StoredObject {
    return {
        state: "ENABLED",
        rank: 7,
        type: kind.type,
        ...rule,
        id: tenant.nextId("cloudRule"),
        name: String(rule.name),
        microtenantId: DEFAULT_MICROTENANT,
        creationTime: "1639554322",
        modifiedTime: "1639554322",
        isPredefined: true,
        position,
    };
}

function linkFields(table: LinkTable): Fields {
    return Object.fromEntries(
        Object.entries(table).map(([key, [collection, most = MOST_IN_LIST]]) => [
            key,
            { ...links(collection, most), answer: answerLinks(collection, key) },
        ]),
    );
}

function linked(value: Json | undefined, collection: string): Reference[] {
    return (Array.isArray(value) ? value : []).map((entry) => ({ collection, id: linkedId(entry) ?? "" }));
}

/** @throws ApiError 409 for an update that was made from an older version of the rule, when it says from which */
function refuseStale({ sent, previous }: RuleCheck): void {
    const { lastModifiedTime } = sent;
    const isTold = typeof lastModifiedTime === "number" && lastModifiedTime > 0;
    if (previous && isTold && lastModifiedTime !== Number(previous.modifiedTime)) throw staleConfiguration();
}

/** The service's own rules keep their names, which may be longer. */
function refuseName({ name, isPredefined }: StoredObject, { previous, invalid }: RuleCheck): void {
    if (isPredefined === true ? name !== previous?.name : name.length > LONGEST_NAME) invalid("name");
}

function remove(call: CloudCall, definition: CollectionDefinition): Reply {
    const rule = call.find(definition);
    if (rule.isPredefined === true) throw invalidOperation(`Predefined rule ${rule.name} cannot be deleted`);
    return call.remove(definition, rule);
}

function list(call: CloudCall, definition: CollectionDefinition): Reply {
    const { tenant, query } = call;
    const collection = call.collection(definition);
    const shown = filtered(call, definition).map((rule) => answer(tenant, collection, rule));
    const key = query.get("sortBy") ?? "order";
    const direction = /^desc/i.test(query.get("sortOrder") ?? "") ? -1 : 1;
    shown.sort((a, b) => direction * compare(a[key], b[key]));
    return { status: 200, body: [...call.page(shown, PAGE_SIZE)] };
}

function count(call: CloudCall, definition: CollectionDefinition): Reply {
    const onlyPredefined = call.query.get("predefinedRuleCount") === "true";
    const found = filtered(call, definition).filter((rule) => !onlyPredefined || rule.isPredefined === true);
    return { status: 200, body: { count: found.length } };
}

/** The parameters match a part of what a rule says, whatever the case. */
function filtered(call: CloudCall, definition: CollectionDefinition): StoredObject[] {
    const collection = call.collection(definition);
    const places = call.collection(location);
    const said: Readonly<Record<string, (rule: StoredObject) => string>> = {
        ruleName: ({ name }) => name,
        ruleOrder: (rule) => String(orderOf(collection, rule)),
        ruleDescription: ({ description }) => String(description ?? ""),
        ruleForwardMethod: ({ forwardMethod }) => String(forwardMethod ?? ""),
        location: ({ locations }) =>
            linked(locations, location.name)
                .map(({ id }) => places.get(id)?.name)
                .join("\n"),
    };
    const wanted = Object.entries(said).flatMap(([parameter, saying]) => {
        const part = call.query.get(parameter)?.toLowerCase();
        return part ? [(rule: StoredObject) => saying(rule).toLowerCase().includes(part)] : [];
    });
    return inRuleOrder(collection).filter((rule) => wanted.every((holds) => holds(rule)));
}

function compare(a: Json | undefined, b: Json | undefined): number {
    if (typeof a === "number" && typeof b === "number") return a - b;
    const [left, right] = [String(a ?? ""), String(b ?? "")];
    return left < right ? -1 : Number(left > right);
}
