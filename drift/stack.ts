import { type Exported, type PlannedStack, resourcesIn, stackInExport } from "../findings";
import { SECRET_MARK } from "../findings/object";
import type { Values } from "../provider/contract/values";
import { isResource } from "../provider/definitionOf";
import { masked } from "../review/plan/secrets";
import { placeIn } from "../review/plan/sourcePosition";
import { typeOf } from "../sdk/typeToken";
import { nameIn } from "../sdk/urn";

/** A stack in its export, as far as drift is about it. */

/** A resource of this library. */
export interface ManagedObject {
    readonly urn: string;
    /** @example "zpa:AppConnectorGroup" */
    readonly type: string;
    /** Name of the resource in the program. */
    readonly name: string;
    readonly id: string;
    /** What is declared, without secrets that the export has encrypted. */
    readonly inputs: Values;
    /** The same of all that the state holds. */
    readonly outputs: Values;
    /** Inputs that are secret. */
    readonly secret: ReadonlySet<string>;
    /** Inputs whose values the export has encrypted. */
    readonly sealed: readonly string[];
    /** URN and id of its provider. */
    readonly provider: string;
    /** Where the program declares it. @example "index.ts:12" @default unknown */
    readonly declaredAt?: string | undefined;
}

/** The settings of a provider in the state. */
export interface ProviderSettings {
    readonly settings: Readonly<Record<string, string>>;
    /** Settings that the export has encrypted. */
    readonly sealed: readonly string[];
}

export interface ManagedStack {
    readonly project: string;
    readonly stack: string;
    readonly objects: readonly ManagedObject[];
    /** By URN and id. */
    readonly providers: ReadonlyMap<string, ProviderSettings>;
    /** Types that this version of the library does not know. */
    readonly unknownTypes: readonly string[];
    /** All resources, for findings. */
    readonly planned: PlannedStack;
    /** All values that are secret anywhere in the state. */
    readonly secrets: readonly unknown[];
}

/** @throws {FindingsError} if it is not what `pulumi stack export` prints */
export function managedStack(exported: unknown): ManagedStack {
    const all = resourcesIn(exported);
    const secrets: unknown[] = [];
    const own = all.filter(({ type }) => typeOf(type) !== undefined);
    const objects = own.filter(isManaged).flatMap((each) => objectOf(each, secrets) ?? []);
    const providers = all
        .filter(({ type }) => type.startsWith("pulumi:providers:"))
        .map(({ urn, id, inputs }): [string, ProviderSettings] => {
            const { value, sealed } = opened(inputs ?? {}, secrets);
            const texts = Object.entries(value).map(([key, each]) => [key, String(each)]);
            return [`${urn}::${id}`, { settings: Object.fromEntries(texts), sealed }];
        });
    for (const { type, inputs = {}, outputs = {} } of all) {
        if (typeOf(type) === undefined) for (const values of [inputs, outputs]) opened(values, secrets);
    }
    const [stack = "", project = ""] = all[0]?.urn.replace("urn:pulumi:", "").split("::") ?? [];
    const { objects: planned, others = [] } = stackInExport(exported);
    const clean = <T extends { values: Values }>(each: T): T => ({ ...each, values: masked(each.values) as Values });
    return {
        project,
        stack,
        objects,
        providers: new Map(providers),
        unknownTypes: [...new Set(own.flatMap(({ type }) => strangeType(type)))],
        planned: { objects: planned.map(clean), others: others.map(clean) },
        secrets,
    };
}

const strangeType = (token: string): string[] => {
    const type = typeOf(token) ?? "";
    return isResource(type) ? [] : [type];
};

/** Not those that are only read, nor those that a run has replaced and not deleted yet. */
function isManaged({ type, external, delete: isGoing, outputs = {} }: Exported): boolean {
    return isResource(typeOf(type) ?? "") && external !== true && isGoing !== true && !("__lookup" in outputs);
}

function objectOf(resource: Exported, secrets: unknown[]): ManagedObject | undefined {
    const { urn, type, id, inputs = {}, outputs = {}, provider = "", sourcePosition } = resource;
    if (!id) return undefined;
    const declared = opened(inputs, secrets);
    const marked = Array.isArray(inputs.__secret) ? inputs.__secret.map(String) : [];
    const secret = new Set([...marked, ...declared.secret]);
    for (const name of secret) secrets.push(declared.value[name]);
    return {
        urn,
        type: typeOf(type) ?? type,
        name: nameIn(urn),
        id,
        inputs: declared.value,
        outputs: opened(outputs, secrets).value,
        secret,
        sealed: declared.sealed,
        provider,
        declaredAt: placeIn(sourcePosition),
    };
}

interface Opened {
    readonly value: Values;
    readonly secret: readonly string[];
    readonly sealed: readonly string[];
}

/** Without the engine's marks, what belongs to the engine, and what is not set. */
function opened(values: Values, secrets: unknown[]): Opened {
    const value: Values = {};
    const secret: string[] = [];
    const sealed: string[] = [];
    for (const [key, each] of Object.entries(values)) {
        if (key.startsWith("__")) continue;
        const found = open(each, secrets);
        if (found.isSecret) secret.push(key);
        if (found.isSealed) sealed.push(key);
        else if (found.value !== undefined && found.value !== null) value[key] = found.value;
    }
    return { value, secret, sealed };
}

interface Found {
    readonly value: unknown;
    readonly isSecret: boolean;
    readonly isSealed: boolean;
}

function open(value: unknown, secrets: unknown[]): Found {
    if (typeof value !== "object" || value === null) return { value, isSecret: false, isSealed: false };
    if (SECRET_MARK in value) {
        const plaintext: unknown = Reflect.get(value, "plaintext");
        if (typeof plaintext !== "string") return { value: undefined, isSecret: true, isSealed: true };
        const clear: unknown = JSON.parse(plaintext);
        secrets.push(clear);
        return { value: clear, isSecret: true, isSealed: false };
    }
    const entries = Object.entries(value).map(([key, each]) => ({ key, ...open(each, secrets) }));
    const kept = entries.filter((each) => each.value !== undefined && each.value !== null);
    return {
        value: Array.isArray(value)
            ? kept.map((each) => each.value)
            : Object.fromEntries(kept.map((each) => [each.key, each.value])),
        isSecret: entries.some(({ isSecret }) => isSecret),
        isSealed: entries.some(({ isSealed }) => isSealed),
    };
}
