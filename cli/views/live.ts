import { secretOutputsOf } from "../../provider/contract/secrets";
import { present, type Values, without } from "../../provider/contract/values";
import { definitionOf, isResource } from "../../provider/definitionOf";
import { list, listEach, query } from "../../provider/lookups";
import { DEFAULT_MICROTENANT } from "../../provider/zpa/client/scopes";
import { microtenantNamed } from "../../provider/zpa/common/microtenantNamed";
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

/** Each microtenant has its own list of them; those of Default are listed unless another one is named. */
const OF_ONE_MICROTENANT = new Set(["zpa:AccessRule"]);

/**
 * One list of each type at the same time; each call reads again.
 * @param microtenant Id of the one whose own lists are read, too.
 */
export async function objectsIn(types: readonly string[], config: Config, microtenant?: string): Promise<Listed> {
    const run = {};
    const lists = await Promise.all(
        types.map((type) =>
            objectsOf(type, config, run, microtenant).catch(
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

async function objectsOf(
    type: string,
    config: Config,
    run: object,
    microtenant = DEFAULT_MICROTENANT,
): Promise<Listed> {
    const definition = isResource(type) ? definitionOf(type) : undefined;
    const isApart = OF_ONE_MICROTENANT.has(type) && microtenant !== DEFAULT_MICROTENANT;
    const scopes = isApart ? [{}, { microtenantId: microtenant }] : (definition?.importScopes?.([]) ?? [{}]);
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

/** The id of a microtenant, by its name or id. @throws {Error} if there is none of this name, with the names */
export function microtenantIn(name: string, config: Config): Promise<string> {
    return microtenantNamed(name, async () => {
        const all = await list("zpa:Microtenant", {}, config, {});
        return all.map((each) => ({ id: String(each.id), name: String(each.name) }));
    });
}

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
