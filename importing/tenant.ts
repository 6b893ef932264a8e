import { catalog } from "../provider/catalog";
import type { Definition } from "../provider/contract/definition";
import type { Values } from "../provider/contract/values";
import { definitionOf, isResource, lookupOnly } from "../provider/definitionOf";
import { type Fixed, type Importing, NO_FEATURE, type Survey, type Unread } from "../provider/queries/importEntry";
import { microtenantNamed } from "../provider/zpa/common/microtenantNamed";
import { type Declared, type Known, keyOf } from "./model";
import { LEFT_OUT } from "./places";
import { ORDER, orderOf, RULE } from "./ruleOrder";
import { idsIn, type Selection, selected } from "./selection";

/** What is read of a tenant: the lists of kinds, and of what objects of these kinds refer to. */

/** An object with what the engine needs to take it into a state. */
export interface Read extends Declared {
    readonly outputs: Values;
    /** Outputs that are secret, and never to be written to a file. */
    readonly secrets: Values;
}

type OfType<T> = T & { readonly type: string };

export interface Tenant {
    /** What was selected. */
    readonly chosen: readonly Read[];
    /** What the chosen objects refer to and is not among them. */
    readonly known: readonly Known[];
    /** What no program can manage. */
    readonly fixed: readonly OfType<Fixed>[];
    readonly unread: readonly OfType<Unread>[];
    /** Kinds of features that the tenant does not have. */
    readonly absent: readonly OfType<Unread>[];
    /** Ids of everything that was read, as `keyOf`. */
    readonly keys: ReadonlySet<string>;
}

/** Kinds whose objects have values that answers carry: others are something that is done, or an order. */
const importable = catalog.filter(({ collection }) => Object.keys(collection.fields).length > 0);

/** The kinds that `--all` is about. */
export const kindsOfAll: readonly string[] = importable.map(({ type }) => type).filter((type) => !(type in LEFT_OUT));

/** Which property of a lookup tells where an object is, and the kind that it names. */
const WITHIN: Readonly<Record<string, { readonly property: string; readonly type: string }>> = {
    "zpa:ScimGroup": { property: "identityProvider", type: "zpa:IdentityProvider" },
    "zpa:ScimAttribute": { property: "identityProvider", type: "zpa:IdentityProvider" },
    "zpa:SamlAttribute": { property: "identityProvider", type: "zpa:IdentityProvider" },
};

/** Kinds that can be listed only for each object of another kind. */
const LISTED_WITHIN = new Set(["zpa:ScimGroup", "zpa:ScimAttribute"]);

interface Wanted {
    readonly selection: Selection;
    /** Objects that the program has already: they stay in it. */
    readonly before: readonly { readonly type: string; readonly id: string }[];
    /** What the stack manages under other names, by key, with the reason why the program only looks it up. */
    readonly managed: ReadonlyMap<string, string>;
}

/** @throws {Error} if nothing is selected */
export async function readTenant(importing: Importing, wanted: Wanted): Promise<Tenant> {
    const { before, managed } = wanted;
    const selection = await withMicrotenant(wanted.selection, importing);
    const surveys = new Surveys(importing);
    const kinds = new Set([...kindsOf(selection), ...before.map(({ type }) => (type === ORDER ? RULE : type))]);
    await surveys.read([...kinds]);
    const all = surveys.readable;
    const kept = new Set(before.map(keyOf));
    const picked = new Set([...selected(all, selection), ...all.filter((object) => kept.has(keyOf(object)))]);
    const objects = all.filter((object) => picked.has(object) && !managed.has(keyOf(object)));
    const order = await orderIn(objects, { all, importing, isWanted: isOrderWanted(wanted) });
    const chosen = order && !managed.has(keyOf(order)) ? [...objects, order] : objects;
    const keys = new Set(chosen.map(keyOf));
    const missing = chosen.flatMap(idsIn).filter((each) => !keys.has(keyOf(each)));
    const known = await surveys.known(new Set(missing.map(({ type }) => type)));
    const others = known.filter((each) => !keys.has(keyOf(each)));
    return {
        chosen,
        known: others.map((each) => ({ ...each, reason: managed.get(keyOf(each)) ?? each.reason })),
        fixed: surveys.fixed.filter(({ type }) => kinds.has(type)),
        unread: surveys.unread.filter(({ code }) => code !== NO_FEATURE),
        absent: surveys.unread.filter(({ code }) => code === NO_FEATURE),
        keys: new Set([...all, ...surveys.fixed, ...(order ? [order] : [])].map(keyOf)),
    };
}

const isOrderWanted = ({ selection, before }: Wanted): boolean =>
    [...before, ...(selection.objects ?? [])].some(({ type }) => type === ORDER);

/** Of some rules alone no order is declared, unless the program or the other tool has one. */
function orderIn(
    objects: readonly Read[],
    { all, importing, isWanted }: { all: readonly Read[]; importing: Importing; isWanted: boolean },
): Promise<Read | undefined> | undefined {
    const rules = objects.filter(({ type }) => type === RULE);
    const isWhole = rules.length === all.filter(({ type }) => type === RULE).length;
    return isWhole || isWanted ? orderOf(rules, importing) : undefined;
}

