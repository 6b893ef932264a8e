import type { WireObject } from "../../../emulator";
import type { Session } from "../session";

/** Extensions of a segment that every struct for segments sends, shared or not. */
const UNSHARED = { sharedMicrotenantDetails: { sharedFromMicrotenant: {} } };
const CAPABILITIES = { privilegedPortalCapabilities: {}, extranetDTO: {} };
const NO_GROUPS = { appServerGroups: null, appConnectorGroups: null, serviceEdgeGroups: null };

/** What one struct of the Go SDK sends on one route. */
export interface Shape {
    /** What its fields without `omitempty` become in JSON when nobody sets them, flags apart. */
    readonly zero: WireObject;
    /** Its flags, which it always sends: these are values. */
    readonly flags?: WireObject;
    readonly path: (world: World) => string;
    /** What an object needs that the emulator shall accept. */
    readonly needed: (world: World) => WireObject;
    /** What is set before, in the tenant's own way, and that an update of zero values must leave alone. */
    readonly standing?: (world: World) => WireObject;
    /** Free text that the struct sends empty: that removes it. */
    readonly emptied?: readonly string[];
    /** Answers of the legacy form, or of another status. @default 201 */
    readonly created?: number;
}

/** What the objects of a shape need. */
export interface World {
    readonly session: Session;
    readonly group: string;
    readonly serverGroup: string;
    readonly segmentGroup: string;
    readonly accessPolicy: string;
}

const inSegment = ({ serverGroup, segmentGroup }: World) => ({
    domainNames: ["crm.example.com"],
    segmentGroupId: segmentGroup,
    tcpPortRanges: ["443", "443"],
    serverGroups: [{ id: serverGroup }],
});

const app = (type: string, applicationProtocol: string): WireObject => ({
    name: "app",
    enabled: true,
    appTypes: [type],
    applicationPort: "443",
    applicationProtocol,
    domain: "crm.example.com",
});

