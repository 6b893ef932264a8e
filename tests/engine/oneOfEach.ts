import type { CustomResource, CustomResourceOptions } from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { provisioningUrl } from "./connectorDeployment";
import { LYON, LYON_ON_THE_WIRE } from "./programs";
import { RECORDED } from "./recording";
import type { Tenant } from "./tenant";

const SITE = { network: "vpc-0a1b2c3d4e5f60718", zone: "us-west-2a" };
const FLAGS = "feature.ddil.config";

/** What the resources find in the tenant: machines that have enrolled, or are about to. */
export interface World {
    userCode: string;
    connector: string;
    serviceEdge: string;
    provisioningUrl: string;
    gateway: string;
}

export async function worldOf(tenant: Tenant): Promise<World> {
    const { control } = tenant;
    await control.set({ featureFlags: FLAGS });
    const enrolled = async (collection: string, associationType: string, enrollmentCertId: string) => {
        const group = await control.create(collection, { ...LYON_ON_THE_WIRE, name: "Theirs" });
        const key = await control.create("provisioningKey", {
            name: `Theirs in ${collection}`,
            maxUsage: "9",
            zcomponentId: group.id,
            enrollmentCertId,
            associationType,
        });
        return String((await control.enrol({ provisioningKey: String(key.provisioningKey) })).name);
    };
    const url = await provisioningUrl(tenant, "theirs", "AWS");
    for (const instanceId of ["i-first", "i-second"])
        await control.cloud.boot({ provUrl: url.id, ...SITE, instanceId });
    return {
        userCode: String((await control.machine({ name: "machine" })).userCode),
        connector: await enrolled("appConnectorGroup", "CONNECTOR_GRP", "6573"),
        serviceEdge: await enrolled("serviceEdgeGroup", "SERVICE_EDGE_GRP", "6574"),
        provisioningUrl: url.id,
        gateway: String((await tenant.object("ecGateway", "Default Connector Self")).id),
    };
}

/**
 * A program with one resource of each kind, which refer to one another as in a real one.
 *
 * @param named What the program calls each of them. @default by its kind
 */
