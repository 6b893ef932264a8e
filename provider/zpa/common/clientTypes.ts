/** What can ask for an application, in the console's words and in those of rules. */
export const CLIENT_TYPES = {
    "Client Connector": "zpn_client_type_zapp",
    "Client Connector Partner": "zpn_client_type_zapp_partner",
    "Client Connector for VDI": "zpn_client_type_vdi",
    "Web Browser": "zpn_client_type_exporter",
    "Web Browser Unauthenticated": "zpn_client_type_exporter_noauth",
    "Cloud Browser": "zpn_client_type_browser_isolation",
    "Machine Tunnel": "zpn_client_type_machine_tunnel",
    "Cloud Connector": "zpn_client_type_edge_connector",
    "Branch Connector": "zpn_client_type_branch_connector",
    "ZIA Service Edge": "zpn_client_type_ip_anchoring",
    "ZIA Inspection": "zpn_client_type_zia_inspection",
    "ZPA LSS": "zpn_client_type_slogger",
} as const;
