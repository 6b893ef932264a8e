import { type Exported, resourcesIn } from "../findings";
import { isResource, lookupOnly } from "../provider/definitionOf";
import { masked } from "../review/plan/secrets";
import { placeIn } from "../review/plan/sourcePosition";
import { typeOf } from "../sdk/typeToken";
import { nameIn } from "../sdk/urn";
import type { Viewed } from "./tenant";

/** The objects of a stack, without secrets. */
export interface StackState {
    readonly project: string;
    readonly stack: string;
    readonly objects: readonly Viewed[];
}

/** @throws {FindingsError} if it is not what `pulumi stack export` prints */
export function stackState(exported: unknown): StackState {
    const all = resourcesIn(exported);
    const [stack = "", project = ""] = all[0]?.urn.replace("urn:pulumi:", "").split("::") ?? [];
    const found = all.flatMap((each) => viewed(each) ?? []);
    // One that is read and managed is there twice; what the program declares says where.
    const byKey = new Map<string, Viewed>();
    for (const each of found) {
        const key = `${each.type} ${each.id}`;
        if (!byKey.has(key) || each.resource !== undefined) byKey.set(key, each);
    }
    return { project, stack, objects: [...byKey.values()] };
}

/** Not one that a run has replaced and not deleted yet. */
function viewed({ urn, type: token, id, delete: isGoing, external, sourcePosition, ...said }: Exported) {
    const type = typeOf(token);
    if (type === undefined || !id || isGoing === true || !(isResource(type) || lookupOnly(type))) return undefined;
    const values = masked({ ...said.inputs, ...said.outputs }) as Viewed["values"];
    const isRead = external === true || "__lookup" in (said.outputs ?? {});
    const name = typeof values.name === "string" ? values.name : nameIn(urn);
    const place = { resource: isRead ? undefined : nameIn(urn), declaredAt: placeIn(sourcePosition) };
    return { type, id, name, values, ...place };
}

/** What was read, with where the program declares it. */
export function withPlaces(objects: readonly Viewed[], { objects: declared }: StackState): Viewed[] {
    const places = new Map(declared.map((each) => [`${each.type} ${each.id}`, each]));
    return objects.map((object) => {
        const { resource, declaredAt } = places.get(`${object.type} ${object.id}`) ?? {};
        return { ...object, resource, declaredAt };
    });
}
