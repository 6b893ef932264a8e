import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { nouns } from "../../provider/catalog";
import { LOG_TYPES } from "../../provider/zpa/common/logTypes";
import { provisioningUrl } from "./connectorDeployment";
import { LYON_ON_THE_WIRE } from "./programs";
import { Tenant } from "./tenant";

type Found = { id: string; name: string } & Record<string, unknown>;
type Values = Record<string, unknown>;

/** The four functions of a noun, by their names alone: a noun that lacks one fails. */
function functionsOf(type: string) {
    const name = `get${type.split(":")[1]}`;
    const one: (args: Values) => Promise<Found> = Reflect.get(zscaler, name);
    const oneLater: (args: Values) => pulumi.Output<Found> = Reflect.get(zscaler, `${name}Output`);
    const all: (args: Values) => Promise<Found[]> = Reflect.get(zscaler, `${name}s`);
    const allLater: (args: Values) => pulumi.Output<Found[]> = Reflect.get(zscaler, `${name}sOutput`);
    return { one, oneLater, all, allLater };
}

/** What rules of Cloud & Branch Connector name and administrators set up in the portal, by collection. */
const MADE_IN_THE_PORTAL = {
    ecGateway: {
        type: "ForwardingGateway",
        object: { name: "Paris", type: "ZIA", manualPrimary: "paris.example.com" },
    },
    ecDnsGateway: { type: "DnsGateway", object: { name: "Resolvers", primaryIp: "192.0.2.53" } },
    ecIpGroup: { type: "IpPool", object: { name: "Workloads", ipAddresses: ["198.51.100.0/24"] } },
    ecIpSourceGroup: { type: "SourceIpGroup", object: { name: "Builds", ipAddresses: ["192.0.2.9", "192.0.2.8"] } },
    ecIpDestinationGroup: {
        type: "DestinationIpGroup",
        object: { name: "Updates", type: "DSTN_FQDN", addresses: ["updates.example.com"], countries: ["COUNTRY_FR"] },
    },
    ecNetworkService: {
        type: "NetworkService",
        object: { name: "Proxy", type: "CUSTOM", destTcpPorts: [{ start: 443 }, { start: 8000, end: 8010 }] },
    },
    ecNetworkServiceGroup: {
        type: "NetworkServiceGroup",
        object: { name: "Web", services: [{ id: 7, name: "HTTPS", type: "STANDARD" }] },
    },
    ecWorkloadGroup: { type: "WorkloadGroup", object: { name: "Production", expression: "TAG:stage=prod" } },
    ecApplicationSegment: { type: "CloudConnectorApplicationSegment", object: { name: "Intranet", deleted: true } },
};

/** Collections whose name is in no path: Private Access has another one of that name. */
const COLLECTIONS: Record<string, string> = {
    "zpa:PrivateAccessLocation": "location",
    "cloudConnector:Location": "ecLocation",
    "cloudConnector:LocationGroup": "ecLocationGroup",
    "cloudConnector:CloudConnectorSegmentGroup": "ecSegmentGroup",
    ...Object.fromEntries(
        Object.entries(MADE_IN_THE_PORTAL).map(([collection, { type }]) => [`cloudConnector:${type}`, collection]),
    ),
};

/** Of the service itself, so that no tenant holds them. */
const OF_THE_SERVICE: Record<string, string[]> = { "zpa:LogType": Object.values(LOG_TYPES) };

const later = <T>(value: T) => pulumi.output(Promise.resolve(value));
const said = (operation: Promise<unknown>) => operation.then(() => "", String);

