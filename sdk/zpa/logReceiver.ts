import type * as pulumi from "@pulumi/pulumi";
import type { logReceiver as definition } from "../../provider/zpa/logReceiver";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import type { References } from "../references";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import type { AppConnectorGroup } from "./appConnectorGroup";
import { type AccessCondition, type AccessConditionArgs, conditionsOf } from "./common/accessCondition";
import { RESTRICTIONS, RestrictableResource } from "./common/restrictable";

/** A log type that can be streamed to a log receiver. */
export type LogType =
    | "User Activity"
    | "User Status"
    | "Browser Access"
    | "App Connector Status"
    | "App Connector Metrics"
    | "Private Service Edge Status"
    | "Private Service Edge Metrics"
    | "Private Cloud Controller Status"
    | "Private Cloud Controller Metrics"
    | "Audit Logs"
    | "AppProtection"
    | "SMB Inspection"
    | "LDAP Inspection"
    | "Kerberos Inspection";

/** Arguments of a log receiver. */
export interface LogReceiverArgs {
    /** Name of the receiver, unique in its microtenant. No leading or trailing spaces. */
    name: pulumi.Input<string>;
    /** Free text. @default none */
    description?: pulumi.Input<string>;
    /** Whether anything is streamed. @default true */
    enabled?: pulumi.Input<boolean>;
    /**
     * Destination of the lines: a domain name, or an IPv4 or IPv6 address, that the connectors reach. API: `lssHost`.
     */
    host: pulumi.Input<string>;
    /** TCP port there, 1 to 65535. API: `lssPort`. */
    port: pulumi.Input<number>;
    /** Whether the stream is encrypted, with certificates on both sides. @default false */
    useTls?: pulumi.Input<boolean>;
    /** What is streamed. API: `sourceLogType`. */
    logType: pulumi.Input<LogType>;
    /**
     * What a line looks like: `"JSON"`, `"CSV"` or `"TSV"` for the service's template at the time, or a text of your
     * own with its fields, such as `"%s{LogTimestamp:time} %s{Username}\\n"`. @default "JSON"
     */
    format?: pulumi.Input<string>;
    /**
     * Status codes of lines that are not streamed, such as `"ZPN_STATUS_AUTHENTICATED"`; a set. Not for log types whose
     * lines have none. API: `filter`.
     * @default none
     */
    excludedStatusCodes?: pulumi.Input<readonly pulumi.Input<string>[]>;
    /**
     * Of which requests lines are streamed: all of these must hold; their order means nothing. Only for log types that
     * are about users. API: `policyRule`.
     * @default all
     */
    conditions?: readonly AccessConditionArgs[];
    /**
     * App Connector groups whose connectors stream, as resources or ids; a set, not empty. The receiver makes them
     * log-streaming groups. API: `connectorGroups`.
     */
    appConnectorGroups: References<AppConnectorGroup>;
    /**
     * Microtenant that the receiver belongs to. A change replaces the receiver.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
}

/**
 * A log receiver: where connectors stream one type of log to, line by line.
 * API: `lssConfig`.
 * @see https://help.zscaler.com/zpa/about-log-streaming-service
 *
 * @example Stream user activity to a SIEM
 * const receiver = new zscaler.LogReceiver("siem", {
 *     name: "SIEM",
 *     host: "logs.example.com",
 *     port: 5014,
 *     logType: "User Activity",
 *     appConnectorGroups: [logs],
 * });
 */
export class LogReceiver extends RestrictableResource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:LogReceiver");

    declare readonly name: pulumi.Output<string>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly enabled: pulumi.Output<boolean>;
    declare readonly host: pulumi.Output<string>;
    declare readonly port: pulumi.Output<number>;
    declare readonly useTls: pulumi.Output<boolean>;
    declare readonly logType: pulumi.Output<LogType>;
    declare readonly format: pulumi.Output<string>;
    declare readonly excludedStatusCodes: pulumi.Output<string[] | undefined>;
    declare readonly conditions: pulumi.Output<AccessCondition[] | undefined>;
    /** Ids of the App Connector groups. */
    declare readonly appConnectorGroups: pulumi.Output<string[]>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;
    /** What a line looks like, field by field. API: `format`. */
    declare readonly content: pulumi.Output<string | undefined>;

    /**
     * Creates the receiver and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: LogReceiverArgs, options?: pulumi.CustomResourceOptions) {
        const inputs = args?.conditions ? { ...args, conditions: conditionsOf(args.conditions) } : args;
        super(LogReceiver.__pulumiType, name, inputs, PROPERTIES, options);
    }

    /**
     * Reads a receiver that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getLogReceiver` throws `NotFoundError` instead.
     * @param id Id of the receiver; `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): LogReceiver {
        return new LogReceiver(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a log receiver. */
export interface GetLogReceiverResult extends Found<LogReceiver> {
    /** When the receiver was created, in UTC. */
    createdAt?: string;
    /** When the receiver was last changed, in UTC. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** The receiver to look up, by `id` or by `name`. */
export interface GetLogReceiverArgs {
    /** Id of the receiver. @default by name */
    id?: string;
    /** Name of the receiver. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the receivers to list. Without a filter, all of them. */
export interface GetLogReceiversArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** What they stream. @default any */
    logType?: LogType;
    /** Destination of the lines. @default anywhere */
    host?: string;
    /** @default both */
    enabled?: boolean;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/**
 * Returns the log receiver with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getLogReceiver = one<GetLogReceiverArgs, GetLogReceiverResult, typeof definition>("zpa:LogReceiver");

/** The same, with outputs of other resources as arguments. */
export const getLogReceiverOutput = outputOf(getLogReceiver);

/**
 * Returns every log receiver that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getLogReceivers = all<GetLogReceiversArgs, GetLogReceiverResult>("zpa:LogReceiver", "microtenantId");

/** The same, with outputs of other resources as arguments. */
export const getLogReceiversOutput = outputOf(getLogReceivers);

const PROPERTIES: PropertiesOf<LogReceiverArgs, LogReceiver, typeof definition> = {
    name: true,
    description: true,
    enabled: true,
    host: true,
    port: true,
    useTls: true,
    logType: true,
    format: true,
    excludedStatusCodes: true,
    conditions: true,
    appConnectorGroups: "reference",
    microtenantId: true,
    content: ["format", "logType"],
    ...RESTRICTIONS,
};
