/** Where the objects of a kind are in the console: a generated file for each place. */

const PLACES: Readonly<Record<string, string>> = {
    "zpa:Microtenant": "administration",
    "zpa:AdministratorRole": "administration",
    "zpa:Administrator": "administration",
    "zpa:ClientConnectorIpRange": "administration",
    "zpa:FileTransferIntegration": "administration",
    "zpa:AppConnectorGroup": "connectors",
    "zpa:AppConnector": "connectors",
    "zpa:AppConnectorSchedule": "connectors",
    "zpa:ServiceEdgeGroup": "serviceEdges",
    "zpa:ServiceEdge": "serviceEdges",
    "zpa:ServiceEdgeSchedule": "serviceEdges",
    "zpa:PrivateCloudControllerGroup": "privateClouds",
    "zpa:PrivateCloud": "privateClouds",
    "zpa:ProvisioningKey": "enrollment",
    "zpa:EnrollmentUserCodes": "enrollment",
    "zpa:ApplicationServer": "applications",
    "zpa:ServerGroup": "applications",
    "zpa:SegmentGroup": "applications",
    "zpa:ApplicationSegment": "applications",
    "zpa:AccessRule": "access",
    "zpa:AccessRuleOrder": "access",
    "zpa:LogReceiver": "logs",
    "cloudConnector:LocationTemplate": "cloudConnectors",
    "cloudConnector:ProvisioningUrl": "cloudConnectors",
    "cloudConnector:CloudConnectorGroup": "cloudConnectors",
    "cloudConnector:CloudConnector": "cloudConnectors",
    "cloudConnector:TrafficForwardingRule": "forwarding",
    "cloudConnector:DnsControlRule": "forwarding",
    "cloudConnector:LogAndControlRule": "forwarding",
};

export const placeOf = (type: string): string => PLACES[type] ?? "others";

/** Kinds that `--all` leaves out, each with the reason. They can be named with `--kind`, unless nothing lists them. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
    "zpa:AppConnector": "App Connectors enroll and leave by themselves",
    "zpa:ServiceEdge": "Private Service Edges enroll and leave by themselves",
    "cloudConnector:CloudConnector": "Cloud Connectors register and leave by themselves",
    "zpa:Administrator": "declarations have an initial password, which cannot be read",
    "zpa:FileTransferIntegration": "declarations have a password, a key and a token, which cannot be read",
    "zpa:ClientConnectorDrProfile": "app profiles belong to Client Connector, and most have no disaster recovery",
};
