import type { Console, ConsoleAccess, Content } from "../../emulator/server/console";
import { SETTING_NAMES } from "../../provider/connection/settings";
import type { Values } from "../../provider/contract/values";
import {
    ChoiceError,
    columnsOf,
    needsOf,
    type Source,
    selected,
    Tenant,
    type Upgrade,
    VIEWS,
    type Viewed,
} from "../../views";
import { choiceIn, consolePage, contentOf } from "../../views/console";
import { GRAPH_TYPES, graphOf, graphPage, kindOf, MAP_TYPES, mapOf, mapPage } from "../../views/page";
import { withUpgrades } from "./late";
import { objectsIn, upgradesIn } from "./live";
import type { Config } from "./source";
import { messageOf } from "./source";

/** What was read of the tenant at one time. */
interface Reading {
    readonly source: Source;
    /** What could not be read. */
    readonly notes: readonly string[];
    /** By the id of the group, as far as they were asked for. */
    readonly upgrades: Map<string, Upgrade>;
}

const PICTURES = [
    { name: "map", title: "Map" },
    { name: "graph", title: "Graph" },
];
const GROUP = "cloudConnector:CloudConnectorGroup";
/** A person waits for it. */
const DEADLINE_SECONDS = "20";

/** The emulator's console: the views of its tenant, which it reads as every other client does. */
export function consoleOf(access: ConsoleAccess): Console {
    const reader = new Reader(access);
    return {
        page: consolePage([...VIEWS, ...PICTURES]),
        async content(name, query): Promise<Content | undefined> {
            try {
                const content = await (name === "map" || name === "graph"
                    ? pictureOf(name, query, reader)
                    : tableOf(name, query, reader));
                return content && { status: 200, body: JSON.stringify(content) };
            } catch (error) {
                const status = error instanceof ChoiceError || error instanceof RangeError ? 400 : 502;
                return { status, body: JSON.stringify({ id: "console.failed", reason: messageOf(error) }) };
            }
        },
    };
}

async function tableOf(name: string, query: URLSearchParams, reader: Reader): Promise<object | undefined> {
    const view = VIEWS.find((each) => each.name === name);
    if (!view) return undefined;
    const choice = choiceIn(query);
    const chosen = query.get("columns")?.split(",");
    const shown = columnsOf(view, { columns: chosen }).map(({ key }) => key);
    // Rows expand to every column, and only what is shown takes a call for each row.
    const { types } = needsOf(view, choice);
    const { late } = needsOf(view, { ...choice, columns: shown });
    const { source, notes, upgrades } = await reader.reading(name, types, query.has("fresh"));
    const selectedOf = (from: Source) => selected(view, new Tenant(from), choice);
    const all = await withUpgrades(source, late, selectedOf, (ids) => reader.upgrades(ids, upgrades));
    return { title: view.title, readAt: source.now.toISOString(), notes, shown, ...contentOf(selectedOf(all)) };
}

async function pictureOf(name: "map" | "graph", query: URLSearchParams, reader: Reader): Promise<object> {
    const { source, notes } = await reader.read(name === "map" ? MAP_TYPES : GRAPH_TYPES);
    const tenant = new Tenant(source);
    const options = { of: source.title, root: "" };
    const focus = query.get("focus") || undefined;
    const page = name === "map" ? mapPage(mapOf(tenant), options) : graphPage(graphOf(tenant, focus), options);
    return { page, notes };
}

/** Reads the tenant of an emulator, whatever the environment of the emulator's shell has. */
class Reader {
    /** By the name of the view. */
    readonly #readings = new Map<string, Promise<Reading>>();
    /** Cloud Connector groups by id: their connectors in the last reading, and in the last one in which they were others. */
    readonly #connectors = new Map<string, readonly Values[]>();
    readonly #before = new Map<string, readonly Values[]>();

    constructor(private readonly access: ConsoleAccess) {}

    /** The last one of this view, unless another one is asked for. */
    reading(name: string, types: readonly string[], isFresh: boolean): Promise<Reading> {
        const known = isFresh ? undefined : this.#readings.get(name);
        if (known) return known;
        const reading = this.read(types);
        this.#readings.set(name, reading);
        reading.catch(() => {
            if (this.#readings.get(name) === reading) this.#readings.delete(name);
        });
        return reading;
    }

    async read(types: readonly string[]): Promise<Reading> {
        const [{ objects, failures }, { now }] = await Promise.all([
            objectsIn(types, this.#config()),
            this.access.control.clock(),
        ]);
        const unlisted = failures.filter(({ id }) => id === undefined);
        const [first] = unlisted;
        if (first && unlisted.length === types.length) throw first.error;
        const before = this.#changedSince(objects);
        return {
            source: { title: "the emulator's tenant", isLive: true, now: new Date(now), objects, before },
            notes: failures.map(
                ({ type, id = "", error }) => `Not read: ${[kindOf(type), id].join(" ").trim()}: ${messageOf(error)}`,
            ),
            upgrades: new Map(),
        };
    }

    /** @param known What was asked for before, to which the rest is added. */
    async upgrades(ids: readonly string[], known: Map<string, Upgrade>): Promise<ReadonlyMap<string, Upgrade>> {
        const missing = ids.filter((id) => !known.has(id));
        for (const [id, upgrade] of await upgradesIn(missing, this.#config())) known.set(id, upgrade);
        return known;
    }

    #changedSince(objects: readonly Viewed[]): Source["before"] {
        for (const { type, id, values } of objects) {
            if (type !== GROUP || !Array.isArray(values.connectors)) continue;
            const last = this.#connectors.get(id);
            const idsOf = (connectors: readonly Values[]) =>
                connectors
                    .map((each) => String(each.id))
                    .toSorted()
                    .join();
            if (last && idsOf(last) !== idsOf(values.connectors)) this.#before.set(id, last);
            this.#connectors.set(id, values.connectors);
        }
        return new Map(this.#before);
    }

    #config(): Config {
        const { url, vanityDomain, clientId, customerId, clientSecret } = this.access;
        const settings: Readonly<Record<string, string>> = {
            "zscaler:explicit": SETTING_NAMES.join(" "),
            "zscaler:endpoint": url,
            "zscaler:vanityDomain": vanityDomain,
            "zscaler:clientId": clientId,
            "zscaler:clientSecret": clientSecret(),
            "zscaler:customerId": customerId,
            "zscaler:readsPer10Seconds": "0",
            "zscaler:deadlineSeconds": DEADLINE_SECONDS,
            // Else the session is signed out at the end, which activates what others have saved.
            "zscaler:activation": "manual",
        };
        return (key) => settings[key];
    }
}
