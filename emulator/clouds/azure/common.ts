import { type NewObject, problem, refused, rulesOf, type Scope, type Surroundings, type TypeFacts } from "../facts";
import type { CloudObject } from "../objects";
import type { Problem } from "../schema/validate";
import { isMap, text, type Value, type Values } from "../values";

export const RESOURCE_GROUP = "azure-native:resources:ResourceGroup";

/** The directory that all subscriptions belong to. */
export const TENANT = "72f988bf-0000-4000-8000-2d7cd011db47";

/** What the types of the resource manager have in common. */
export interface ArmType {
    /** Such as `Microsoft.Network/loadBalancers`. */
    readonly kind: string;
    /** The input that names an object. */
    readonly name: string;
    /** Greatest length of the name. @default 80 */
    readonly length?: number;
    /** @default letters, digits, hyphens, underscores and dots */
    readonly pattern?: RegExp;
    /** The input that names the object that this one is a part of. @default it stands in its resource group */
    readonly within?: { readonly kind: string; readonly input: string };
    /** Inputs whose change replaces the object, besides its name, its group and its location. */
    readonly replaces?: readonly string[];
    readonly check?: TypeFacts["check"];
}

const NAME = /^[A-Za-z0-9](?:[\w.-]*\w)?$/;

type ArmFacts = TypeFacts & Required<Pick<TypeFacts, "id">>;

/** Facts of a type whose objects stand in a resource group. */
export function arm({ kind, name, length = 80, pattern = NAME, within, replaces = [], check }: ArmType): ArmFacts {
    return {
        id: ({ inputs, scope, name: given }) => {
            const group = groupId(scope, text(inputs.resourceGroupName) ?? "");
            if (!within) return `${group}/providers/${kind}/${given}`;
            return `${group}/providers/${within.kind}/${text(inputs[within.input])}/${kind.split("/").at(-1)}/${given}`;
        },
        name: { property: name, length, pattern },
        replaces: [name, "resourceGroupName", within ? within.input : "location", ...replaces],
        check: [groupProblems, ...rulesOf(check)],
    };
}

export function groupId({ subscription = "" }: Scope, name: string): string {
    return `/subscriptions/${subscription}/resourceGroups/${name}`;
}

/** The last part of an id, which is the name. */
export function nameIn(id: string): string {
    return id.slice(id.lastIndexOf("/") + 1);
}

/** The part of an id behind a word, such as the name of the virtual network in the id of a subnet. */
export function partOf(id: string, word: string): string | undefined {
    return new RegExp(`/${word}/([^/]+)`, "i").exec(id)?.[1];
}

/** Where an object is: where its inputs say, else where its resource group is. */
export function locationOf({ inputs, scope, objects }: Omit<NewObject, "name">): string {
    const group = groupIn({ scope, objects }, text(inputs.resourceGroupName));
    return text(inputs.location) ?? text(group?.outputs.location) ?? scope.location ?? "";
}

function groupIn({ scope, objects }: Surroundings, name: string | undefined): CloudObject | undefined {
    return name === undefined ? undefined : objects.get({ type: RESOURCE_GROUP, id: groupId(scope, name), space: "" });
}

function groupProblems({ resourceGroupName }: Values, around: Surroundings): Problem[] {
    const name = text(resourceGroupName);
    if (name === undefined || groupIn(around, name)) return [];
    return [problem("resourceGroupName", name, "must be a resource group of the subscription")];
}

/** `{ id }`, by which objects refer to others. */
export function referred(reference: Value | undefined): string | undefined {
    return isMap(reference) ? text(reference.id) : undefined;
}

/** Zones are numbers of the region, as text. */
export function zoneProblems(zones: Value | undefined, path = "zones"): Problem[] {
    if (!Array.isArray(zones)) return [];
    return zones.flatMap((zone, index) =>
        /^[123]$/.test(String(zone)) ? [] : [problem(`${path}[${index}]`, zone, "must be a zone: 1, 2 or 3")],
    );
}

export function base64Problems(path: string, value: Value | undefined): Problem[] {
    const written = text(value);
    if (written === undefined || Buffer.from(written, "base64").toString("base64") === written) return [];
    return [problem(path, undefined, "must be base64; encode the text")];
}

/**
 * Refuses to delete an object that others refer to.
 *
 * @param code as the service names the refusal
 * @param users types of which an object may refer to it
 */
export function keptWhileUsed(
    objects: () => readonly CloudObject[],
    code: string,
    users: readonly string[],
): NonNullable<TypeFacts["effects"]> {
    return {
        async deleted({ id }) {
            const user = objects().find(({ type, inputs }) => users.includes(type) && mentions(inputs, id));
            if (user) throw refused(code, `${nameIn(id)} is in use by ${user.id}`);
        },
    };
}

function mentions(value: Value | undefined, id: string): boolean {
    if (Array.isArray(value)) return value.some((item) => mentions(item, id));
    if (isMap(value)) return Object.values(value).some((item) => mentions(item, id));
    return value === id;
}
