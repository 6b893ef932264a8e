import type { Backend, EndpointOf } from "./backend";
import type { Endpoint } from "./endpoint";
import { type Field, objects, textOf, type Wire } from "./fields";
import type { Values } from "./values";

/** What the console calls objects of a kind. */
export interface Nouns {
    one: string;
    many: string;
}

/**
 * What a tenant has and no program declares: it is looked up in a list, which is read once in a run. `B` is the client of its
 * product.
 */
export interface Noun<B extends Backend = Backend> {
    /** Module and name. @example "zpa:EnrollmentCertificate" */
    type: string;
    /** The console's nouns, for messages. @example { one: "enrollment certificate", many: "enrollment certificates" } */
    noun: Nouns;
    /**
     * Called for each lookup: where the list is.
     * @param scope What a lookup names beside id and name.
     * @example () => ({ path: "enrollmentCert", noun: "enrollment certificate" })
     */
    endpoint(scope: Values): EndpointOf<B>;
    /**
     * Called for each object: its name without what the service adds; lookups take either.
     * @default the name
     * @example ({ name }) => String(name).replace(/ \(zscaler.net\)$/, "")
     */
    shortName?(wire: Wire): string;
    /**
     * Called for each object: those that it holds, where no list has them by themselves.
     * @default the object itself
     * @example (rule) => objects(rule.locationGroups)
     */
    inside?(wire: Wire): readonly Wire[];
    /**
     * Called in place of listing the endpoint, where the service answers with something else than a list.
     * @default the list of the endpoint
     * @example (zpa) => everyLogType(zpa)
     */
    list?(backend: B): Promise<readonly Wire[]>;
    /** Others are created while a program runs, so that the list is read for each lookup. @default false @example true */
    readEachTime?: boolean;
    /**
     * Called when a lookup finds nothing: where else there is such an object, one sentence for each.
     * @default other scopes of the product
     * @example async () => ['There is one in identity provider "Okta": set identityProvider to "7".']
     */
    elsewhere?(missed: { scope: Values; wanted: (wire: Wire) => boolean; backend: B }): Promise<string[]>;
    /**
     * The argument of a lookup that tells objects of one name apart.
     * @default none: their ids alone do
     * @example "identityProvider"
     */
    narrowedBy?: string;
    /**
     * Called for each object that a lookup returns: its properties, `id` and `name` among them.
     * @example ({ id, name, enabled }) => ({ id: String(id), name: String(name), enabled: enabled !== false })
     */
    fromWire(wire: Wire): Values;
}

/** What of a field matters where nothing is written. */
export interface Said<T = unknown> {
    fromWire(wire: Wire): T;
}
type Says = Readonly<Record<string, Said>>;

/** What a lookup gives. */
type Told<S extends Says> = { id: string; name: string } & { [K in keyof S]: ReturnType<S[K]["fromWire"]> };

type Described<S extends Says, B extends Backend> = Omit<EndpointOf<B>, "noun" | "scope"> &
    Pick<Noun<B>, "type" | "noun" | "shortName" | "inside" | "readEachTime"> & {
        /** The argument that says in which scope they are looked up. @default none: they are in no scope */
        scopedBy?: string;
        /** What lookups give beside id and name. */
        says: S;
    };

/**
 * The function by which a product makes what is only looked up, where a list and the fields of its objects are all there is to
 * say. Other nouns are written out, and `satisfies Noun` of their product.
 * @example const zpaNoun = nounsOf<ZpaClient>();
 */
export function nounsOf<B extends Backend>() {
    return function nounOf<S extends Says>({
        type,
        noun,
        scopedBy,
        says,
        shortName,
        inside,
        readEachTime,
        ...traits
    }: Described<S, B>): Noun<B> & { fromWire(wire: Wire): Told<S> } {
        return {
            type,
            noun,
            endpoint: (scope) =>
                ({
                    ...traits,
                    noun: noun.one,
                    ...(scopedBy && { scope: textOf(scope[scopedBy]) }),
                }) as Endpoint as EndpointOf<B>,
            ...(scopedBy && { narrowedBy: scopedBy }),
            ...(shortName && { shortName }),
            ...(inside && { inside }),
            ...(readEachTime && { readEachTime }),
            fromWire: (wire) => ({ id: String(wire.id), name: String(wire.name), ...saidOf(says, wire) }),
        };
    };
}

function saidOf<S extends Says>(says: S, wire: Wire): { [K in keyof S]: ReturnType<S[K]["fromWire"]> } {
    return Object.fromEntries(Object.entries(says).map(([property, field]) => [property, field.fromWire(wire)])) as {
        [K in keyof S]: ReturnType<S[K]["fromWire"]>;
    };
}

/** Text that every answer carries. */
export const always = (key: string): Said<string> => ({ fromWire: (wire) => textOf(wire[key]) ?? "" });

/** True unless the service says otherwise. */
export const unlessFalse = (key: string): Said<boolean> => ({ fromWire: (wire) => wire[key] !== false });

/** True only where the service says so. */
export const onlyTrue = (key: string): Said<boolean> => ({ fromWire: (wire) => wire[key] === true });

/** A list that is empty where the service leaves it out. */
export const listOf = <T>(field: Pick<Field<T[]>, "fromWire">): Said<T[]> => ({
    fromWire: (wire) => field.fromWire(wire) ?? [],
});

/** Other objects that an object holds, by id and name. */
export const members = (key: string): Said<{ id: string; name: string }[]> => ({
    fromWire: (wire) => objects(wire[key]).map(({ id, name }) => ({ id: String(id), name: String(name) })),
});
