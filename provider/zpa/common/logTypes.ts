import { isWire, textOf, type Wire, wordsOf } from "../../contract/fields";
import { InvalidRequestError, NotFoundError, PermissionError } from "../../http/errors/errors";
import type { ZpaClient } from "../client/client";
import type { ZpaEndpoint } from "../client/endpoint";

/** What can be streamed, in the console's words, and the service's templates for it. */

export const LOG_TYPES = {
    "User Activity": "zpn_trans_log",
    "User Status": "zpn_auth_log",
    "Browser Access": "zpn_http_trans_log",
    "App Connector Status": "zpn_ast_auth_log",
    "App Connector Metrics": "zpn_ast_comprehensive_stats",
    "Private Service Edge Status": "zpn_sys_auth_log",
    "Private Service Edge Metrics": "zpn_pbroker_comprehensive_stats",
    "Private Cloud Controller Status": "zpn_sitec_auth_log",
    "Private Cloud Controller Metrics": "zpn_sitec_comprehensive_stats",
    "Audit Logs": "zpn_audit_log",
    AppProtection: "zpn_waf_http_exchanges_log",
    "SMB Inspection": "zpn_smb_inspection_log",
    "LDAP Inspection": "zpn_ldap_inspection_log",
    "Kerberos Inspection": "zpn_krb_inspection_log",
} as const;

export type LogType = keyof typeof LOG_TYPES;

/** Logs of what machines and administrators do: no request of a user is behind them that conditions could be about. */
export const WITHOUT_USERS: readonly LogType[] = [
    "App Connector Status",
    "App Connector Metrics",
    "Private Service Edge Status",
    "Private Service Edge Metrics",
    "Private Cloud Controller Status",
    "Private Cloud Controller Metrics",
    "Audit Logs",
];

/** Logs whose lines are known to have no status code. */
export const WITHOUT_STATUS: readonly LogType[] = [
    "Browser Access",
    "App Connector Metrics",
    "Private Service Edge Metrics",
    "Audit Logs",
    "AppProtection",
];

/** Logs of sessions, and the only states that those have. */
export const OF_SESSIONS: readonly LogType[] = ["User Status", "App Connector Status", "Private Service Edge Status"];
export const SESSION_STATES = ["ZPN_STATUS_AUTHENTICATED", "ZPN_STATUS_DISCONNECTED", "ZPN_STATUS_AUTH_FAILED"];

const TEMPLATES = { JSON: "json", CSV: "csv", TSV: "tsv" } as const;

export const isTemplate = (format: string): format is keyof typeof TEMPLATES => Object.hasOwn(TEMPLATES, format);

/** The line that a format stands for: the service's template for that type of log, or the text itself. */
export async function contentOf(format: string, logType: LogType, zpa: ZpaClient): Promise<string> {
    if (!isTemplate(format)) return format;
    const content = textOf((await templatesOf(LOG_TYPES[logType], zpa))?.[TEMPLATES[format]]);
    if (content !== undefined) return content;
    throw new NotFoundError({
        operation: `find the ${format} template for logs of type "${logType}"`,
        problem: "the service has no such template",
        nextStep: "Set format to the text of a line instead.",
    });
}

/** The template that a line equals, or the line itself. */
export async function formatOf(content: string, sourceLogType: string, zpa: ZpaClient): Promise<string> {
    const templates = await templatesOf(sourceLogType, zpa).catch(unavailable);
    return wordsOf(TEMPLATES).find((word) => templates?.[TEMPLATES[word]] === content) ?? content;
}

/** A receiver can be read also where its templates cannot, or are of a type that is not documented. */
function unavailable(error: unknown): undefined {
    if (error instanceof InvalidRequestError || error instanceof PermissionError) return undefined;
    throw error;
}

const LOG_SETTINGS: Pick<ZpaEndpoint, "permission" | "versions" | "ofEveryTenant" | "tenantWide"> = {
    permission: "Log Receivers (Log Streaming)",
    versions: { read: "v2" },
    ofEveryTenant: true,
    tenantWide: true,
};
/** Where the templates of all types are; with `logType`, those of one. */
export const FORMATS: ZpaEndpoint = { path: "lssConfig/logType/formats", noun: "log templates", ...LOG_SETTINGS };
const STATUS_CODES: ZpaEndpoint = { path: "lssConfig/statusCodes", noun: "status codes of logs", ...LOG_SETTINGS };

function templatesOf(sourceLogType: string, zpa: ZpaClient) {
    return settingsAt({ ...FORMATS, query: { logType: sourceLogType } }, zpa);
}

/** The types of the table that the service has templates for, each with those and its status codes. */
export async function everyLogType(zpa: ZpaClient): Promise<Wire[]> {
    const [formats = {}, codes = {}] = await Promise.all([settingsAt(FORMATS, zpa), settingsAt(STATUS_CODES, zpa)]);
    return Object.entries(LOG_TYPES)
        .filter(([, id]) => isWire(formats[id]))
        .map(([name, id]) => ({ id, name, formats: formats[id], statusCodes: codes[id] }));
}

/** Settings have no id, errors have one. */
const settingsAt = (endpoint: ZpaEndpoint, zpa: ZpaClient) => zpa.lookupOne(endpoint, ({ id }) => id === undefined);
