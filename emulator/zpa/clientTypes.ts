import { customerPath, type Route } from "../core/http";
import type { Json } from "../core/json";
import type { EmulatorModule } from "../core/module";

/** What can ask for an application, by the name rules use. */
export const CLIENT_TYPES: Readonly<Record<string, string>> = {
    zpn_client_type_exporter: "Web Browser",
    zpn_client_type_exporter_noauth: "Web Browser Unauthenticated",
    zpn_client_type_machine_tunnel: "Machine Tunnel",
    zpn_client_type_edge_connector: "Cloud Connector",
    zpn_client_type_zia_inspection: "ZIA Inspection",
    zpn_client_type_zapp: "Client Connector",
    zpn_client_type_slogger: "ZPA LSS",
    zpn_client_type_browser_isolation: "Cloud Browser",
    zpn_client_type_ip_anchoring: "ZIA Service Edge",
    zpn_client_type_zapp_partner: "Client Connector Partner",
    zpn_client_type_branch_connector: "Branch Connector",
    zpn_client_type_vdi: "Client Connector for VDI",
};

/** The operating systems rules know. */
export const PLATFORMS: Readonly<Record<string, string>> = {
    linux: "Linux",
    android: "Android",
    windows: "Windows",
    ios: "iOS",
    mac: "Mac",
};

export const part: EmulatorModule = { routes: [table("clientTypes", CLIENT_TYPES), table("platform", PLATFORMS)] };

function table(path: string, names: Readonly<Record<string, string>>): Route {
    const body: Json = { ...names };
    return { method: "GET", path: customerPath("v1", path), handle: () => ({ status: 200, body }) };
}
