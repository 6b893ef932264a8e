/** Items of a role in Cloud & Branch Connector. See https://help.zscaler.com/cloud-branch-connector/adding-admin-roles */

/** For rules, gateways, network services, and groups of addresses. */
export const FORWARDING_POLICY = "Forwarding (Traffic, DNS & Logs)";
export const LOCATION_MANAGEMENT = "Location Management";
/** For groups of Cloud Connectors. */
export const PROVISIONING = "Cloud Connector Provisioning";
/** For location templates and provisioning URLs, which the console calls provisioning templates. */
export const TEMPLATES = "Template (Location & Provisioning)";
