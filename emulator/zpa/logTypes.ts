import { invalid } from "../core/errors";
import type { Call, Reply } from "../core/http";
import type { Json, WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { CLIENT_TYPES } from "./clientTypes";

/** One kind of log: what the console calls it, and the first fields of a line. */
interface LogType {
    readonly label: string;
    readonly fields: readonly string[];
}

const session = ["Customer", "SessionID", "SessionType", "SessionStatus", "Version", "Platform", "ZEN"];
const metrics = ["CPUUtilization", "SystemMemoryUtilization", "ProcessMemoryUtilization"];
const inspection = ["Customer", "ConnectionID", "UserID", "AssistantID", "Domain", "ServerPort", "Transport"];

/** What can be sent to a log receiver, by the name of the API. */
export const LOG_TYPES: Readonly<Record<string, LogType>> = {
    zpn_trans_log: {
        label: "User Activity",
        fields: ["Customer", "SessionID", "ConnectionID", "InternalReason", "ConnectionStatus", "Username", "Host"],
    },
    zpn_auth_log: {
        label: "User Status",
        fields: ["Customer", "Username", "SessionID", "SessionStatus", "Version", "ZEN", "CertificateCN"],
    },
    zpn_ast_auth_log: { label: "Connector Status", fields: [...session, "Connector", "ConnectorGroup"] },
    zpn_http_trans_log: { label: "Browser Access", fields: ["ConnectionID", "Exporter", "Host", "URL", "StatusCode"] },
    zpn_audit_log: { label: "Audit", fields: ["modifiedTime", "creationTime", "modifiedBy", "requestId", "sessionId"] },
    zpn_sys_auth_log: { label: "Service Edge Status", fields: [...session, "ServiceEdge", "ServiceEdgeGroup"] },
    zpn_ast_comprehensive_stats: { label: "Connector Metric", fields: ["Connector", ...metrics] },
    zpn_waf_http_exchanges_log: { label: "Web Inspection Logs", fields: ["Customer", "ConnectionID", "UserID"] },
    zpn_pbroker_comprehensive_stats: { label: "Service Edge Metric", fields: ["PrivateSE", ...metrics] },
    zpn_sitec_auth_log: { label: "Private Cloud Controller Status", fields: [...session, "SiteController"] },
    zpn_sitec_comprehensive_stats: {
        label: "Private Cloud Controller Metric",
        fields: ["SiteController", ...metrics],
    },
    zpn_smb_inspection_log: { label: "SMB Inspection Logs", fields: inspection },
    zpn_ldap_inspection_log: { label: "LDAP Inspection Logs", fields: inspection },
    zpn_krb_inspection_log: { label: "KRB Inspection Logs", fields: inspection },
    zms_flow_log: { label: "Flow Logs", fields: ["Customer", "AgentID", "AgentName", "SourceIP", "DestinationIP"] },
};

/** Session states that a receiver can be limited to. */
const SESSION_STATES: WireObject = {
    ZPN_STATUS_AUTH_FAILED: state("Authentication failed", "Error"),
    ZPN_STATUS_DISCONNECTED: state("Disconnected", "Success"),
    ZPN_STATUS_AUTHENTICATED: state("Authenticated", "Success"),
};

const STATUS_CODES: WireObject = {
    zpn_auth_log: SESSION_STATES,
    zpn_ast_auth_log: SESSION_STATES,
    zpn_trans_log: {
        BRK_MT_SETUP_FAIL_BIND_TO_AST_LOCAL_OWNER: {
            ...state("SE: Error in associating connection to App Connector", "Error"),
            errorType: "InternalError",
        },
    },
    zpn_sys_auth_log: SESSION_STATES,
};

const LSS_CLIENT_TYPES: WireObject = {
    ...CLIENT_TYPES,
    zpn_client_type_simple_zsdk: "ZSDK Pre Login Tunnel",
    zpn_client_type_zsdk: "ZSDK Zero Trust Tunnel",
};

const PATH = "/mgmtconfig/v2/admin/lssConfig";

/** What receivers are configured with; the same for every customer. */
export const part: EmulatorModule = {
    routes: [
        { method: "GET", path: `${PATH}/logType/formats`, handle: formats },
        { method: "GET", path: `${PATH}/statusCodes`, handle: () => ({ status: 200, body: STATUS_CODES }) },
        { method: "GET", path: `${PATH}/clientTypes`, handle: () => ({ status: 200, body: LSS_CLIENT_TYPES }) },
        {
            method: "GET",
            path: `${PATH}/customers/:customerId/clientTypes`,
            handle: () => ({ status: 200, body: LSS_CLIENT_TYPES }),
        },
    ],
};

/** The formats of one type when it is named, else of all. */
function formats(call: Call): Reply {
    const named = call.query.get("logType");
    const all = Object.entries(LOG_TYPES).map(([name, type]): [string, Json] => [name, formatsOf(type)]);
    if (named === null) return { status: 200, body: Object.fromEntries(all) };
    const [, found] = all.find(([name]) => name === named) ?? [];
    if (found === undefined) throw invalid(["logType"]);
    return { status: 200, body: found };
}

function formatsOf({ label, fields }: LogType): WireObject {
    const start = `%s{LogTimestamp:time} ${label} zpa-lss: `;
    const separated = (separator: string) => start + fields.map((field) => `${separator}%s{${field}}`).join("");
    const json = ["LogTimestamp:time", ...fields].map((field) => `"${field.split(":")[0]}": %j{${field}}`);
    return { tsv: `${separated("\\t")}\\n`, csv: `${separated(",")}\\n`, json: `{${json.join()}}\\n` };
}

function state(name: string, status: string): WireObject {
    return { errorType: "NA", name, adminAction: "NA", status };
}