/** Structs of github.com/zscaler/zscaler-sdk-go 3.8, by package and name. */
export const SHAPES: Readonly<Record<string, Shape>> = {
    "appconnectorgroup.AppConnectorGroup": {
        zero: { cityCountry: "", dcHostingInfo: "", npAssistantGroup: {} },
        flags: {
            enabled: false,
            overrideVersionProfile: false,
            praEnabled: false,
            wafDisabled: false,
            tcpQuickAckApp: false,
            tcpQuickAckAssistant: false,
            tcpQuickAckReadAssistant: false,
            useInDrMode: false,
            lssAppConnectorGroup: false,
        },
        path: () => "v1/appConnectorGroup",
        needed: () => ({ name: "Lyon", latitude: "45.764", longitude: "4.8357", location: "Lyon, France" }),
        standing: () => ({ description: "Ours", dcHostingInfo: "Rack 7" }),
        emptied: ["dcHostingInfo"],
    },
    "servergroup.ServerGroup": {
        zero: { appConnectorGroups: null, servers: null, applications: null, extranetDTO: {} },
        flags: { enabled: false, ipAnchored: false, dynamicDiscovery: false, extranetEnabled: false },
        path: () => "v1/serverGroup",
        needed: ({ group }) => ({ name: "Servers", appConnectorGroups: [{ id: group }] }),
        standing: () => ({ description: "Ours", extranetDTO: { zpnErId: "7" } }),
    },
    "segmentgroup.SegmentGroup": {
        zero: { applications: null },
        flags: { enabled: false, policyMigrated: false },
        path: () => "v1/segmentGroup",
        needed: () => ({ name: "Segments" }),
        standing: () => ({ tcpKeepAliveEnabled: "1" }),
    },
    "provisioningkey.ProvisioningKey": {
        zero: { associationType: "" },
        path: () => "v1/associationType/CONNECTOR_GRP/provisioningKey",
        needed: ({ group }) => ({ name: "Key", maxUsage: "2", zcomponentId: group, enrollmentCertId: "6573" }),
        standing: () => ({ ipAcl: ["192.0.2.0/24"] }),
        created: 200,
    },
    "appservercontroller.ApplicationServer": {
        zero: {
            address: "",
            appServerGroupIds: null,
            creationTime: "",
            description: "",
            modifiedBy: "",
            modifiedTime: "",
            name: "",
        },
        flags: { enabled: false },
        path: () => "v1/server",
        needed: () => ({ name: "db", address: "192.0.2.1" }),
        emptied: ["description", "address"],
    },
    "serviceedgegroup.ServiceEdgeGroup": {
        zero: {},
        flags: { enabled: false, graceDistanceEnabled: false, useInDrMode: false, overrideVersionProfile: false },
        path: () => "v1/serviceEdgeGroup",
        needed: () => ({ name: "Edges", latitude: "45.764", longitude: "4.8357", location: "Lyon, France" }),
        standing: () => ({ isPublic: "TRUE" }),
    },
    "applicationsegment.ApplicationSegmentResource": {
        zero: {
            segmentGroupId: "",
            tcpPortRanges: null,
            udpPortRanges: null,
            serverGroups: null,
            shareToMicrotenants: null,
            ...UNSHARED,
            zpnErId: null,
        },
        flags: {
            enabled: false,
            extranetEnabled: false,
            apiProtectionEnabled: false,
            autoAppProtectEnabled: false,
            adpEnabled: false,
            passiveHealthEnabled: false,
            doubleEncrypt: false,
            isCnameEnabled: false,
            ipAnchored: false,
            fqdnDnsCheck: false,
            selectConnectorCloseToApp: false,
            isIncompleteDRConfig: false,
            useInDrMode: false,
            inspectTrafficWithZia: false,
            weightedLoadBalancing: false,
        },
        path: () => "v1/application",
        needed: (world) => ({ name: "CRM", ...inSegment(world) }),
        standing: () => ({ healthReporting: "CONTINUOUS", udpPortRanges: ["53", "53"] }),
    },
    "applicationsegmentpra.AppSegmentPRA": {
        zero: { segmentGroupId: "", praApps: null, commonAppsDto: {}, ...UNSHARED, zpnErId: null },
        flags: {
            enabled: false,
            passiveHealthEnabled: false,
            selectConnectorCloseToApp: false,
            doubleEncrypt: false,
            fqdnDnsCheck: false,
            extranetEnabled: false,
            apiProtectionEnabled: false,
            isCnameEnabled: false,
            ipAnchored: false,
            isIncompleteDRConfig: false,
            useInDrMode: false,
        },
        path: () => "v1/application",
        needed: (world) => ({ name: "Console", ...inSegment(world) }),
        standing: () => ({
            praApps: null,
            commonAppsDto: { appsConfig: [{ appId: "", praAppId: "", ...app("SECURE_REMOTE_ACCESS", "SSH") }] },
        }),
    },
    "applicationsegmentinspection.AppSegmentInspection": {
        zero: { tcpProtocols: null, commonAppsDto: {}, ...UNSHARED },
        flags: {
            enabled: false,
            fqdnDnsCheck: false,
            apiProtectionEnabled: false,
            extranetEnabled: false,
            selectConnectorCloseToApp: false,
            doubleEncrypt: false,
            isCnameEnabled: false,
            ipAnchored: false,
            isIncompleteDRConfig: false,
            useInDrMode: false,
        },
        path: () => "v1/application",
        needed: (world) => ({ name: "Inspected", ...inSegment(world) }),
        standing: () => ({
            tcpProtocols: ["SMB"],
            commonAppsDto: { appsConfig: [{ inspectAppId: "", adpEnabled: false, ...app("INSPECT", "HTTPS") }] },
        }),
    },
    "applicationsegmentbrowseraccess.BrowserAccess": {
        zero: { ...UNSHARED, zpnErId: null },
        flags: { extranetEnabled: false, enabled: false, isIncompleteDRConfig: false, inspectTrafficWithZia: false },
        path: () => "v1/application",
        needed: (world) => ({ name: "In a browser", ...inSegment(world) }),
        standing: () => ({
            clientlessApps: [
                { extDomain: "", extLabel: "", extDomainName: "", extId: "", ...app("BROWSER_ACCESS", "HTTPS") },
            ],
        }),
    },
    "policysetcontroller.PolicyRule": {
        zero: {
            policySetId: "",
            ruleOrder: "",
            conditions: null,
            ...NO_GROUPS,
            privilegedCapabilities: { id: "" },
            ...CAPABILITIES,
        },
        flags: { bypassDefaultRule: false, reauthDefaultRule: false, lssDefaultRule: false },
        path: ({ accessPolicy }) => `v1/policySet/${accessPolicy}/rule`,
        needed: () => ({ name: "Rule", action: "ALLOW" }),
        standing: ({ group }) => ({ description: "Ours", appConnectorGroups: [{ id: group }] }),
    },
    "policysetcontrollerv2.PolicyRule": {
        zero: {
            microtenantId: "",
            conditions: null,
            ...NO_GROUPS,
            credentialPool: null,
            privilegedCapabilities: { id: "", microtenantId: "" },
            ...CAPABILITIES,
        },
        path: ({ accessPolicy }) => `v2/policySet/${accessPolicy}/rule`,
        needed: () => ({ name: "Rule", action: "ALLOW" }),
        standing: ({ group }) => ({
            appConnectorGroups: [{ id: group }],
            conditions: [{ operands: [{ objectType: "CLIENT_TYPE", values: ["zpn_client_type_zapp"] }] }],
        }),
    },
    "lssconfigcontroller.LSSResource": {
        zero: {},
        path: () => "v2/lssConfig",
        needed: ({ group }) => ({
            config: {
                name: "Logs",
                sourceLogType: "zpn_trans_log",
                format: "%s",
                lssHost: "logs.example.com",
                lssPort: "514",
            },
            connectorGroups: [{ id: group }],
        }),
    },
    "microtenants.MicroTenant": {
        zero: {},
        flags: { enabled: false, privilegedApprovalsEnabled: false },
        path: () => "v1/microtenants",
        needed: () => ({ name: "Lyon", criteriaAttribute: "AuthDomain", criteriaAttributeValues: ["example.com"] }),
        standing: () => ({ description: "Ours" }),
    },
};
