import { catalog, nouns } from "../../provider/catalog";
import type { ConfigGetter, Connection } from "../../provider/connection/connection";
import type { Product } from "../../provider/connection/credentials";
import { itemsOf } from "../../provider/contract/permission";
import { present } from "../../provider/contract/values";
import { definitionOf, isResource, lookupOnly } from "../../provider/definitionOf";
import { ZscalerError } from "../../provider/http/errors/errors";
import { proxyFor } from "../../provider/http/proxy";
import { type Listed, listEach } from "../../provider/lookups";
import { sessionFor } from "../../provider/queries/sessions";
import { productOf, Session } from "../../provider/session";
import { lacksFeature } from "../failing";
import type { Check, State } from "./check";

/** What a tenant and the way to it say, by reads alone. */

const PRODUCTS: readonly (readonly [Product, string, first: string])[] = [
    ["zpa", "Private Access", "zpa:SegmentGroup"],
    ["cloudConnector", "Cloud & Branch Connector", "cloudConnector:Location"],
];

/** The certificate and tokens are valid by time: more than that is refused somewhere. */
const MOST_SKEW_SECONDS = 60;
/** From this part of a limit on, it is said. */
const NEARLY = 0.9;

export interface Asked {
    readonly config: ConfigGetter;
    /** Types that the stack has, so that access to them is needed. @default every type, and access to none is needed */
    readonly types?: readonly string[] | undefined;
    /** Milliseconds since 1970, by this machine. @default now */
    readonly now?: () => number;
}

export async function tenantChecks(asked: Asked): Promise<Check[]> {
    const found = await Promise.all(PRODUCTS.map((product) => productChecks(product, asked)));
    // One product that is not configured is one that is not used, as long as the other one is.
    const isUnused = (checks: readonly Check[]) => checks.length === 1 && checks[0]?.code === "configuration";
    const hasAny = found.some((checks) => checks.length > 0 && !isUnused(checks));
    return found.flatMap((checks) =>
        hasAny && asked.types === undefined && isUnused(checks)
            ? checks.map(
                  ({ check, about }): Check => ({ check, about, state: "not checked", says: "is not configured" }),
              )
            : checks,
    );
}

async function productChecks([product, about, first]: (typeof PRODUCTS)[number], asked: Asked): Promise<Check[]> {
    const own = asked.types?.filter((type) => productOf(type) === product);
    if (own?.length === 0) return [];
    let connection: Connection;
    try {
        connection = new Session(asked.config).connectionTo(product);
    } catch (error) {
        return [failure("settings", about, error)];
    }
    const run = {};
    const answered = await attempt(() => listEach(first, {}, asked.config, run));
    const way = [settings(connection, about), ...wayChecks(connection, about, answered)];
    if (isOfTheWay(answered)) return way;
    const skew = sessionFor(product, asked.config, run).backendOf(first).now() - (asked.now ?? Date.now)();
    const access = await accessChecks(own ?? typesOf(product), about, asked, run);
    return [...way, clock(skew, about), ...access];
}

const failure = (check: string, about: string, error: unknown, state: State = "failed"): Check => {
    if (!(error instanceof ZscalerError)) return { check, about, state, says: String(error) };
    const { code, nextStep, clause } = error;
    // What to do has a line of its own.
    const says = clause.replace(nextStep.replace(/\.$/, ""), "").trim().replace(/\.$/, "");
    return { check, about, state, says, todo: nextStep.trim(), code };
};

function settings({ api, baseUrl, readsPer10Seconds, writesPer10Seconds }: Connection, about: string): Check {
    const who = { oneApi: "API client", legacy: "legacy API key", session: "administrator with an API key" }[api];
    const says = `${who} at ${new URL(baseUrl).host}`;
    if (readsPer10Seconds > 0 && readsPer10Seconds <= 20 && writesPer10Seconds > 0 && writesPer10Seconds <= 10)
        return { check: "settings", about, state: "ok", says };
    return {
        check: "settings",
        about,
        state: "warning",
        says: `${says}, and more calls than the documented 20 reads and 10 writes in 10 seconds`,
        todo: "Omit zscaler:readsPer10Seconds and zscaler:writesPer10Seconds, unless the limits of the tenant were raised.",
    };
}

/** Codes of errors that no role changes. */
const OF_THE_WAY: Readonly<Record<string, string>> = {
    authentication: "credentials",
    connection: "reachability",
    timeout: "reachability",
    maintenance: "reachability",
    service: "reachability",
    "unexpected-response": "reachability",
};

const isOfTheWay = (error: unknown): error is ZscalerError => error instanceof ZscalerError && error.code in OF_THE_WAY;

