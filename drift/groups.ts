import type { Part, Sentence } from "../findings";
import { LEVELS } from "../provider/contract/consequences";
import { equal } from "../provider/contract/values";
import { definitionOf } from "../provider/definitionOf";
import { type Item, list } from "../review/report";
import { changed } from "../review/values";
import { namesFor } from "../sdk/resourceNames";
import { type Changed, type Entry, type Gone, type NotActive, type NotManaged, worstLevel } from "./entries";
import { type Around, adopting, importing, lettingGo, restoring } from "./ways";

/** Entries with one cause are one item: the same property, new value and author, or the same kind and author. */

/** The worst first, and of those the oldest. */
export function itemsOf(entries: readonly Entry[], telling: Around): Item[] {
    const groups = new Map<string, [Entry, ...Entry[]]>();
    for (const each of entries) {
        const key = causeOf(each);
        const known = groups.get(key);
        if (known) known.push(each);
        else groups.set(key, [each]);
    }
    const sorted = [...groups.values()].toSorted((one, other) => rank(other) - rank(one) || byAge(one, other));
    return sorted.map((group) => itemOf(group, telling));
}

const rank = (group: readonly Entry[]): number => LEVELS.indexOf(worstLevel(group.map(({ level }) => level)));

/** What has no time comes last. */
const byAge = (one: readonly Entry[], other: readonly Entry[]): number => (oldest(one) < oldest(other) ? -1 : 1);

const LAST = "~";

const oldest = (group: readonly Entry[]): string =>
    group.map((each) => ("author" in each ? (each.author.at ?? LAST) : LAST)).reduce((a, b) => (a < b ? a : b));

function causeOf(entry: Entry): string {
    if (entry.class === "notActive") return entry.class;
    const { who, knownBy } = entry.author;
    if (entry.class !== "changed") return JSON.stringify([entry.class, entry.object.type, who, knownBy]);
    // Two secrets look alike, and need not be.
    const own = entry.isSecret ? entry.object.urn : undefined;
    return JSON.stringify([entry.class, entry.property, entry.after ?? null, who, knownBy, own]);
}

function itemOf(group: readonly [Entry, ...Entry[]], telling: Around): Item {
    const [first] = group;
    const level = worstLevel(group.map((each) => each.level));
    const lines = (): Pick<Item, "head" | "lines"> => {
        if (first.class === "changed") return changedItem(group as readonly [Changed, ...Changed[]], telling);
        if (first.class === "gone") return goneItem(group as readonly [Gone, ...Gone[]], telling);
        if (first.class === "unmanaged") return unmanagedItem(group as readonly [NotManaged, ...NotManaged[]], telling);
        return inactiveItem(first);
    };
    return { level, ...lines() };
}

function changedItem(group: readonly [Changed, ...Changed[]], telling: Around) {
    const [first] = group;
    const { property, before, after } = first;
    const isSame = group.every((each) => equal(each.before, before));
    const values = (): Part[] => {
        if (!telling.showsValues) return [" changes"];
        return changed(isSame ? before : undefined, after, (value) => telling.nameOf(value) ?? value);
    };
    return {
        head: [...objectsOf(group), ": ", { name: property }, ...values()],
        lines: [
            ...common(group, telling),
            [...restoring(objects(group), telling), ...restoringDoes(group)],
            adopting(group, telling),
        ],
    };
}

function goneItem(group: readonly [Gone, ...Gone[]], telling: Around) {
    return {
        head: [...objectsOf(group), group.length === 1 ? " was deleted" : " were deleted"],
        lines: [
            ...common(group, telling),
            [...restoring(objects(group), telling), ...restoringDoes(group)],
            lettingGo(group, telling),
        ],
    };
}

function unmanagedItem(group: readonly [NotManaged, ...NotManaged[]], around: Around) {
    const names = namesFor(group.map(({ object }) => object.name));
    const { type } = group[0].object;
    const { managed = 0, unmanaged = 0 } = around.coverageOf(type) ?? {};
    const share = Math.floor((managed / (managed + unmanaged)) * 100);
    const { many } = definitionOf(type).noun;
    return {
        head: [...objectsOf(group), group.length === 1 ? " is not in the stack" : " are not in the stack"],
        lines: [
            newest(group),
            [`The stack manages ${managed} of ${managed + unmanaged} ${many} (${share} %)`],
            importing(group, names, around),
        ],
    };
}

function inactiveItem({ editors }: NotActive) {
    const who: Sentence =
        editors.length > 0
            ? ["Administrators who are editing: ", ...list(editors)]
            : ["Not known by whom: the service names nobody who is editing"];
    return {
        head: ["Changes of Cloud & Branch Connector are saved and not in effect"],
        lines: [
            who,
            ["Restore: discard them in the portal, each administrator his own"],
            ["Adopt: activate them in the portal, or declare an ", { name: "Activation" }],
        ],
    };
}

/** What the change does, what depends on the objects alone, and who it was. */
function common(group: readonly (Changed | Gone)[], { dependentsOf }: Around): Sentence[] {
    const effects = group.flatMap((each) => each.effects);
    const says = [...new Set(effects.map(({ says, isCertain }) => (isCertain ? says : `Maybe: ${says}`)))];
    const withdrawn = group.filter((each) => each.isWithdrawn).map(({ object }) => object);
    const dependents = withdrawn.length > 0 ? dependentsOf(withdrawn) : [];
    return [
        ...says.map((each) => [each]),
        ...dependents.map(({ noun, urns }): Sentence => {
            const [one, them] = [urns.length === 1, group.length === 1 ? "it" : "them"];
            return [`${urns.length} ${one ? noun.one : noun.many} ${one ? "depends" : "depend"} on ${them} alone`];
        }),
        newest(group),
    ];
}

/** What the latest of several says: they differ in their times. */
function newest(group: readonly (Changed | Gone | NotManaged)[]): Sentence {
    const [latest] = group.toSorted((one, other) => ((one.author.at ?? "") < (other.author.at ?? "") ? 1 : -1));
    return latest?.author.says ?? [];
}

function restoringDoes(group: readonly (Changed | Gone)[]): Sentence {
    const says = [...new Set(group.flatMap((each) => each.restoring.map((one) => one.says)))];
    return says.length > 0 ? [`. It does this in turn: ${says.join(" ")}`] : [];
}

const objects = (group: readonly (Changed | Gone)[]) => group.map(({ object }) => object);

function objectsOf(group: readonly (Changed | Gone | NotManaged)[]): Sentence {
    const types = [...new Set(group.map(({ object }) => object.type))];
    return types.flatMap((type, at): Part[] => {
        const own = group.filter(({ object }) => object.type === type);
        const { one, many } = definitionOf(type).noun;
        const noun = own.length === 1 ? one : `${own.length} ${many}`;
        const word = at === 0 ? `${noun.charAt(0).toUpperCase()}${noun.slice(1)}` : noun;
        return [...(at === 0 ? [] : ["; "]), `${word} `, ...list(own.map(({ object }) => object.name))];
    });
}
