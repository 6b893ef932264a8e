import { secretOutputsOf } from "../../provider/contract/secrets";
import { present, type Values, without } from "../../provider/contract/values";
import { definitionOf, isResource } from "../../provider/definitionOf";
import { list, query } from "../../provider/lookups";
import type { Upgrade, Viewed } from "../../views";
import type { Config } from "./source";

/** What the lists of a tenant hold. */

export interface Listed {
    readonly objects: readonly Viewed[];
    readonly failures: readonly { readonly type: string; readonly error: unknown }[];
}

/** One list of each type at the same time; each call reads again. */
export async function objectsIn(types: readonly string[], config: Config): Promise<Listed> {
    const run = {};
    const settled = await Promise.allSettled(types.map((type) => objectsOf(type, config, run)));
    return {
        objects: settled.flatMap((each) => (each.status === "fulfilled" ? each.value : [])),
        failures: settled.flatMap((each, at) =>
            each.status === "rejected" ? [{ type: types[at] ?? "", error: each.reason }] : [],
        ),
    };
}

async function objectsOf(type: string, config: Config, run: object): Promise<Viewed[]> {
    const definition = isResource(type) ? definitionOf(type) : undefined;
    const scopes = definition?.importScopes?.([]) ?? [{}];
    const secrets = definition ? secretOutputsOf(definition) : [];
    const found = await Promise.all(scopes.map((scope) => list(type, present(scope), config, run)));
    return found.flat().map((values) => viewed(type, without(values, secrets)));
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
