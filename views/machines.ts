import { type Cell, enabledStatus, type Status, said, status } from "./cells";
import type { Tenant, Viewed } from "./tenant";
import { type Column, type Member, type Members, memberValue } from "./view";

/** App Connectors and Private Service Edges, by themselves and within their groups. */

/** Words of the service, as the console shows them. */
const CONNECTIONS: Readonly<Record<string, Status>> = {
    ZPN_STATUS_AUTHENTICATED: status("Connected", "good"),
    ZPN_STATUS_DISCONNECTED: status("Disconnected", "bad"),
    ZPN_STATUS_AUTH_FAILED: status("Authentication failed", "bad"),
};
const UPGRADES: Readonly<Record<string, Status>> = {
    COMPLETE: status("Complete", "good"),
    IN_PROGRESS: status("In progress", "warn"),
    RESTARTING: status("Restarting", "warn"),
    REMOVAL_IN_PROGRESS: status("Removal in progress", "warn"),
    PARTIAL_FAILURE: status("Partial failure", "bad"),
    FAILED: status("Failed", "bad"),
};

/** A word that is not known is shown as it is. */
const worded = (words: Readonly<Record<string, Status>>, value: unknown): Cell => {
    const word = said(value);
    return word === undefined ? undefined : Object.hasOwn(words, word) ? words[word] : status(word, "warn");
};

export const connection = ({ controlChannelStatus }: Viewed["values"]): Cell =>
    worded(CONNECTIONS, controlChannelStatus);
export const upgrade = ({ upgradeStatus }: Viewed["values"]): Cell => worded(UPGRADES, upgradeStatus);
export const isConnected = ({ controlChannelStatus }: Viewed["values"]): boolean =>
    controlChannelStatus === "ZPN_STATUS_AUTHENTICATED";

interface Kind {
    readonly title: string;
    readonly member: string;
    /** Property of a machine with the id of its group. */
    readonly group: string;
    /** Property of a group with its machines. */
    readonly list: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
    "zpa:AppConnectorGroup": {
        title: "Connectors",
        member: "zpa:AppConnector",
        group: "appConnectorGroup",
        list: "connectors",
    },
    "zpa:ServiceEdgeGroup": {
        title: "Service edges",
        member: "zpa:ServiceEdge",
        group: "serviceEdgeGroup",
        list: "serviceEdges",
    },
};

/**
 * The machines of a group: those that the service lists, else those that the stack manages.
 * @returns undefined if nothing is known of them
 */
export function machinesOf(group: Viewed, tenant: Tenant): readonly Member[] | undefined {
    const kind = KINDS[group.type];
    if (!kind) return undefined;
    const listed = group.values[kind.list];
    if (Array.isArray(listed)) return listed;
    const managed = tenant.ofType(kind.member).filter(({ values }) => values[kind.group] === group.id);
    return managed.length === 0 ? undefined : managed.map(({ id, name, values }) => ({ ...values, id, name }));
}

/** How many machines there are, and how many of them are connected: what a state does not say. */
export const COUNTS: readonly Column[] = [
    {
        key: "connectors",
        title: "Connectors",
        isUsual: true,
        cell: (group, tenant) => machinesOf(group, tenant)?.length,
    },
    {
        key: "connected",
        title: "Connected",
        isUsual: true,
        cell: (group, tenant) =>
            tenant.source.isLive ? machinesOf(group, tenant)?.filter(isConnected).length : undefined,
    },
];

export const MACHINES: Members = {
    title: "Connectors",
    needs: ["zpa:AppConnector", "zpa:ServiceEdge"],
    columns: [
        memberValue("name", "Name"),
        { key: "status", title: "Status", cell: ({ enabled }) => enabledStatus(enabled) },
        { key: "connection", title: "Connection", cell: connection },
        memberValue("currentVersion", "Version"),
        memberValue("expectedVersion", "Expected version"),
        { key: "upgradeStatus", title: "Upgrade status", cell: upgrade },
        memberValue("id", "ID"),
    ],
    of: (group, tenant) => machinesOf(group, tenant) ?? [],
};
