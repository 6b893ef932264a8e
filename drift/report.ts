import { type FindingsConfig, plain, type Sentence } from "../findings";
import { LEVELS, type Level } from "../provider/contract/consequences";
import { definitionOf } from "../provider/definitionOf";
import { findingSections } from "../review/findings";
import { type KnownSecrets, SECRET } from "../review/plan/secrets";
import type { Item, Report, Section } from "../review/report";
import type { AuditFile } from "./audit";
import { cleaned, type DriftEntry, entryOf } from "./cleaned";
import { CLASSES, type Class, dependentsNow, type Entry, entriesIn, worstLevel } from "./entries";
import { itemsOf } from "./groups";
import { type Ignore, isCertain, withoutIgnored } from "./ignore";
import type { ManagedStack } from "./stack";
import { keyOf, type Tenant } from "./tenant";
import type { Around } from "./ways";

/** What a reader has to know of the drift of a stack, in the order in which it matters. */

export interface DriftReport extends Pick<Report, "project" | "stack" | "hasFailed" | "sections" | "unknown"> {
    /** How many entries there are of each class. */
    readonly counts: Readonly<Record<Class, number>>;
    /** The worst that the drift does to people. */
    readonly level: Level;
    /** Objects of the stack that were compared. */
    readonly compared: number;
    /** By kind, how many of the objects in the tenant the stack manages. */
    readonly coverage: readonly Coverage[];
    /** For other programs. */
    readonly drift: readonly DriftEntry[];
    /** Codes of what could not be read. */
    readonly failures: readonly string[];
}

export interface Coverage {
    readonly type: string;
    readonly managed: number;
    readonly unmanaged: number;
}

export interface Reporting {
    readonly audit?: AuditFile | undefined;
    readonly ignores?: readonly Ignore[];
    readonly findings?: FindingsConfig;
    /** All that is secret. */
    readonly secrets: KnownSecrets;
    /** Whether values are shown: not if it is not known which of them are secret. */
    readonly showsValues: boolean;
    /** @default now */
    readonly now?: Date;
}

/** @throws {FindingsError} if a setting or a waiver of findings cannot be meant */
export function driftReport(stack: ManagedStack, tenant: Tenant, reporting: Reporting): DriftReport {
    const { audit, ignores = [], findings = {}, secrets, showsValues, now = new Date() } = reporting;
    const found = entriesIn(stack, tenant, audit?.log ?? new Map());
    const { entries: left, inForce, expired, unused } = withoutIgnored(found, ignores, now);
    const entries = left.map((each) => cleaned(each, secrets));
    const hide = (text: string) => secrets.hide(text);
    const byId = new Map(stack.objects.map(({ id, name }) => [id, hide(name)]));
    const coverage = coverageOf(stack, tenant);
    const around: Around = {
        stack: stack.stack,
        hide,
        showsValues,
        coverageOf: (type) => coverage.find((each) => each.type === type),
        dependentsOf: dependentsNow(stack, tenant),
        nameOf: (id) => byId.get(id),
    };
    const section = (title: string, name: Class): Section => ({
        title,
        items: itemsOf(
            entries.filter((each) => each.class === name),
            around,
        ),
    });
    const failures = [...tenant.looks.values()].flatMap((look) => (look.is === "unread" ? look.error : []));
    const others = [tenant.inactiveUnread].flatMap((failure) => failure ?? []);
    return {
        project: hide(stack.project),
        stack: hide(stack.stack),
        hasFailed: failures.length + others.length > 0,
        level: worstLevel(entries.map(({ level }) => level)),
        compared: stack.objects.length - failures.length,
        counts: countsOf(entries),
        coverage,
        failures: [...failures, ...others].map(({ code }) => code),
        drift: entries.map((each) => entryOf(each, hide, showsValues)),
        sections: [
            section("Changed", "changed"),
            section("Deleted", "gone"),
            section("Saved but not active", "notActive"),
            section("Not managed", "unmanaged"),
            { title: "Ignored", items: inForce.map(({ ignore, count }) => ignoredItem(ignore, hide, `: ${count}`)) },
            {
                title: "Entries of the ignore file to delete",
                items: [
                    ...expired.map((each) =>
                        ignoredItem(each, hide, "; the day has passed, so that nothing is ignored"),
                    ),
                    ...unused
                        .filter((each) => isCertain(each, stack, tenant))
                        .map((each) => ignoredItem(each, hide, "; there is no such drift any more")),
                ],
            },
            ...findingSections(plannedAs(stack, tenant, { hide, showsValues }), findings),
            { title: "Not read", items: failureItems(stack, tenant, hide) },
        ].filter(({ items }) => items.length > 0),
        unknown: unknownIn(stack, tenant, { audit, showsValues }),
    };
}

const countsOf = (entries: readonly Entry[]): Record<Class, number> =>
    Object.fromEntries(CLASSES.map((name) => [name, objectsIn(entries, name)])) as Record<Class, number>;

