import { secretOutputsOf } from "../../provider/contract/secrets";
import { present, type Values, without } from "../../provider/contract/values";
import { definitionOf, isResource } from "../../provider/definitionOf";
import { listEach, query } from "../../provider/lookups";
import type { Upgrade, Viewed } from "../../views";
import { lacksFeature } from "../failing";
import type { Config } from "./source";

/** What the lists of a tenant hold. */

export interface Listed {
    readonly objects: readonly Viewed[];
    readonly failures: readonly Failed[];
}

interface Failed {
    readonly type: string;
    /** Id of the object that cannot be read. @default the whole list */
    readonly id?: string;
    readonly error: unknown;
}

/** One list of each type at the same time; each call reads again. */
export async function objectsIn(types: readonly string[], config: Config): Promise<Listed> {
    const run = {};
    const lists = await Promise.all(
        types.map((type) =>
            objectsOf(type, config, run).catch(
                // A tenant without the feature has no objects of it.
                (error: unknown): Listed => ({ objects: [], failures: lacksFeature(error) ? [] : [{ type, error }] }),
            ),
        ),
    );
    return joined(lists);
}

const joined = (lists: readonly Listed[]): Listed => ({
    objects: lists.flatMap(({ objects }) => objects),
    failures: lists.flatMap(({ failures }) => failures),
});

async function objectsOf(type: string, config: Config, run: object): Promise<Listed> {
    const definition = isResource(type) ? definitionOf(type) : undefined;
    const scopes = definition?.importScopes?.([]) ?? [{}];
    const secrets = definition ? secretOutputsOf(definition) : [];
    const lists = scopes.map(async (scope): Promise<Listed> => {
        const { objects, unread } = await listEach(type, present(scope), config, run);
        return {
            objects: objects.map((values) => viewed(type, without(values, secrets))),
            failures: unread.map(({ id, error }) => ({ type, id, error })),
        };
    });
    return joined(await Promise.all(lists));
}

const viewed = (type: string, values: Values): Viewed => ({
    type,
    id: String(values.id),
    name: String(values.name ?? values.id),
    values,
});

/** The upgrade status of these Cloud Connector groups: a call for each. */
export async function upgradesIn(ids: readonly string[], config: Config): Promise<ReadonlyMap<string, Upgrade>> {
    const run = {};
    const found = await Promise.all(
        ids.map(async (groupId): Promise<[string, Upgrade]> => {
            const { upgradeStatus, connectors } = await query((all) => all.upgradeStatus, { groupId }, config, run);
            const states = connectors.map(({ id, upgradeStatus: state }): [string, string | number] => [id, state]);
            return [groupId, { upgradeStatus, connectors: new Map(states) }];
        }),
    );
    return new Map(found);
}
