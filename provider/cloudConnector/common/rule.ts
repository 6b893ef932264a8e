import { z } from "zod";
import type { Collection, Sending } from "../../contract/collection";
import { type Consequences, cutsOff, type Effect, isDisabled, narrows, widens } from "../../contract/consequences";
import type { DefinitionPart } from "../../contract/definition";
import { type Field, isoSecond, isWire, text, textOf, type Wire } from "../../contract/fields";
import { type ReferenceOptions, refs } from "../../contract/references";
import type { Rule } from "../../contract/rules";
import * as schema from "../../contract/schemas";
import { setOf } from "../../contract/sets";
import type { Values } from "../../contract/values";
import type { CloudConnectorEndpoint } from "../client/endpoint";
import { lastModified, links } from "./fields";
import { LOWEST_RANK, orderIn, orderOf } from "./ruleOrder";

/** What rules of every kind have in common. */

/** Where the rules of each kind are. Sessions may read no single one of them. */
export const ENDPOINTS = {
    trafficForwarding: { path: "ecRules/ecRdr", noun: "traffic forwarding rule", onlyListed: true },
    dnsControl: { path: "ecRules/ecDns", noun: "DNS control rule", onlyListed: true },
    logAndControl: { path: "ecRules/self", noun: "log and control rule", onlyListed: true },
} satisfies Record<string, CloudConnectorEndpoint>;

const LONGEST_NAME = 31;
const MOST_GROUPS = 32;
const MOST_LOCATIONS = 8;
const MOST_LOCATION_GROUPS = 32;

const NO_GROUP =
    "must contain a Cloud Connector group; the service applies a rule without groups to all groups. If that is intended, set allGroups to true instead";

export const inputs = {
    name: schema.name.max(LONGEST_NAME),
    description: schema.text.min(1).optional(),
    enabled: z.boolean().default(true),
    order: z.int().min(1).optional(),
    rank: z.int().min(0).max(LOWEST_RANK).optional(),
    cloudConnectorGroups: refs("cloudConnector:CloudConnectorGroup", NO_GROUP).optional(),
    allGroups: z.boolean().optional(),
    locations: refs("cloudConnector:Location").optional(),
};

interface Inputs {
    cloudConnectorGroups?: string[];
    allGroups?: boolean;
    locations?: string[];
}

export const rules: readonly Rule<Inputs>[] = [
    {
        needs: ["cloudConnectorGroups", "allGroups"],
        property: "cloudConnectorGroups",
        when: ({ cloudConnectorGroups, allGroups }) => cloudConnectorGroups === undefined && allGroups !== true,
        reason: NO_GROUP,
    },
    {
        needs: ["cloudConnectorGroups", "allGroups"],
        property: "allGroups",
        when: ({ cloudConnectorGroups, allGroups }) => cloudConnectorGroups !== undefined && allGroups === true,
        reason: "cannot be combined with cloudConnectorGroups; omit one of them",
    },
    atMost("cloudConnectorGroups", MOST_GROUPS, "Cloud Connector groups"),
    atMost("locations", MOST_LOCATIONS, "locations"),
];

/** Addresses, ranges of them, or domain names: a set. */
export const destinations = setOf(schema.name);

/** A list that the service takes so many entries of. */
export function atMost<K extends string>(property: K, most: number, of: string): Rule<Partial<Record<K, string[]>>> {
    return {
        needs: [property],
        property,
        when: (rule) => (rule[property]?.length ?? 0) > most,
        reason: `must have at most ${most} ${of}; split the rule into several rules`,
    };
}

export const locationGroups = atMost("locationGroups", MOST_LOCATION_GROUPS, "location groups");

/** What means something only while another property has one of some words. */
export function onlyWhere<K extends string, L extends string>(
    property: K,
    other: L,
    words: readonly string[],
): Rule<Partial<Record<K, unknown> & Record<L, string>>> {
    return {
        needs: [property, other],
        property,
        when: (rule) => rule[property] !== undefined && !words.includes(String(rule[other])),
        reason: `can be set only if ${other} is ${words.map((word) => `"${word}"`).join(" or ")}; omit it or change ${other}`,
    };
}

const enabled: Field<boolean> = {
    toWire: (value) => ({ state: value ? "ENABLED" : "DISABLED" }),
    fromWire: ({ state }) => (state === undefined ? undefined : state === "ENABLED"),
    unset: {},
};

const order: Field<number> = {
    toWire: (value) => ({ order: value }),
    fromWire: (wire) => (orderIn(wire) === 0 ? undefined : orderIn(wire)),
    // It stays where it is.
    unset: {},
};

const rank: Field<number> = {
    toWire: (value) => ({ rank: value }),
    fromWire: (wire) => (typeof wire.rank === "number" ? wire.rank : undefined),
    unset: { rank: LOWEST_RANK },
};

const groups = links("ecGroups");

/** No list of groups is all of them. */
const allGroups: Field<boolean> = {
    toWire: (value) => (value ? groups.unset : {}),
    fromWire: (wire) => groups.fromWire(wire) === undefined,
    unset: {},
};

