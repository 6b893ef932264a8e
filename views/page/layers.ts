/** The columns of a graph: each kind has its own, from what users match first to the machines. */
const LAYERS: readonly { readonly title: string; readonly types: readonly string[] }[] = [
    {
        title: "Rules",
        types: [
            "zpa:AccessRule",
            "zpa:LogReceiver",
            "cloudConnector:TrafficForwardingRule",
            "cloudConnector:DnsControlRule",
            "cloudConnector:LogAndControlRule",
        ],
    },
    { title: "Segment groups", types: ["zpa:SegmentGroup", "cloudConnector:CloudConnectorSegmentGroup"] },
    { title: "Segments", types: ["zpa:ApplicationSegment", "cloudConnector:CloudConnectorApplicationSegment"] },
    { title: "Server groups", types: ["zpa:ServerGroup"] },
    {
        title: "Groups",
        types: [
            "zpa:AppConnectorGroup",
            "zpa:ServiceEdgeGroup",
            "zpa:PrivateCloudControllerGroup",
            "cloudConnector:CloudConnectorGroup",
        ],
    },
    {
        title: "Connectors and keys",
        types: [
            "zpa:AppConnector",
            "zpa:ServiceEdge",
            "zpa:ProvisioningKey",
            "zpa:ApplicationServer",
            "cloudConnector:CloudConnector",
            "cloudConnector:ProvisioningUrl",
        ],
    },
    { title: "Locations", types: ["cloudConnector:Location", "cloudConnector:LocationTemplate"] },
    { title: "Others", types: [] },
];

/** What says how others are used, and is needed by none of them. */
const LEFT_OUT = new Set([
    "zpa:AccessRuleOrder",
    "zpa:AppConnectorSchedule",
    "zpa:ServiceEdgeSchedule",
    "cloudConnector:Activation",
]);

/** What folds into which property's object. */
const PARENTS: Readonly<Record<string, string>> = {
    "zpa:ApplicationSegment": "segmentGroup",
    "zpa:AppConnector": "appConnectorGroup",
    "zpa:ServiceEdge": "serviceEdgeGroup",
    "zpa:ProvisioningKey": "group",
    "zpa:EnrollmentUserCodes": "group",
    "cloudConnector:CloudConnector": "cloudConnectorGroup",
};

export const TITLES: readonly string[] = LAYERS.map(({ title }) => title);

/** Types that are read for a graph of a tenant. */
export const GRAPH_TYPES: readonly string[] = LAYERS.flatMap(({ types }) => types);

/** The column of a type; undefined of what is in no graph. */
export function layerOf(type: string): number | undefined {
    if (LEFT_OUT.has(type)) return undefined;
    const at = LAYERS.findIndex(({ types }) => types.includes(type));
    return at < 0 ? LAYERS.length - 1 : at;
}

/** The property with the object that one of this type folds into. */
export const parentOf = (type: string): string | undefined => PARENTS[type];
