import { z } from "zod";
import { interrupts, isDisabled, loses } from "../contract/consequences";
import {
    type Field,
    flag,
    isWire,
    number,
    references,
    text,
    textOf,
    textSet,
    type Wire,
    within,
    word,
    wordsOf,
} from "../contract/fields";
import { setOf } from "../contract/sets";
import { isUnknown } from "../contract/unknowns";
import { equal, without } from "../contract/values";
import { defineZpa } from "./client/define";
import { conditions, conditionsField, outgoingConditions, withoutNamed } from "./common/accessCondition";
import { microtenant, restrictions, SERVICE_KEYS, times } from "./common/fields";
import {
    contentOf,
    formatOf,
    isTemplate,
    LOG_TYPES,
    type LogType,
    OF_SESSIONS,
    SESSION_STATES,
    WITHOUT_STATUS,
    WITHOUT_USERS,
} from "./common/logTypes";
import { named } from "./common/named";
import * as schema from "./common/schemas";
import { markAsStreaming } from "./logReceiver/logStreaming";

const HOST = /^(?=.{1,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/i;

const host = z.union([z.ipv4(), z.ipv6(), z.string().regex(HOST)], {
    error: 'must be an IPv4 or IPv6 address, or a domain name such as "logs.example.com"',
});

const format = z.string().superRefine((value, context) => {
    if (isTemplate(value) || value.includes("%")) return;
    context.addIssue({
        code: "custom",
        message: 'must be "JSON", "CSV" or "TSV", or the text of a line with its fields, such as "%s{Username}\\n"',
    });
});

const statusCode = z.string().regex(/^[A-Z\d_]+$/, 'must be a status code such as "ZPN_STATUS_AUTH_FAILED"');

/** Those that are no states of sessions. */
const strangeCodes = (codes: readonly string[] = []) => codes.filter((code) => !SESSION_STATES.includes(code));

/** Nearly all of a receiver lies deeper than with other objects. */
const inConfig = <T>(field: Field<T>) => within("config", field);

const NOT_STREAMED = "Logs are no longer streamed; those of the meantime are not sent later.";
const CONNECTS_AGAIN = "The stream connects again; lines may be missing.";

export const logReceiver = defineZpa({
    type: "zpa:LogReceiver",
    noun: { one: "log receiver", many: "log receivers" },
    permission: "Log Receivers (Log Streaming)",
    calls: { "zpa:AppConnectorGroup": "Full" },
    inputs: z.strictObject({
        ...named.inputs,
        host,
        port: z.int().min(1).max(65_535),
        useTls: z.boolean().default(false),
        logType: z.enum(wordsOf(LOG_TYPES)),
        format: format.default("JSON"),
        excludedStatusCodes: setOf(statusCode).optional(),
        conditions: conditions.optional(),
        appConnectorGroups: schema.refs("zpa:AppConnectorGroup"),
        microtenantId: schema.microtenantId.optional(),
    }),
    rules: [
        {
            needs: ["logType", "excludedStatusCodes"],
            property: "excludedStatusCodes",
            when: ({ logType, excludedStatusCodes }) =>
                logType !== undefined && WITHOUT_STATUS.includes(logType) && excludedStatusCodes !== undefined,
            reason: "cannot be set for this logType, which has no status codes; omit it",
        },
        {
            needs: ["logType", "excludedStatusCodes"],
            property: "excludedStatusCodes",
            when: ({ logType, excludedStatusCodes }) =>
                logType !== undefined && OF_SESSIONS.includes(logType) && strangeCodes(excludedStatusCodes).length > 0,
            wrong: ({ excludedStatusCodes }) => strangeCodes(excludedStatusCodes),
            reason: `is not a status code of this logType, whose codes are ${SESSION_STATES.join(", ")}`,
        },
        {
            needs: ["logType", "conditions"],
            property: "conditions",
            when: ({ logType, conditions }) =>
                logType !== undefined && WITHOUT_USERS.includes(logType) && conditions !== undefined,
            reason: "cannot be set for this logType, which has no user activity; omit them",
        },
    ],
    outputs: z.object({ content: z.string().optional(), ...restrictions.schema }),

    observed: {
        schema: z.object({ ...times.shape }),
        fromWire: ({ config }) => (isWire(config) ? times.fromWire(config) : {}),
    },

    naturalKey: ["name", "microtenantId"],
    replaceOn: ["microtenantId"],
    consequences: {
        create: "none",
        delete: interrupts(NOT_STREAMED),
        update: {
            ...named.consequences,
            enabled: interrupts(NOT_STREAMED, isDisabled),
            host: interrupts(CONNECTS_AGAIN),
            port: interrupts(CONNECTS_AGAIN),
            useTls: interrupts(CONNECTS_AGAIN),
            logType: interrupts("Logs of the previous type are no longer streamed."),
            format: interrupts("Lines have another format, which their receiver has to expect."),
            excludedStatusCodes: "none",
            conditions: "none",
            appConnectorGroups: interrupts(
                "The removed App Connector groups no longer stream.",
                loses("appConnectorGroups"),
            ),
        },
    },
    computed: { content: ["format", "logType"] },
    notices: (olds, news) => [...marking(olds, news), ...silence(olds, news)],
    writeProtection: restrictions.reason,
    references: {
        conditions: {
            without({ conditions = [] }, id) {
                const remaining = withoutNamed(conditions, id);
                return typeof remaining === "string" ? remaining : { conditions: remaining };
            },
        },
    },

    operations: {
        async create({ inputs, backend, defaults }) {
            await markAsStreaming(inputs, backend);
            return defaults.create({ inputs });
        },
        // The service's templates change with its releases: what was made of one stays as it was made.
        async read({ id, known, defaults }) {
            const said = await defaults.read({ id, known });
            const untouched = said?.content !== undefined && said.content === known.content;
            return untouched ? { ...said, format: known.format } : said;
        },
        async update({ id, olds, inputs, backend, defaults }) {
            await markAsStreaming(inputs, backend);
            // A template is made for one type of log.
            const before = olds.logType === inputs.logType ? olds : without(olds, ["format"]);
            return defaults.update({ id, olds: before, inputs });
        },
        // Others may stream through them.
        async delete({ id, outputs, backend, defaults }) {
            await defaults.delete({ id, outputs });
            const { name, appConnectorGroups = [] } = outputs;
            backend.log(
                `log receiver "${name}" is deleted; its App Connector groups (${appConnectorGroups.join(", ")}) remain marked for ` +
                    "log streaming; set logStreaming to false for those that no other log receiver uses",
            );
        },
    },

    collection: {
        endpoint: {
            path: "lssConfig",
            versions: { list: "v2", read: "v2", write: "v2" },
            header: "config",
        },
        fields: {
            name: inConfig(text("name")),
            description: inConfig(text("description")),
            enabled: inConfig(flag("enabled")),
            host: inConfig(text("lssHost")),
            port: inConfig(number("lssPort")),
            useTls: inConfig(flag("useTls")),
            logType: inConfig(word("sourceLogType", LOG_TYPES)),
            content: inConfig(text("format")),
            excludedStatusCodes: inConfig(textSet("filter")),
            conditions: within("policyRule", conditionsField),
            appConnectorGroups: references("connectorGroups"),
            microtenantId: inConfig(microtenant),
            readOnly: inConfig(restrictions.fields.readOnly),
            zscalerManaged: inConfig(restrictions.fields.zscalerManaged),
            restrictionType: inConfig(restrictions.fields.restrictionType),
        },
        async toWire({ inputs: { format, logType }, backend }) {
            if (format === undefined || logType === undefined) return {};
            return { config: { format: await contentOf(format, logType, backend) } };
        },
        async fromWire({ config }, backend) {
            const { format, sourceLogType } = isWire(config) ? config : {};
            const content = textOf(format);
            return content === undefined ? {} : { format: await formatOf(content, String(sourceLogType), backend) };
        },
        called: { idpId: "conditions" },
        readOnlyKeys: ["id", "name", "creationTime", "inconsistentConfigDetails"],
        toRequestBody,
    },
});

interface Declared {
    name?: string;
    logType?: LogType;
    excludedStatusCodes?: readonly string[];
    appConnectorGroups?: readonly string[];
}

const labelOf = ({ name }: Declared) => (isUnknown(name) ? "a log receiver" : `log receiver "${name}"`);
/** What is not known as a whole stands for one entry. */
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** A receiver writes its groups, which no preview of theirs shows. */
function marking(olds: Declared, news: Declared): string[] {
    const fresh = listOf(news.appConnectorGroups).filter((id) => !listOf(olds.appConnectorGroups).includes(id));
    if (fresh.length === 0) return [];
    const which = fresh.map((id) => (isUnknown(id) ? "still to be created" : String(id))).join(", ");
    return [`${labelOf(news)} marks these App Connector groups for log streaming if they are not marked yet: ${which}`];
}

/** By one reading of the service's filter, a receiver that excludes every state streams nothing. */
function silence(olds: Declared, news: Declared): string[] {
    const { logType, excludedStatusCodes } = news;
    const isNew = !equal(olds.excludedStatusCodes, excludedStatusCodes) || olds.logType !== logType;
    const excluded = listOf(excludedStatusCodes);
    const all = SESSION_STATES.every((state) => excluded.includes(state));
    if (!isNew || !all || logType === undefined || !OF_SESSIONS.includes(logType)) return [];
    return [
        `${labelOf(news)} excludes every session state and may stream nothing; remove one from excludedStatusCodes`,
    ];
}

/** Of the rule that says what is streamed: the service numbers and names it by itself. */
const OF_THE_RULE = [
    ...SERVICE_KEYS,
    "name",
    "ruleOrder",
    "priority",
    "policyType",
    "policySetId",
    "defaultRule",
    "disabled",
    "actionId",
];

/** What answers call `policyRule` goes out under another name; what the audit log said of the last write is not for the next. */
function toRequestBody({ config, policyRule, ...receiver }: Wire): Wire {
    return {
        ...receiver,
        ...(isWire(config) && { config: without(config, [...SERVICE_KEYS, "auditMessage"]) }),
        ...(isWire(policyRule) && {
            policyRuleResource: { ...outgoingConditions(without(policyRule, OF_THE_RULE)), action: "LOG" },
        }),
    };
}
