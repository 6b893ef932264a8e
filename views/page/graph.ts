import { alike } from "../../provider/contract/nearest";
import { ChoiceError } from "../choice";
import { keyOf, namesOf, type Tenant, type Viewed } from "../tenant";
import { type Facts, factsOf, kindOf } from "./facts";
import { layerOf, parentOf, TITLES } from "./layers";

/** What a graph shows, in its order: by columns, and within each from top to bottom. */
export interface Graph {
    readonly titles: readonly string[];
    readonly nodes: readonly Node[];
    /** Which node needs which, by their places in `nodes`. */
    readonly edges: readonly (readonly [from: number, to: number])[];
    /** Places in `nodes` of what the page opens with. */
    readonly focus: readonly number[];
}

export interface Node extends Facts {
    readonly column: number;
    /** Place of the node that it folds into. @default none */
    readonly parent?: number | undefined;
    /** Names of what it needs. */
    readonly needs: readonly string[];
    /** Kinds and ids of what it needs and the source does not have. */
    readonly elsewhere: readonly string[];
}

/** How often the order of the columns is improved: no crossing is left out after that in any stack that was measured. */
const SWEEPS = 24;
const MOST_NAMES = 5;
const { compare } = new Intl.Collator("en", { numeric: true });

/**
 * @param focus Name of an object, in the console or in the program. @default the whole graph
 * @throws {ChoiceError} if no object has the name
 */
export function graphOf(tenant: Tenant, focus?: string): Graph {
    const objects = tenant.source.objects
        .filter((object) => layerOf(object.type) !== undefined && tenant.isShown(object))
        .toSorted((one, other) => compare(one.name, other.name) || compare(keyOf(one), keyOf(other)));
    const places = new Map(objects.map((object, at) => [keyOf(object), at]));
    const named = objects.map((object) =>
        namesOf(object).map((each) => ({
            ...each,
            found: each.types.map((type) => places.get(keyOf({ type, id: each.id }))).find((at) => at !== undefined),
        })),
    );
    const edges = named.flatMap((names, from) =>
        names.flatMap(({ found: to }): [number, number][] => (to === undefined || to === from ? [] : [[from, to]])),
    );
    const columns = objects.map(({ type }) => layerOf(type) ?? 0);
    const order = ordered(columns, edges);
    const placeOf = new Map(order.map((object, at) => [object, at]));
    const at = (object: number): number => placeOf.get(object) ?? 0;
    const nodes = order.flatMap((place): Node[] => {
        const object = objects[place];
        const names = named[place];
        if (!object || !names) return [];
        const property = parentOf(object.type);
        const parent = names.find((each) => each.property === property)?.found;
        return [
            {
                ...factsOf(object, tenant),
                column: columns[place] ?? 0,
                parent: parent === undefined ? undefined : at(parent),
                needs: names.flatMap(({ found }) => (found === undefined ? [] : (objects[found]?.name ?? ""))),
                elsewhere: names.flatMap(({ id, types, found }) =>
                    found === undefined ? `${kindOf(types[0] ?? "")} ${id}` : [],
                ),
            },
        ];
    });
    return {
        titles: TITLES,
        nodes,
        edges: edges.map(([from, to]) => [at(from), at(to)]),
        focus: focus === undefined ? [] : focused(objects, focus).map(at),
    };
}

/** Column by column, each node near those that it is connected to in others: the mean of their places, in both directions in turn. */
function ordered(columns: readonly number[], edges: readonly (readonly [number, number])[]): number[] {
    const neighbours: number[][] = columns.map(() => []);
    for (const [from, to] of edges) {
        if (columns[from] === columns[to]) continue;
        neighbours[from]?.push(to);
        neighbours[to]?.push(from);
    }
    const layers = TITLES.map((_, layer) => columns.flatMap((column, at) => (column === layer ? [at] : [])));
    // Columns of different length have one height.
    const heights = columns.map(() => 0);
    const place = (layer: readonly number[]) => {
        for (const [at, node] of layer.entries()) heights[node] = (at + 0.5) / layer.length;
    };
    for (const layer of layers) place(layer);
    for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
        const isForth = sweep % 2 === 0;
        for (const layer of isForth ? layers : layers.toReversed()) {
            const means = new Map(layer.map((node) => [node, meanOf(node, neighbours, columns, heights, isForth)]));
            layer.sort((one, other) => (means.get(one) ?? 0) - (means.get(other) ?? 0));
            place(layer);
        }
    }
    return layers.flat();
}

/** By the columns that are behind; its own place without any. */
function meanOf(
    node: number,
    neighbours: readonly (readonly number[])[],
    columns: readonly number[],
    heights: readonly number[],
    isForth: boolean,
): number {
    const own = columns[node] ?? 0;
    const behind = (neighbours[node] ?? []).filter((each) => (columns[each] ?? 0) < own === isForth);
    if (behind.length === 0) return heights[node] ?? 0;
    return behind.reduce((sum, each) => sum + (heights[each] ?? 0), 0) / behind.length;
}

function focused(objects: readonly Viewed[], name: string): number[] {
    const wanted = name.toLowerCase();
    const found = objects.flatMap((object, at) =>
        [object.name, object.resource, object.id].some((each) => each?.toLowerCase() === wanted) ? [at] : [],
    );
    if (found.length > 0) return found;
    const near = alike(name, [...new Set(objects.map((each) => each.name))], MOST_NAMES);
    const hint =
        near.length > 0 ? `similar names are ${near.map((each) => JSON.stringify(each)).join(", ")}` : "check the name";
    throw new ChoiceError(`no object has the name ${JSON.stringify(name)}; ${hint}`);
}
