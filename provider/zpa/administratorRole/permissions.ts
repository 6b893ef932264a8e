import { type Field, objects, textOf, type Wire } from "../../contract/fields";
import { InvalidInputError } from "../../http/errors/errors";
import { namesNear } from "../../queries/notFound";
import type { ZpaClient } from "../client/client";

/** The items of a role, which the wire has in groups, each with what it permits. */

/** The properties, each with the service's word and mask for what it permits. */
export const TYPES = { fullAccess: { type: "FULL", mask: "15" }, viewOnly: { type: "VIEW_ONLY", mask: "1" } } as const;
type Property = keyof typeof TYPES;
const PROPERTIES = Object.keys(TYPES) as Property[];

/** One item: its name, its group without the others, and how the service shows it there. */
interface Item {
    readonly name: string;
    readonly group: Wire;
    readonly shown: Wire;
}

const inside = (value: unknown): Wire => objects([value])[0] ?? {};
const typeOf = ({ shown }: Item): string | undefined => textOf(inside(shown.permission).type);
const nameOf = (shown: Wire, group: Wire): string =>
    `${textOf(inside(shown.classType).friendlyName)} (${textOf(group.name)})`;

/** What the console shows of a role: every role has the hidden groups. */
function itemsIn(groups: unknown): Item[] {
    return objects(groups)
        .filter(({ hidden }) => hidden !== true)
        .flatMap((group) =>
            objects(group.classPermissions).map((shown) => ({ name: nameOf(shown, group), group, shown })),
        );
}

/**
 * A list of items. What a program declares stands in a body under the name of the property, beside the list of the tenant, until the
 * body goes out.
 */
export const items = (property: Property): Field<string[]> => ({
    toWire: (names) => ({ [property]: names }),
    fromWire: (wire) => namesOf(granted(wire).filter(({ type }) => type === TYPES[property].type)),
    unset: { [property]: [] },
});

/** Items with another access than the console gives, each with the service's word for it. */
export function otherAccessIn(wire: Wire): string[] | undefined {
    const known: readonly string[] = PROPERTIES.map((property) => TYPES[property].type);
    const others = granted(wire).filter(({ type }) => !known.includes(type));
    return namesOf(others.map(({ name, type }) => ({ name: `${name}: ${type}` })));
}

function namesOf(found: readonly { name: string }[]): string[] | undefined {
    return found.length > 0 ? [...new Set(found.map(({ name }) => name))].sort() : undefined;
}

const declaredIn = (body: Wire, property: Property): string[] | undefined =>
    Array.isArray(body[property]) ? body[property].map(String) : undefined;

/** Every item that a role permits, with the service's word: as the program declares it, else as it is in the tenant. */
function granted(body: Wire): { name: string; type: string }[] {
    const declared = PROPERTIES.flatMap((property) =>
        (declaredIn(body, property) ?? []).map((name) => ({ name, type: String(TYPES[property].type) })),
    );
    const replaced = PROPERTIES.filter((property) => declaredIn(body, property)).map(
        (property) => TYPES[property].type,
    );
    const kept = itemsIn(body.classPermissionGroups).flatMap((item) => {
        const [{ name }, type] = [item, typeOf(item) ?? ""];
        const isReplaced = replaced.some((each) => each === type) || declared.some((each) => each.name === name);
        return isReplaced ? [] : [{ name, type }];
    });
    return [...declared, ...kept];
}

/**
 * Complete, as the console sends them: the service takes its own names and masks back. Nothing of the tenant's list is lost that the
 * program does not declare, whatever it permits.
 */
export async function permissionsOf(body: Wire, backend: ZpaClient): Promise<Wire[]> {
    const standing = itemsIn(body.classPermissionGroups);
    const isStanding = ({ name, type }: { name: string; type: string }) =>
        standing.some((item) => item.name === name && typeOf(item) === type);
    const wanted = granted(body);
    const listed = wanted.every(isStanding)
        ? []
        : itemsIn(await backend.lookup({ path: "permissionGroups", noun: "permission group" }));
    const known = [...standing, ...listed];
    refuseUnknown(body, known);
    const groups = new Map<string, Wire>();
    for (const { name, type } of wanted) {
        const found = known.find((item) => item.name === name && typeOf(item) === type) ?? withType(known, name, type);
        if (!found) continue;
        const id = String(found.group.id);
        const group = groups.get(id) ?? { ...found.group, classPermissions: [] };
        groups.set(id, { ...group, classPermissions: [...objects(group.classPermissions), found.shown] });
    }
    return [...groups.values()];
}

/** An item of the tenant with another access than it has there. */
function withType(known: readonly Item[], name: string, type: string): Item | undefined {
    const found = known.find((item) => item.name === name);
    const mask = PROPERTIES.map((property) => TYPES[property]).find((each) => each.type === type)?.mask;
    if (!found || mask === undefined) return found;
    const permission = { ...inside(found.shown.permission), type, mask };
    return { ...found, shown: { ...found.shown, permission } };
}

/** @throws InvalidInputError that names the items that come near */
function refuseUnknown(body: Wire, known: readonly Item[]): void {
    for (const property of PROPERTIES) {
        const unknown = declaredIn(body, property)?.find((name) => !known.some((item) => item.name === name));
        if (unknown === undefined) continue;
        throw new InvalidInputError({
            operation: "set the permissions of an administrator role",
            problem: `${property}: the tenant has no permission "${unknown}"`,
            nextStep: namesNear(
                unknown,
                known.map(({ name }) => ({ name })),
            ),
        });
    }
}