/** How the service is reached, by what the first read said. */
function wayChecks({ baseUrl, proxy }: Connection, about: string, error: unknown): Check[] {
    const url = new URL(baseUrl);
    const used = proxyFor(url, proxy);
    const through = used ? `through ${used.host} (${used.named})` : "none is set for this host";
    const isPlain = url.protocol === "http:";
    const good: Readonly<Record<string, string>> = {
        proxy: through,
        certificate: isPlain ? "none: the endpoint is http" : `of ${url.host} is trusted`,
        reachability: `${url.host} answers`,
        credentials: "are accepted",
    };
    const names = Object.keys(good);
    const at = isOfTheWay(error) ? names.indexOf(stepOf(error)) : names.length;
    return names.map((check, place): Check => {
        if (place < at) return { check, about, state: "ok", says: good[check] ?? "" };
        return place === at
            ? failure(check, about, error)
            : { check, about, state: "not checked", says: "was not reached" };
    });
}

function stepOf({ code, message }: ZscalerError): string {
    if (code === "connection" && /the proxy /.test(message)) return "proxy";
    if (code === "connection" && /certificate/.test(message)) return "certificate";
    return OF_THE_WAY[code] ?? "reachability";
}

function clock(skewMs: number, about: string): Check {
    const seconds = Math.round(skewMs / 1_000);
    if (Math.abs(seconds) <= MOST_SKEW_SECONDS)
        return { check: "clock", about, state: "ok", says: `differs by ${Math.abs(seconds)} s from the service's` };
    return {
        check: "clock",
        about,
        state: "failed",
        says: `is ${Math.abs(seconds)} s ${seconds > 0 ? "behind" : "ahead of"} the service's`,
        todo: "Set the clock of this machine by NTP: signed assertions and certificates are refused otherwise.",
    };
}

/** Types with a list of their own that needs no other object. */
const typesOf = (product: Product): string[] =>
    [...catalog, ...nouns].map(({ type }) => type).filter((type) => productOf(type) === product && hasList(type));

function hasList(type: string): boolean {
    const noun = lookupOnly(type);
    if (noun) return noun.narrowedBy === undefined;
    const { collection } = definitionOf(type);
    return Object.keys(collection.fields).length > 0 && Reflect.get(collection.endpoint, "singleton") !== true;
}

async function accessChecks(
    types: readonly string[],
    about: string,
    { config, types: needed }: Asked,
    run: object,
): Promise<Check[]> {
    const kinds = types.filter(hasList);
    const checks = await Promise.all(kinds.map((type) => kindChecks(type, config, needed !== undefined, run)));
    const isRefused = ([check]: readonly Check[]) => check?.code === "permission";
    if (needed !== undefined || kinds.length < 2 || !checks.every(isRefused)) return checks.flat();
    return [
        {
            check: "access",
            about,
            state: "warning",
            says: "the role of the credential reads nothing of it",
            todo: "If the program has resources of it, give the role access: `pulumi-zscaler role TYPES` prints the items.",
            code: "permission",
        },
    ];
}

/** Whether a kind can be read, and how many of those that the tenant may have there are. */
async function kindChecks(type: string, config: ConfigGetter, isNeeded: boolean, run: object): Promise<Check[]> {
    const definition = isResource(type) ? definitionOf(type) : undefined;
    const { many } = (definition ?? lookupOnly(type))?.noun ?? { many: type };
    const scopes = definition?.importScopes?.([]) ?? [{}];
    let lists: Listed[];
    try {
        lists = await Promise.all(scopes.map((scope) => listEach(type, present(scope), config, run)));
    } catch (error) {
        const found = failure("access", many, error, isNeeded && !lacksFeature(error) ? "failed" : "warning");
        // Its list is one of another object.
        if (found.code === "invalid-input") return [{ ...found, state: "not checked" }];
        const items = definition && !lacksFeature(error) ? itemsOf(definition.permission) : [];
        const isRefused = found.code === "permission" && items.length > 0;
        return [isRefused ? { ...found, says: `${found.says}; the role needs ${items.join(" or ")}` } : found];
    }
    const unread = lists.flatMap((each) => each.unread);
    const readable = lists.reduce((sum, { objects }) => sum + objects.length, 0);
    const count = readable + unread.length;
    const access: Check[] = [
        { check: "access", about: many, state: "ok", says: `can be read: ${readable}` },
        ...unread.map(({ error }) => failure("access", many, error, isNeeded ? "failed" : "warning")),
    ];
    const quota = definition?.quota;
    if (quota === undefined || count < quota * NEARLY) return access;
    return [
        ...access,
        {
            check: "limits",
            about: many,
            state: "warning",
            says: `${count} of ${quota} that a tenant may have`,
            todo: "Delete those that are not used, or ask Zscaler support for a higher limit.",
        },
    ];
}

/** The error, where there is one. */
async function attempt(act: () => Promise<unknown>): Promise<unknown> {
    try {
        await act();
        return undefined;
    } catch (error) {
        return error;
    }
}