const predefined: Field<boolean> = {
    toWire: () => ({}),
    fromWire: (wire) =>
        wire.defaultRule === true || wire.predefined === true || PREDEFINED.includes(String(wire.name)) || undefined,
    unset: {},
};

/** Rules that come with the tenant; answers do not mark all of them. */
const PREDEFINED = [
    "ZPA Forwarding Rule",
    "Direct rule for Zscaler Cloud Endpoints",
    "Direct rule for WAN Destinations Group",
    "Direct rule for LAN Destinations Group",
    "Client Connector to ZPA",
    "ZPA Pool For Stray Traffic",
    "ZPA Resolver",
    "Redirect Resolution of Zscaler Domains to WAN CTR",
];

export const outputs = { predefined: z.boolean().optional() };

export const fields = {
    name: text("name"),
    description: text("description"),
    enabled,
    order,
    rank,
    cloudConnectorGroups: groups,
    allGroups,
    locations: links("locations"),
    predefined,
};

const writeProtection = (values: { predefined?: boolean }): string | undefined =>
    values.predefined ? "it is a predefined rule" : undefined;

/** Without any group a rule applies to all of them. */
const cloudConnectorGroups: ReferenceOptions<Inputs> = {
    without(rule, id) {
        const others = (rule.cloudConnectorGroups ?? []).filter((each) => each !== id);
        return others.length > 0
            ? { cloudConnectorGroups: others }
            : "it is the last entry of cloudConnectorGroups, and a rule without entries applies to all groups";
    },
};

const modifiedLast = ({ lastModifiedTime, lastModifiedBy }: Wire) => ({
    modifiedAt: typeof lastModifiedTime === "number" ? isoSecond(lastModifiedTime * 1000) : undefined,
    modifiedBy: isWire(lastModifiedBy) ? textOf(lastModifiedBy.name) : undefined,
});

/** What a rule does with what it matches. */
export interface Handling {
    /** @example "Traffic" */
    readonly what: string;
    /** Whether it stops what it matches. @default false */
    readonly stops?: (rule: Values) => boolean;
}

/** What a change of the criteria does. Without a criterion everything matches it. */
export function matching<K extends string>(criteria: readonly K[], { what, stops = () => false }: Handling) {
    const effects = criteria.map((property): [K, Effect[]] => [
        property,
        [
            cutsOff(`${what} that the rule no longer matches: a later rule decides.`, (before, after) => {
                return !stops(after) && narrows(property)(before, after);
            }),
            cutsOff(`${what} that the rule did not match before: stopped.`, (before, after) => {
                return stops(after) && widens(property)(before, after);
            }),
        ],
    ]);
    return Object.fromEntries(effects) as Record<K, Effect[]>;
}

/** @param update What changes of the properties do that only this kind of rule has. */
export function consequences(handling: Handling, update: Consequences["update"]): Consequences {
    const { what, stops = () => false } = handling;
    const isEnabled = ({ enabled }: Values) => enabled !== false;
    const stopped = `${what} that the rule matches: stopped.`;
    const leftToOthers = `${what} that only this rule matches: no longer handled.`;
    const another = cutsOff(
        `The first rule that matches decides: ${what.toLowerCase()} may be handled by another rule.`,
    );
    return {
        create: cutsOff(stopped, (_, after) => isEnabled(after) && stops(after)),
        delete: cutsOff(leftToOthers, (before) => isEnabled(before) && !stops(before)),
        update: {
            name: "none",
            description: "none",
            enabled: [
                cutsOff(leftToOthers, (before, after) => isDisabled(before, after) && !stops(before)),
                cutsOff(stopped, (before, after) => isDisabled(after, before) && stops(after)),
            ],
            order: another,
            rank: another,
            // A change of it is one of the groups.
            allGroups: "none",
            ...matching(["cloudConnectorGroups", "locations"], handling),
            ...update,
        },
    };
}

/** What makes rules of every kind special. */
export const traits = {
    observed: { schema: z.object(lastModified.shape), fromWire: modifiedLast },
    naturalKey: ["name"],
    unique: [{ by: ["order"] }],
    replaceOn: [],
    writeProtection,
    references: { cloudConnectorGroups },
} as const satisfies DefinitionPart;

/** How rules go over the wire, fields aside. */
export function collectionOf(endpoint: (typeof ENDPOINTS)[keyof typeof ENDPOINTS], type: string) {
    return {
        endpoint,
        // A rule that says when it was last changed is refused once somebody else has changed it.
        readOnlyKeys: ["id", "lastModifiedTime", "lastModifiedBy", "accessControl", "defaultRule", "predefined"],
        async toRequestBody(body: Wire, { inputs: rule, backend, update }: Sending): Promise<Wire> {
            const { rank = LOWEST_RANK } = body;
            return {
                type,
                ...body,
                rank,
                order: await orderOf({ endpoint, rule, rank: Number(rank), update }, backend),
            };
        },
    } satisfies Partial<Collection>;
}