export function oneOfEach(
    world: World,
    options: CustomResourceOptions = {},
    named: (kind: string) => string = (kind) => kind,
): Record<string, CustomResource> {
    const group = new zscaler.AppConnectorGroup(named("group"), LYON, options);
    const key = new zscaler.ProvisioningKey(named("key"), { name: "Lyon", group, maxUsage: 2 }, options);
    const server = new zscaler.ApplicationServer(named("server"), { name: "web", address: "10.1.0.10" }, options);
    const serverGroup = new zscaler.ServerGroup(
        named("serverGroup"),
        { name: "Lyon", appConnectorGroups: [group], dynamicDiscovery: false, servers: [server] },
        options,
    );
    const segmentGroup = new zscaler.SegmentGroup(named("segmentGroup"), { name: "Intranet" }, options);
    const segment = new zscaler.ApplicationSegment(
        named("segment"),
        { name: "Wiki", domainNames: ["wiki.example.com"], tcpPorts: 443, segmentGroup, serverGroups: [serverGroup] },
        options,
    );
    const rule = new zscaler.AccessRule(
        named("rule"),
        { name: "Wiki", action: "Allow", conditions: [{ applicationSegments: [segment] }] },
        options,
    );
    const edges = new zscaler.ServiceEdgeGroup(named("edges"), { ...LYON, name: "Lyon edges" }, options);
    const controllers = new zscaler.PrivateCloudControllerGroup(
        named("controllers"),
        { ...LYON, name: "Lyon controllers", countryCode: "FR" },
        options,
    );
    const template = new zscaler.LocationTemplate(named("template"), { name: "AWS" }, options);
    const cloudGroup = new zscaler.CloudConnectorGroup(
        named("cloudGroup"),
        {
            deployment: { provisioningUrl: world.provisioningUrl, cloud: "aws", ...SITE },
            upgradeDay: "Monday",
            upgradeStart: "02:00",
        },
        options,
    );
    const cloudConnectorGroups = [cloudGroup];
    const role = new zscaler.AdministratorRole(
        named("role"),
        { name: "Disaster recovery", fullAccess: ["Disaster Recovery (Administration)"] },
        options,
    );
    return {
        group,
        key,
        server,
        serverGroup,
        segmentGroup,
        segment,
        rule,
        edges,
        controllers,
        template,
        cloudGroup,
        order: new zscaler.AccessRuleOrder(named("order"), { rules: [rule] }, options),
        schedule: new zscaler.AppConnectorSchedule(named("schedule"), { inactiveDays: 30 }, options),
        edgeSchedule: new zscaler.ServiceEdgeSchedule(named("edgeSchedule"), { inactiveDays: 30 }, options),
        microtenant: new zscaler.Microtenant(named("microtenant"), { name: "Madrid" }, options),
        role,
        administrator: new zscaler.Administrator(
            named("administrator"),
            { name: "kim@example.com", phoneNumber: "0123456789", role, initialPassword: RECORDED },
            options,
        ),
        // The number of the first profile that a new tenant has.
        appProfile: new zscaler.ClientConnectorDrProfile(
            named("appProfile"),
            { profile: "473851", domainName: "dr.example.com", testGroup: true },
            options,
        ),
        ipRange: new zscaler.ClientConnectorIpRange(
            named("ipRange"),
            { name: "Lyon clients", subnet: "100.64.0.0/16", location: "Lyon", latitude: 45.764, longitude: 4.8357 },
            options,
        ),
        receiver: new zscaler.LogReceiver(
            named("receiver"),
            {
                name: "Logs",
                host: "logs.example.com",
                port: 5014,
                logType: "User Activity",
                appConnectorGroups: [group],
            },
            options,
        ),
        privateCloud: new zscaler.PrivateCloud(
            named("privateCloud"),
            { name: "Campus", privateCloudControllerGroups: [controllers], serviceEdgeGroups: [edges] },
            options,
        ),
        continuity: new zscaler.BusinessContinuitySettings(
            named("continuity"),
            { domainName: "continuity.example.com" },
            options,
        ),
        integration: new zscaler.FileTransferIntegration(
            named("integration"),
            {
                cloud: "zscaler.net",
                userName: "scan@example.com",
                password: RECORDED,
                apiKey: RECORDED,
                sandboxApiToken: RECORDED,
            },
            options,
        ),
        connector: new zscaler.AppConnector(
            named("connector"),
            { connectorName: world.connector, waitMinutes: 0, description: "ours", deleteOnDestroy: true },
            options,
        ),
        serviceEdge: new zscaler.ServiceEdge(
            named("serviceEdge"),
            { serviceEdgeName: world.serviceEdge, waitMinutes: 0, description: "ours", deleteOnDestroy: true },
            options,
        ),
        codes: new zscaler.EnrollmentUserCodes(named("codes"), { group, userCodes: [world.userCode] }, options),
        url: new zscaler.ProvisioningUrl(
            named("url"),
            { name: "ours", cloud: "aws", locationTemplate: template },
            options,
        ),
        cloudConnector: new zscaler.CloudConnector(
            named("cloudConnector"),
            { instanceId: "i-first", waitMinutes: 0, enabled: false },
            { ...options, protect: false },
        ),
        forwarding: new zscaler.TrafficForwardingRule(
            named("forwarding"),
            { name: "Direct", forwarding: "Direct", cloudConnectorGroups },
            options,
        ),
        dns: new zscaler.DnsControlRule(
            named("dns"),
            { name: "Internal", action: "Block", cloudConnectorGroups },
            options,
        ),
        logs: new zscaler.LogAndControlRule(
            named("logs"),
            { name: "EU", gateway: world.gateway, cloudConnectorGroups },
            options,
        ),
        activation: new zscaler.Activation(named("activation"), {}, options),
    };
}
