import type { logType as definition } from "../../provider/zpa/logType";
import { all, one, outputOf } from "../lookup";
import type { LogType } from "./logReceiver";

/** A status code that lines of a log type can have. */
export interface LogStatusCode {
    /** As `excludedStatusCodes` of a log receiver takes it: `ZPN_STATUS_AUTH_FAILED`. */
    code: string;
    /** What it means, as returned by the API. */
    description?: string;
    /** How bad it is, as returned by the API: `Success`, `Info` or `Error`. */
    status?: string;
    /** Kind of error, as returned by the API; absent where none applies. */
    errorType?: string;
    /** What an administrator can do, as returned by the API; absent where nothing applies. */
    adminAction?: string;
}

/** The service's own lines of a log type. */
export interface LogTemplates {
    json?: string;
    csv?: string;
    tsv?: string;
}

/** A log type: what a log receiver streams. */
export interface GetLogTypeResult {
    /** The API's word for it: `zpn_auth_log`. */
    id: string;
    /** As `logType` of a log receiver takes it. */
    name: LogType;
    /** The service's own lines, by format. They change with its releases. */
    templates: LogTemplates;
    /** Status codes that its lines can have, by code; empty where the service names none. */
    statusCodes: LogStatusCode[];
}

/** The log type to look up, by `id` or by `name`. */
export interface GetLogTypeArgs {
    /** The API's word for it: `zpn_auth_log`. @default by name */
    id?: string;
    /** As `logType` of a log receiver takes it. @default by id */
    name?: LogType;
}

/** Filter of the log types to list. Without a filter, all of them. */
export interface GetLogTypesArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
}

/**
 * The log type of this id or name.
 * @throws {NotFoundError} if there is none that this credential may see; the message lists those there are
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getLogType = one<GetLogTypeArgs, GetLogTypeResult, typeof definition>("zpa:LogType");

/** The same, with outputs of other resources as arguments. */
export const getLogTypeOutput = outputOf(getLogType);

/**
 * Every log type that a log receiver can stream, or those that match the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getLogTypes = all<GetLogTypesArgs, GetLogTypeResult>("zpa:LogType");

/** The same, with outputs of other resources as arguments. */
export const getLogTypesOutput = outputOf(getLogTypes);