/** How many objects; several properties of one are one. */
function objectsIn(entries: readonly Entry[], name: Class): number {
    const own = entries.filter((each) => each.class === name);
    return new Set(own.map((each) => ("object" in each ? keyOf(each.object) : ""))).size;
}

function coverageOf({ objects }: ManagedStack, { unmanaged, unlisted }: Tenant): Coverage[] {
    const types = [...new Set(objects.map(({ type }) => type))].filter((type) => !unlisted.includes(type)).sort();
    const count = (all: readonly { readonly type: string }[], type: string) =>
        all.filter((each) => each.type === type).length;
    return types.map((type) => ({ type, managed: count(objects, type), unmanaged: count(unmanaged, type) }));
}

function ignoredItem(ignore: Ignore, hide: (text: string) => string, end: string): Item {
    const about: Sentence =
        ignore.class === "unmanaged"
            ? [{ name: ignore.type }, ...(ignore.object === undefined ? [] : [" ", { name: hide(ignore.object) }])]
            : ignore.class === "notActive"
              ? ["changes that are saved but not active"]
              : [
                    { name: hide(ignore.resource) },
                    ...(ignore.class === "changed" && ignore.property ? [" ", { name: ignore.property }] : []),
                ];
    const head = [ignore.class, " ", ...about, ` until ${ignore.until}: `, { name: hide(ignore.reason) }, end];
    return { level: "none", head, lines: [] };
}

/** The stack as the tenant has it now, for findings. */
function plannedAs(
    stack: ManagedStack,
    { looks }: Tenant,
    told: { hide: (text: string) => string; showsValues: boolean },
) {
    const isSecretOf = new Map(stack.objects.map(({ urn, secret }) => [urn, secret]));
    const now = (urn: string) => {
        const look = looks.get(urn);
        const secret = isSecretOf.get(urn) ?? new Set();
        const entries = look?.is === "there" ? Object.entries(look.inputs) : [];
        return Object.fromEntries(entries.map(([key, value]) => [key, secret.has(key) ? SECRET : value]));
    };
    const objects = stack.planned.objects
        .filter(({ urn }) => looks.get(urn)?.is !== "gone")
        .map((object) => ({
            ...object,
            name: told.hide(object.name),
            values: { ...object.values, ...now(object.urn) },
        }));
    const isIncomplete = stack.objects.some(({ urn }) => looks.get(urn)?.is === "unread");
    return { planned: { ...stack.planned, objects }, isIncomplete, ...told };
}

/** A fault of the connection is said once. */
function failureItems(
    { objects }: ManagedStack,
    { looks, inactiveUnread }: Tenant,
    hide: (text: string) => string,
): Item[] {
    const byText = new Map<string, string[]>();
    for (const { urn, type, name } of objects) {
        const look = looks.get(urn);
        if (look?.is !== "unread") continue;
        byText.set(look.error.text, [
            ...(byText.get(look.error.text) ?? []),
            `${definitionOf(type).noun.one} ${hide(name)}`,
        ]);
    }
    if (inactiveUnread)
        byText.set(inactiveUnread.text, [...(byText.get(inactiveUnread.text) ?? []), "activation status"]);
    return [...byText].map(([text, names]) => ({
        level: LEVELS[0],
        head: [`${names.length} could not be read, for example `, { name: names[0] ?? "" }, ": ", { name: hide(text) }],
        lines: [],
    }));
}

const OPEN_EXPORT = "write the export with `--show-secrets`, or omit `--stack-export`.";

function unknownIn(
    stack: ManagedStack,
    { unlisted, peopleUnread }: Tenant,
    { audit, showsValues }: Pick<Reporting, "audit" | "showsValues">,
): string[] {
    const sealed = stack.objects.filter((object) => object.sealed.length > 0).length;
    const used = new Set(stack.objects.map(({ provider }) => provider));
    const sealedProviders = [...stack.providers].filter(([key, each]) => used.has(key) && each.sealed.length > 0);
    const nouns = unlisted.map((type) => definitionOf(type).noun.many).sort();
    return [
        ...(nouns.length > 0
            ? [`What is not managed of ${nouns.join(", ")}: a refresh of this stack does not list them.`]
            : []),
        ...(peopleUnread ? [`Names of last writers: ${plain([peopleUnread.text])}`] : []),
        ...(audit && audit.unread > 0 ? [`Lines of the audit log that are no entries: ${audit.unread}.`] : []),
        ...(sealed > 0 ? [`Secret inputs of ${sealed} resources: ${OPEN_EXPORT}`] : []),
        ...(sealedProviders.length > 0 ? [`Credentials of providers of the program: ${OPEN_EXPORT}`] : []),
        ...(showsValues
            ? []
            : ["Values: run the command in the folder of the project, whose configuration says which are secret."]),
        ...(stack.unknownTypes.length > 0
            ? [`Resources of types that this version does not have: ${stack.unknownTypes.join(", ")}.`]
            : []),
    ];
}