let tenant: Tenant;
let identityProvider: string;
let microtenantId: string;
let outputs: Record<string, Values>;
let held: Record<string, string[]>;
beforeAll(async () => {
    tenant = await Tenant.open({ switches: { featureFlags: "feature.ddil.config" } });
    identityProvider = String((await tenant.object("idp", "Corporate directory")).id);
    microtenantId = String((await tenant.control.create("microtenants", { name: "Madrid", enabled: true })).id);
    // A program reads a list once, so all there is to find is there from the start.
    await tenant.control.create("machineGroup", { name: "Madrid desks", enabled: false, microtenantId });
    await tenant.control.create("network", { name: "Lab (zscalertwo.net)", zscalerCloud: "zscalertwo" });
    await tenant.control.create("scimgroup", { name: "Board", idpId: identityProvider });
    const controllers = await tenant.control.create("privateCloudControllerGroup", {
        ...LYON_ON_THE_WIRE,
        countryCode: "FR",
    });
    const key = await tenant.control.create("provisioningKey", {
        name: "Lyon",
        maxUsage: "1",
        zcomponentId: controllers.id,
        enrollmentCertId: "6573",
        associationType: "SITE_CONTROLLER_GRP",
    });
    const { id: controller } = await tenant.control.enrol({ provisioningKey: String(key.provisioningKey) });
    await tenant.control.connect(controller);
    const { id: provUrl } = await provisioningUrl(tenant, "aws", "AWS");
    await tenant.control.cloud.boot({ provUrl: String(provUrl), network: "vpc-1", zone: "us-east-1a" });
    await tenant.control.create("ecLocation", { name: "Colocation", profile: "SERVER" });
    await tenant.control.create("ecLocation", { name: "Atlantis" });
    for (const [collection, { object }] of Object.entries(MADE_IN_THE_PORTAL)) {
        await tenant.control.create(collection, object);
    }
    // What no list has by itself is named by others.
    const offices = await tenant.control.create("ecLocationGroup", { name: "Offices" });
    const { id: atlantis } = await tenant.object("ecLocation", "Atlantis");
    const staticLocationGroups = [{ id: Number(offices.id), name: "Offices" }];
    await tenant.control.change("ecLocation", String(atlantis), { staticLocationGroups });
    const segments = await tenant.control.create("ecSegmentGroup", { name: "Office portals", zpaAppSegmentsCount: 3 });
    const rule = { name: "Offices", type: "EC_RDR", order: 1, rank: 7, forwardMethod: "ECZPA" };
    await tenant.control.create("ecRdr", { ...rule, zpaApplicationSegmentGroups: [{ id: Number(segments.id) }] });
    // What belongs to an identity provider is looked up there.
    const scopes: Record<string, Values> = {
        "zpa:ScimGroup": { identityProvider },
        "zpa:ScimAttribute": { identityProvider },
    };
    const collections = (await tenant.control.collections()).map(({ name }) => name);
    held = Object.fromEntries(
        await Promise.all(
            nouns.map(async ({ type, endpoint }) => {
                const builtIn = OF_THE_SERVICE[type];
                if (builtIn) return [type, [...builtIn].sort()];
                const parts = endpoint(scopes[type] ?? {}).path.split("/");
                const collection = COLLECTIONS[type] ?? collections.filter((name) => parts.includes(name)).pop();
                const inScope = (await tenant.control.list(collection ?? "")).filter(
                    ({ idpId }) => scopes[type] === undefined || idpId === identityProvider,
                );
                return [type, inScope.map(({ id }) => String(id)).sort()];
            }),
        ),
    );
    const bench = await tenant.stack(async () => {
        const about = async (type: string) => {
            const scope = scopes[type] ?? {};
            const { one, oneLater, all, allLater } = functionsOf(type);
            const everything = await all(scope);
            const [first] = everything;
            return {
                everything,
                part: await all({ ...scope, name: first?.name.slice(0, 4).toUpperCase() }),
                none: await all({ ...scope, name: "no such thing" }),
                byId: await one({ ...scope, id: first?.id }),
                byName: await one({ ...scope, name: first?.name }),
                byOutput: oneLater({ ...scope, name: later(first?.name) }),
                byOutputs: allLater({ ...scope, name: later(first?.name) }),
                unknown: await said(one({ ...scope, name: "no such thing" })),
                both: await said(one({ ...scope, id: "1", name: "x" })),
            };
        };
        return Object.fromEntries(await Promise.all(nouns.map(async ({ type }) => [type, await about(type)])));
    });
    outputs = (await bench.up()).outputs as typeof outputs;
});
afterAll(() => tenant?.close());

