import { append } from "../findings/graph";
import { referencesOf } from "../provider/contract/references";
import type { Values } from "../provider/contract/values";
import { definitionOf, isResource } from "../provider/definitionOf";
import { DEFAULT_MICROTENANT } from "../provider/zpa/client/scopes";

/** What views show: objects as the lists of a tenant or the state of a stack have them. */

/** An object of the console. */
export interface Viewed {
    /** @example "zpa:AppConnectorGroup" */
    readonly type: string;
    readonly id: string;
    /** Its name in the console. */
    readonly name: string;
    readonly values: Values;
    /** Name of the resource that declares it. @default none does, or that is not known */
    readonly resource?: string | undefined;
    /** Where the program declares it. @example "index.ts:12" @default unknown */
    readonly declaredAt?: string | undefined;
}

/** How the upgrade of a Cloud Connector group stands. */
export interface Upgrade {
    readonly upgradeStatus?: string | number | undefined;
    /** By the id of the connector. */
    readonly connectors: ReadonlyMap<string, string | number>;
}

export interface Source {
    /** @example "site/dev" */
    readonly title: string;
    /** Whether the objects were read from the tenant, with what changes without a user action. */
    readonly isLive: boolean;
    readonly now: Date;
    readonly objects: readonly Viewed[];
    /** IANA zone of the connectors. @default unknown, so that times are local to them */
    readonly timeZone?: string | undefined;
    /** Id of the microtenant whose objects are shown; "0" is Default. The others are there for their names. @default all */
    readonly microtenant?: string | undefined;
    /** By the id of the group. @default not read */
    readonly upgrades?: ReadonlyMap<string, Upgrade>;
    /** Cloud Connector groups as they were before, by id. @default not known */
    readonly before?: ReadonlyMap<string, readonly Values[]>;
}

export class Tenant {
    readonly #byType = new Map<string, Viewed[]>();
    readonly #byKey = new Map<string, Viewed>();
    readonly #naming = new Map<string, Viewed[]>();

    constructor(readonly source: Source) {
        for (const object of source.objects) {
            append(this.#byType, object.type, object);
            this.#byKey.set(keyOf(object), object);
        }
        for (const object of source.objects) {
            for (const { types, id } of namesOf(object)) {
                for (const type of types) append(this.#naming, keyOf({ type, id }), object);
            }
        }
    }

    /** Whether it is to be shown. What is in no microtenant is in Default. */
    isShown({ values }: Viewed): boolean {
        const { microtenant } = this.source;
        return microtenant === undefined || (values.microtenantId ?? DEFAULT_MICROTENANT) === microtenant;
    }

    ofType(...types: readonly string[]): readonly Viewed[] {
        return types.flatMap((type) => this.#byType.get(type) ?? []);
    }

    get(type: string, id: unknown): Viewed | undefined {
        return this.#byKey.get(keyOf({ type, id: String(id) }));
    }

    /** Objects of a type that name this one. */
    naming(object: Viewed, type: string): readonly Viewed[] {
        return (this.#naming.get(keyOf(object)) ?? []).filter((each) => each.type === type);
    }

    /** Names of the objects with these ids; the id of what the source does not have. */
    names(type: string, ids: unknown): string[] {
        return Array.isArray(ids) ? ids.map((id) => this.get(type, id)?.name ?? String(id)) : [];
    }
}

export const keyOf = ({ type, id }: Pick<Viewed, "type" | "id">): string => `${type} ${id}`;

/** What one property of an object names. */
export interface Named {
    readonly property: string;
    readonly id: string;
    /** Types of what it may be. */
    readonly types: readonly string[];
}

/** What an object names, once each, in the order of its properties. */
export function namesOf({ type, values }: Viewed): Named[] {
    if (!isResource(type)) return [];
    const found = new Map<string, Named>();
    for (const { property, to, scope, ids } of referencesOf(definitionOf(type))) {
        if (scope) continue;
        for (const id of new Set(to.flatMap((each) => ids(values, each)))) {
            const types = to.filter((each) => ids(values, each).includes(id));
            const key = `${types.join()} ${id}`;
            if (!found.has(key)) found.set(key, { property, id, types });
        }
    }
    return [...found.values()];
}
