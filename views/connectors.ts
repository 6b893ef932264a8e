import { said } from "./cells";
import { MARKERS, NAME_AND_STATUS } from "./groups";
import { connection, upgrade } from "./machines";
import { COMMON, type View, value } from "./view";

/** The page App Connectors. */
export const connectors: View = {
    name: "connectors",
    title: "App Connectors",
    description: "App Connectors",
    types: ["zpa:AppConnector"],
    columns: [
        ...NAME_AND_STATUS,
        { key: "connection", title: "Connection", isUsual: true, cell: ({ values }) => connection(values) },
        {
            key: "group",
            title: "Group",
            isUsual: true,
            cell: ({ values }, tenant) =>
                said(values.appConnectorGroupName) ??
                tenant.get("zpa:AppConnectorGroup", values.appConnectorGroup)?.name ??
                said(values.appConnectorGroup),
        },
        value("currentVersion", "Version", true),
        { key: "upgradeStatus", title: "Upgrade status", isUsual: true, cell: ({ values }) => upgrade(values) },
        { ...MARKERS, isUsual: false },
        value("expectedVersion", "Expected version"),
        value("privateIp", "Private IP"),
        value("publicIp", "Public IP"),
        value("platform", "Platform"),
        value("runtimeOs", "Operating system"),
        value("lastConnectedAt", "Last connected"),
        value("lastDisconnectedAt", "Last disconnected"),
        value("provisioningKeyName", "Provisioning key"),
        value("enrollmentCertificateName", "Enrollment certificate"),
        ...COMMON,
    ],
};