describe.each(nouns.map(({ type, noun }) => [type, noun] as const))("%s", (type, noun) => {
    const about = () => outputs[type] as Record<string, Found[]> & Record<string, Found>;
    const first = () => (about().everything as Found[])[0];

    it("is listed as the tenant has it, by a part of the name too", () => {
        const { everything, part, none, byOutputs } = about();
        expect((everything as Found[]).map(({ id }) => id).sort()).toEqual(held[type]);
        expect(held[type]?.length).toBeGreaterThan(0);
        expect(part).toContainEqual(first());
        expect(none).toEqual([]);
        expect(byOutputs).toContainEqual(first());
    });

    it("is found by id and by name, as a promise and as an output", () => {
        const { byId, byName, byOutput } = about();
        expect([byId, byName, byOutput]).toEqual([first(), first(), first()]);
    });

    it("is not mistaken: an unknown name names those there are, and only one of id and name is taken", () => {
        const { unknown, both } = about();
        expect(unknown).toContain(`Cannot look up ${noun.one} "no such thing"`);
        expect(unknown).toContain(`"${first()?.name}"`);
        expect(both).toContain("both id and name are set");
    });
});

describe("what rules of Cloud & Branch Connector name", () => {
    const named = (type: string, name: string) =>
        (outputs[`cloudConnector:${type}`] as { everything: Found[] }).everything.find((found) => found.name === name);

    it("says what is in it, in words of ours", () => {
        expect(named("ForwardingGateway", "Default ZIA Gateway")).toMatchObject({
            type: "ZIA",
            failClosed: true,
            primaryType: "AUTO",
        });
        expect(named("ForwardingGateway", "Paris")).toMatchObject({
            failClosed: false,
            primaryProxy: "paris.example.com",
        });
        expect(named("DnsGateway", "Resolvers")).toMatchObject({ primaryAddress: "192.0.2.53" });
        expect(named("IpPool", "Workloads")).toMatchObject({ addresses: ["198.51.100.0/24"], predefined: false });
        expect(named("SourceIpGroup", "Builds")?.addresses).toEqual(["192.0.2.8", "192.0.2.9"]);
        expect(named("DestinationIpGroup", "Updates")).toMatchObject({
            type: "DSTN_FQDN",
            addresses: ["updates.example.com"],
            countries: ["COUNTRY_FR"],
            categories: [],
        });
        expect(named("NetworkService", "Proxy")).toMatchObject({
            type: "CUSTOM",
            tcpPorts: ["443", "8000-8010"],
            udpPorts: [],
        });
        expect(named("NetworkServiceGroup", "Web")?.services).toEqual([{ id: "7", name: "HTTPS" }]);
        expect(named("WorkloadGroup", "Production")).toMatchObject({ expression: "TAG:stage=prod" });
        expect(named("CloudConnectorApplicationSegment", "Intranet")).toMatchObject({ deleted: true });
        expect(named("CloudConnectorSegmentGroup", "Office portals")).toMatchObject({ segmentCount: 3 });
        expect(named("LocationGroup", "Offices")).toMatchObject({ dynamic: false });
        expect(named("LocationGroup", "Workload Traffic Group")).toEqual({
            id: "59050241",
            name: "Workload Traffic Group",
            dynamic: true,
        });
    });
});

describe("a log type", () => {
    it("has the templates that receivers are made of, and the status codes that they can exclude", () => {
        const { everything } = outputs["zpa:LogType"] as { everything: Found[] };
        const signIns = everything.find(({ name }) => name === "User Status");
        expect(signIns).toEqual({
            id: "zpn_auth_log",
            name: "User Status",
            templates: {
                json: expect.stringContaining('"Username": %j{Username}'),
                csv: expect.stringContaining(",%s{Username}"),
                tsv: expect.stringContaining("\\t%s{Username}"),
            },
            statusCodes: [
                { code: "ZPN_STATUS_AUTHENTICATED", description: "Authenticated", status: "Success" },
                { code: "ZPN_STATUS_AUTH_FAILED", description: "Authentication failed", status: "Error" },
                { code: "ZPN_STATUS_DISCONNECTED", description: "Disconnected", status: "Success" },
            ],
        });
        expect(everything.find(({ name }) => name === "User Activity")?.statusCodes).toContainEqual(
            expect.objectContaining({ status: "Error", errorType: "InternalError" }),
        );
        expect(everything.find(({ name }) => name === "Audit Logs")?.statusCodes).toEqual([]);
    });
});

