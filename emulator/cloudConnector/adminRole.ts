import type { EmulatorModule } from "../core/module";
import type { CloudRoute } from "./api/routes";

const FULL = "READ_WRITE";
const READ = "READ_ONLY";
const NONE = "NONE";

const COMMON = {
    policyAccess: NONE,
    dashboardAccess: NONE,
    reportAccess: NONE,
    analysisAccess: NONE,
    usernameAccess: NONE,
    deviceInfoAccess: READ,
    extFeaturePermissions: {},
    logsLimit: "UNRESTRICTED",
    roleType: "EDGE_CONNECTOR_ADMIN",
    reportTimeDuration: -1,
};

const permissions = (access: string) => ({
    EDGE_CONNECTOR_PUBLIC_CLOUD_CONFIG_MANAGEMENT: access,
    EDGE_CONNECTOR_TEMPLATE: access,
    REMOTE_ASSISTANCE_MANAGEMENT: access,
    EDGE_CONNECTOR_CLOUD_PROVISIONING: access,
    EDGE_CONNECTOR_DASHBOARD: READ,
    APIKEY_MANAGEMENT: access,
    EDGE_CONNECTOR_LOCATION_MANAGEMENT: access,
    EDGE_CONNECTOR_ADMIN_MANAGEMENT: access,
    EDGE_CONNECTOR_FORWARDING: access,
});

/** The two roles that every tenant has. */
const ROLES = [
    {
        id: 16_712,
        rank: 0,
        name: "Super Admin",
        alertingAccess: FULL,
        adminAcctAccess: FULL,
        featurePermissions: { ...permissions(FULL), EDGE_CONNECTOR_NSS_CONFIGURATION: FULL },
        isNonEditable: true,
        ...COMMON,
    },
    {
        id: 16_713,
        rank: 7,
        name: "Read-only Admin",
        alertingAccess: NONE,
        adminAcctAccess: READ,
        featurePermissions: permissions(READ),
        ...COMMON,
    },
];

export const part: EmulatorModule<CloudRoute> = {
    routes: [{ method: "GET", path: "/adminRoles", handle: () => ({ status: 200, body: ROLES }) }],
};
