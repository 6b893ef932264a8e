import { enabledStatus } from "./cells";
import { COUNTS, MACHINES } from "./machines";
import { markersOf } from "./markers";
import { COMMON, type Column, type View, value } from "./view";
import { nextUpdate } from "./windows";

/** Of groups in which machines enroll. */
export const NAME_AND_STATUS: readonly Column[] = [
    { key: "name", title: "Name", isUsual: true, cell: ({ name }) => name },
    { key: "status", title: "Status", isUsual: true, cell: ({ values }) => enabledStatus(values.enabled) },
];

export const MARKERS: Column = { key: "markers", title: "Markers", isUsual: true, cell: markersOf };

export const NEXT_UPDATE: Column = {
    key: "nextUpdate",
    title: "Next periodic software update",
    isUsual: true,
    cell: (group, { source }) => nextUpdate(group, source),
};

export const PLACE: readonly Column[] = [
    value("location", "Location"),
    value("cityCountry", "City and country"),
    value("latitude", "Latitude"),
    value("longitude", "Longitude"),
];

/** The page App Connector Groups. */
export const groups: View = {
    name: "groups",
    title: "App Connector groups",
    description: "App Connector groups",
    types: ["zpa:AppConnectorGroup"],
    columns: [
        ...NAME_AND_STATUS,
        MARKERS,
        ...COUNTS,
        NEXT_UPDATE,
        value("versionProfileName", "Version profile"),
        ...PLACE,
        {
            key: "serverGroups",
            title: "Server groups",
            needs: ["zpa:ServerGroup"],
            cell: (group, tenant) => tenant.naming(group, "zpa:ServerGroup").map(({ name }) => name),
        },
        {
            key: "provisioningKeys",
            title: "Provisioning keys",
            needs: ["zpa:ProvisioningKey"],
            cell: (group, tenant) => tenant.naming(group, "zpa:ProvisioningKey").map(({ name }) => name),
        },
        value("dnsResolution", "DNS resolution"),
        value("connectorType", "Type"),
        value("logStreaming", "Log streaming"),
        value("disasterRecovery", "Disaster recovery"),
        ...COMMON,
    ],
    members: MACHINES,
};