describe("what belongs to an identity provider", () => {
    it("keeps every digit of its id", async () => {
        const bench = await tenant.stack(async () => {
            const { id, name, ...board } = await zscaler.getScimGroup({ identityProvider, name: "Board" });
            const attribute = await zscaler.getScimAttribute({ identityProvider, name: "active" });
            const saml = await zscaler.getSamlAttributes({ identityProvider });
            const other = zscaler.getIdentityProviderOutput({ name: "Administrators" }).id;
            const none = zscaler.getSamlAttributesOutput({ identityProvider: other });
            return { found: { id, name }, board, attribute, saml: saml.map((each) => each.samlName).sort(), none };
        });
        const { id } = await tenant.object("scimgroup", "Board");
        expect((await bench.up()).outputs).toMatchObject({
            found: { id, name: "Board" },
            board: { identityProvider },
            attribute: { identityProvider, dataType: "Boolean", required: false, multivalued: false },
            saml: ["Department", "Email"],
            none: [],
        });
    });

    it("needs the provider's id, not its name", async () => {
        const bench = await tenant.stack(async () => {
            await zscaler.getScimGroups({ identityProvider: "Corporate directory" });
        });
        const failure = await bench.failure(bench.preview());
        expect(failure).toContain("identityProvider must be the id of an identity provider");
        expect(failure).not.toMatch(/\n\s+at /);
    });
});

describe("lists", () => {
    it("leave what each filter says", async () => {
        const bench = await tenant.stack(async () => {
            const names = (all: { name: string }[]) => all.map(({ name }) => name).sort();
            return {
                administrators: names(await zscaler.getIdentityProviders({ forAdministrators: true })),
                synced: names(await zscaler.getIdentityProviders({ scimSync: true, forUsers: true })),
                madrid: names(await zscaler.getMachineGroups({ enabled: false, microtenantId })),
                cloud: names(await zscaler.getTrustedNetworks({ cloud: "zscalertwo" })),
                postures: names(await zscaler.getPostureProfiles({ postureType: "FIREWALL" })),
                edges: names(await zscaler.getPrivateAccessCloudConnectorGroups({ groupType: "ZVPN_GRP" })),
                controllers: names(
                    await zscaler.getPrivateCloudControllers({ controlChannelStatus: "ZPN_STATUS_AUTHENTICATED" }),
                ),
                signing: names(await zscaler.getEnrollmentCertificates({ allowSigning: true, name: "serv" })),
                short: (await zscaler.getTrustedNetwork({ name: "Lab" })).name,
                places: names(await zscaler.getLocations({ cloud: "aws", network: "vpc-1", hasConnectors: true })),
                others: names(await zscaler.getLocations({ madeByConnectors: false, profile: "SERVER" })),
                american: names(await zscaler.getLocations({ country: "UNITED_STATES" })),
                gateways: names(await zscaler.getForwardingGateways({ type: "ECSELF" })),
                services: names(await zscaler.getNetworkServices({ type: "CUSTOM", name: "prox" })),
                gone: names(await zscaler.getCloudConnectorApplicationSegments({ deleted: false })),
            };
        });
        expect((await bench.up()).outputs).toEqual({
            administrators: ["Administrators"],
            synced: ["Corporate directory"],
            madrid: ["Madrid desks"],
            cloud: ["Lab (zscalertwo.net)"],
            postures: ["Firewall on (zscalerthree.net)"],
            edges: [],
            controllers: ["Lyon-1"],
            signing: ["Service Edge"],
            short: "Lab (zscalertwo.net)",
            places: ["us-east-1-vpc-1"],
            others: ["Colocation"],
            american: ["us-east-1-vpc-1"],
            gateways: ["Default Connector Self"],
            services: ["Proxy"],
            gone: [],
        });
    });
});
