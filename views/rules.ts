import { definitionOf } from "../provider/definitionOf";
import { capitalized, said } from "./cells";
import { MARKERS, NAME_AND_STATUS } from "./groups";
import type { Tenant, Viewed } from "./tenant";
import { COMMON, type View, value } from "./view";

/** What the rules of each policy do. */
const ACTION_OF: Readonly<Record<string, string>> = {
    "zpa:AccessRule": "action",
    "cloudConnector:TrafficForwardingRule": "forwarding",
    "cloudConnector:DnsControlRule": "action",
    "cloudConnector:LogAndControlRule": "gateway",
};
const TYPES = Object.keys(ACTION_OF);
const GATEWAYS = ["cloudConnector:ForwardingGateway", "cloudConnector:DnsGateway"];

/** Rules of every policy, in the order in which the service compares them. */
export const rules: View = {
    name: "rules",
    title: "Rules",
    description: "Access rules, and rules of Cloud Connectors for traffic, DNS, and logs and control traffic",
    types: TYPES,
    columns: [
        {
            key: "policy",
            title: "Policy",
            isUsual: true,
            cell: ({ type }) => capitalized(definitionOf(type).noun.many),
        },
        { key: "order", title: "Order", isUsual: true, cell: orderOf },
        ...NAME_AND_STATUS,
        {
            key: "action",
            title: "Action",
            isUsual: true,
            needs: GATEWAYS,
            cell: ({ type, values }, tenant) => {
                const action = said(values[ACTION_OF[type] ?? ""]);
                const gateway = GATEWAYS.map((each) => tenant.get(each, action)?.name).find(Boolean);
                return gateway ?? action;
            },
        },
        {
            key: "groups",
            title: "Groups",
            isUsual: true,
            needs: ["zpa:AppConnectorGroup", "zpa:ServerGroup", "cloudConnector:CloudConnectorGroup"],
            cell: ({ values }, tenant) =>
                values.allGroups === true
                    ? "all"
                    : [
                          ...tenant.names("zpa:ServerGroup", values.serverGroups),
                          ...tenant.names("zpa:AppConnectorGroup", values.appConnectorGroups),
                          ...tenant.names("cloudConnector:CloudConnectorGroup", values.cloudConnectorGroups),
                      ],
        },
        { ...MARKERS, isUsual: false },
        {
            key: "locations",
            title: "Locations",
            needs: ["cloudConnector:Location"],
            cell: ({ values }, tenant) => tenant.names("cloudConnector:Location", values.locations),
        },
        value("rank", "Rank"),
        {
            key: "conditions",
            title: "Conditions",
            cell: ({ values }) => (Array.isArray(values.conditions) ? values.conditions.length : undefined),
        },
        ...COMMON,
    ],
    rows: (tenant) =>
        TYPES.flatMap((type) =>
            tenant.ofType(type).toSorted((one, other) => {
                const [first, second] = [one, other].map((each) => orderOf(each, tenant) ?? Number.POSITIVE_INFINITY);
                return (first ?? 0) === (second ?? 0) ? 0 : (first ?? 0) - (second ?? 0);
            }),
        ),
};

/** That of the service; of access rules, a state knows only the place in the order that the stack declares. */
function orderOf({ type, id, values }: Viewed, tenant: Tenant): number | undefined {
    if (typeof values.order === "number") return values.order;
    if (type !== "zpa:AccessRule") return undefined;
    const orders = tenant.ofType("zpa:AccessRuleOrder").map((each) => each.values.rules);
    const place = orders.map((ids) => (Array.isArray(ids) ? ids.indexOf(id) : -1)).find((at) => at >= 0);
    return place === undefined ? undefined : place + 1;
}