function kindsOf({ all, kinds, names, needs, microtenant, objects = [] }: Selection): readonly string[] {
    const listed = new Set(objects.map(({ type }) => type));
    listed.delete(ORDER);
    const named = [...(kinds ?? []), ...listed].map(known);
    if (all || (needs && needs.length > 0)) return [...new Set([...kindsOfAll, ...named])];
    if (kinds || (objects.length > 0 && !names && microtenant === undefined)) return named;
    return names || microtenant !== undefined ? kindsOfAll : [];
}

/** @throws {Error} that names the kinds */
function known(type: string): string {
    const found = importable.find((definition) => definition.type === type);
    if (found) return type;
    const types = importable.map((definition) => definition.type).sort();
    throw new Error(`${type} is not a kind that can be imported; the kinds are ${types.join(", ")}`);
}

/** With its id in place of its name. */
async function withMicrotenant(selection: Selection, importing: Importing): Promise<Selection> {
    const { microtenant } = selection;
    if (microtenant === undefined) return selection;
    const all = async () => {
        const { manageable } = await importing.survey("zpa:Microtenant");
        return manageable.map(({ id, called }) => ({ id, name: called }));
    };
    return { ...selection, microtenant: await microtenantNamed(microtenant, all) };
}

/** Lists, each read once. */
class Surveys {
    private readonly surveys = new Map<string, Survey>();
    private readonly lookedUp = new Map<string, readonly Known[]>();
    private readonly failures: OfType<Unread>[] = [];

    constructor(private readonly importing: Importing) {}

    async read(types: readonly string[]): Promise<void> {
        const open = types.filter((type) => !this.surveys.has(type));
        const found = await Promise.all(open.map((type) => this.importing.survey(type)));
        for (const [at, type] of open.entries())
            this.surveys.set(type, found[at] ?? { manageable: [], fixed: [], unread: [] });
    }

    get readable(): Read[] {
        return this.each(({ manageable }) => manageable).flatMap((object) => {
            const definition = definitionOf(object.type);
            return unreadable(definition, object) === undefined ? [object] : [];
        });
    }

    get fixed(): OfType<Fixed>[] {
        const hidden = this.each(({ manageable }) => manageable).flatMap((object) => {
            const reason = unreadable(definitionOf(object.type), object);
            return reason === undefined ? [] : [{ ...object, reason }];
        });
        return [...this.each(({ fixed }) => fixed), ...hidden];
    }

    get unread(): OfType<Unread>[] {
        return [...this.each(({ unread }) => unread), ...this.failures];
    }

    /** Everything of these kinds, for references to it. */
    async known(types: ReadonlySet<string>): Promise<Known[]> {
        await this.read([...types].filter(isResource));
        for (const type of types) await this.lookUp(type);
        const resources = [
            ...this.fixed,
            ...this.readable.map((object) => ({ ...object, reason: "the import does not include it" })),
        ].map(({ type, id, called, reason }): Known => ({ type, id, called, reason }));
        const unread = this.unread.flatMap(({ type, id, called }) =>
            id === undefined ? [] : [{ type, id, called: called ?? id, isUnread: true }],
        );
        return [...resources, ...unread, ...[...this.lookedUp.values()].flat()];
    }

    private async lookUp(type: string): Promise<readonly Known[]> {
        const before = this.lookedUp.get(type);
        if (before) return before;
        const noun = isResource(type) ? undefined : lookupOnly(type);
        if (!noun) return [];
        const within = WITHIN[type];
        const scopes: Values[] = [];
        if (within && LISTED_WITHIN.has(type)) {
            const holders = await this.lookUp(within.type);
            scopes.push(...holders.map(({ id }) => ({ [within.property]: id })));
        } else {
            if (within) await this.lookUp(within.type);
            scopes.push({});
        }
        const lists = await Promise.all(scopes.map((scope) => this.importing.lookups(noun, scope)));
        const found = lists.flatMap((list): Known[] => {
            if ("code" in list) {
                this.failures.push({ type, ...list });
                return [];
            }
            this.failures.push(...list.unread.map((each) => ({ type, ...each })));
            return list.objects.map((object): Known => {
                const holder = within && object[within.property];
                return {
                    type,
                    id: String(object.id),
                    called: String(object.name),
                    ...(within && typeof holder === "string" && { within: { ...within, id: holder } }),
                };
            });
        });
        this.lookedUp.set(type, found);
        return found;
    }

    private each<T extends object>(part: (survey: Survey) => readonly T[]): OfType<T>[] {
        return [...this.surveys].flatMap(([type, survey]) => part(survey).map((one) => ({ ...one, type })));
    }
}

/** Why an update would replace the object: its secret cannot be read. */
export function unreadable({ secrets = {} }: Definition, { inputs }: { readonly inputs: Values }): string | undefined {
    const isLost = Object.values(secrets).some(
        (secret) => secret?.ifLost === "replace" && inputs[secret.shownWhile] === false,
    );
    return isLost ? "its secret cannot be read again, so that a program would replace it" : undefined;
}
