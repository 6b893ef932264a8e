import { type CollectionDefinition, DEFAULT_MICROTENANT } from "../core/collection";
import { kept } from "../core/fields";
import type { WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { identified } from "./api/fields";
import { type CloudRoute, cloudRoutes } from "./api/routes";

const PAGE_SIZE = 250;
const LITE_PAGE_SIZE = 100;

export const gateway = policyObject({
    name: "ecGateway",
    typeName: "Gateway",
    keys: ["description", "failClosed", "type", "primaryType", "secondaryType", "manualPrimary", "manualSecondary"],
    builtIn: [
        { name: "Default ZIA Gateway", type: "ZIA", failClosed: true, primaryType: "AUTO", secondaryType: "AUTO" },
        { name: "Default Connector Self", type: "ECSELF", failClosed: false },
    ],
});
export const dnsGateway = policyObject({
    name: "ecDnsGateway",
    typeName: "DNS Gateway",
    keys: [
        ...["dnsGatewayType", "primaryIp", "secondaryIp", "ecDnsGatewayOptionsPrimary"],
        ...["ecDnsGatewayOptionsSecondary", "failureBehavior"],
    ],
});
export const ipSourceGroup = policyObject({
    name: "ecIpSourceGroup",
    typeName: "IP Source Group",
    keys: ["description", "ipAddresses", "creatorContext", "isNonEditable"],
});
export const ipDestinationGroup = policyObject({
    name: "ecIpDestinationGroup",
    typeName: "IP Destination Group",
    keys: ["description", "type", "addresses", "ipCategories", "countries", "isNonEditable"],
});
export const ipPool = policyObject({
    name: "ecIpGroup",
    typeName: "IP Pool",
    keys: ["description", "ipAddresses", "creatorContext", "isNonEditable", "isPredefined"],
});
export const networkService = policyObject({
    name: "ecNetworkService",
    typeName: "Network Service",
    keys: [
        ...["description", "tag", "type", "srcTcpPorts", "destTcpPorts", "srcUdpPorts", "destUdpPorts"],
        ...["isNameL10nTag", "creatorContext"],
    ],
});
export const networkServiceGroup = policyObject({
    name: "ecNetworkServiceGroup",
    typeName: "Network Service Group",
    keys: ["description", "services", "creatorContext"],
});
export const workloadGroup = policyObject({
    name: "ecWorkloadGroup",
    typeName: "Workload Group",
    keys: ["description", "expression"],
});
export const applicationSegment = policyObject({
    name: "ecApplicationSegment",
    typeName: "Application Segment",
    keys: ["description", "zpaId", "deleted"],
});
/** Locations and rules name these; no path lists them. */
export const locationGroup = policyObject({
    name: "ecLocationGroup",
    typeName: "Location Group",
    keys: [],
    builtIn: [{ name: "Workload Traffic Group", id: "59050241" }],
});
export const segmentGroup = policyObject({
    name: "ecSegmentGroup",
    typeName: "Segment Group",
    keys: ["zpaId", "deleted", "zpaAppSegmentsCount"],
});

/** What rules refer to, by its path. Clients read it here; the control API makes it. */
const PATHS: Readonly<Record<string, CollectionDefinition>> = {
    "/gateways": gateway,
    "/dnsGateways": dnsGateway,
    "/ipSourceGroups": ipSourceGroup,
    "/ipDestinationGroups": ipDestinationGroup,
    "/ipGroups": ipPool,
    "/networkServices": networkService,
    "/networkServiceGroups": networkServiceGroup,
    "/workloadGroups": workloadGroup,
    "/zpaResources/applicationSegments": applicationSegment,
};
const ONLY_ONE_API = [workloadGroup, applicationSegment];

export const part: EmulatorModule<CloudRoute> = {
    collections: [...Object.values(PATHS), locationGroup, segmentGroup],
    routes: Object.entries(PATHS).flatMap(([path, definition]) => {
        const sizes = { pageSize: PAGE_SIZE, litePageSize: LITE_PAGE_SIZE };
        const routes = cloudRoutes(definition, { path, verbs: ["lite", "list", "get"], ...sizes });
        return ONLY_ONE_API.includes(definition) ? routes.map((route) => ({ ...route, onlyOneApi: true })) : routes;
    }),
};

function policyObject(kind: {
    readonly name: string;
    readonly typeName: string;
    /** What answers say of it beside id and name. */
    readonly keys: readonly string[];
    readonly builtIn?: readonly (WireObject & { readonly name: string })[];
}): CollectionDefinition {
    const { name, typeName, keys, builtIn = [] } = kind;
    return {
        name,
        typeName,
        ids: "cloudRule",
        scope: "tenant",
        sortKey: (object) => object.name,
        fields: { ...identified, name: kept(), ...Object.fromEntries(keys.map((key) => [key, kept()])) },
        builtIn: (tenant) =>
            builtIn.map((object) => ({
                id: tenant.nextId("cloudRule"),
                ...object,
                microtenantId: DEFAULT_MICROTENANT,
            })),
    };
}
