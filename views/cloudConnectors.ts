import { compareMembers } from "../sdk/cloudConnector/compareMembers";
import { type Cell, type Status, said, status } from "./cells";
import type { Tenant, Viewed } from "./tenant";
import { COMMON, type Member, memberValue, type View, value } from "./view";
import { weeklyWindow } from "./windows";

const OPERATIONAL: Readonly<Record<string, Status>> = {
    Active: status("Active", "good"),
    Inactive: status("Inactive", "bad"),
    Disabled: status("Disabled", "off"),
};
const UPGRADES: Readonly<Record<string, Status>> = {
    failed: status("Failed", "bad"),
    blocked: status("Blocked", "bad"),
    bootstrapping: status("Bootstrapping", "warn"),
    scheduled: status("Scheduled", "warn"),
    "none pending": status("None pending", "good"),
};

const operational = (word: unknown): Cell => OPERATIONAL[String(word)];

/** The service's own number where nothing tells what that means. */
const upgrade = (state: string | number | undefined): Cell =>
    state === undefined ? undefined : (UPGRADES[state] ?? status(String(state), "warn"));

/** The page Cloud Connector Groups. */
export const cloudConnectors: View = {
    name: "cloud-connectors",
    title: "Cloud Connector groups",
    description: "Cloud Connector groups and their connectors",
    types: ["cloudConnector:CloudConnectorGroup"],
    columns: [
        { key: "name", title: "Name", isUsual: true, cell: ({ name }) => name },
        value("cloud", "Cloud", true),
        value("locationName", "Location", true),
        value("availabilityZone", "Availability zone", true),
        value("autoScaling", "Auto Scaling", true),
        { key: "upgradeWindow", title: "Upgrade window", isUsual: true, cell: ({ values }) => weeklyWindow(values) },
        {
            key: "status",
            title: "Status",
            isUsual: true,
            cell: ({ values }) => operational(values.operationalStatus),
        },
        {
            key: "upgradeStatus",
            title: "Upgrade status",
            isUsual: true,
            isLate: true,
            cell: ({ id }, { source }) => upgrade(source.upgrades?.get(id)?.upgradeStatus),
        },
        {
            key: "connectors",
            title: "Connectors",
            isUsual: true,
            cell: (group, tenant) => (isListed(group) ? membersIn(group, tenant).length : undefined),
        },
        value("network", "Network"),
        value("releaseChannel", "Release channel"),
        value("enabled", "Enabled"),
        ...COMMON,
    ],
    members: {
        title: "Connectors",
        needs: ["cloudConnector:CloudConnector"],
        columns: [
            memberValue("name", "Name"),
            {
                key: "operationalStatus",
                title: "Status",
                cell: ({ operationalStatus }) => operational(operationalStatus),
            },
            memberValue("replacement", "Replacement"),
            {
                key: "upgradeStatus",
                title: "Upgrade status",
                cell: ({ id }, { source }) =>
                    upgrade(
                        [...(source.upgrades?.values() ?? [])]
                            .find((each) => each.connectors.has(String(id)))
                            ?.connectors.get(String(id)),
                    ),
            },
            { key: "upgradeWindow", title: "Upgrade window", cell: (member) => weeklyWindow(member) },
            memberValue("buildVersion", "Version"),
            memberValue("lastUpgradedAt", "Last upgraded"),
            memberValue("instanceId", "Machine"),
            memberValue("publicIp", "Public IP"),
            memberValue("id", "ID"),
        ],
        of: withReplacements,
    },
};

const isListed = ({ values }: Viewed): boolean => Array.isArray(values.connectors);

/** Those that the service lists, else those that the stack manages. */
function membersIn(group: Viewed, tenant: Tenant): readonly Member[] {
    const { connectors } = group.values;
    if (Array.isArray(connectors)) return connectors;
    return tenant
        .ofType("cloudConnector:CloudConnector")
        .filter(({ values }) => values.cloudConnectorGroup === group.id)
        .map(({ id, name, values }) => ({ ...values, id, name }));
}

interface Pair {
    readonly replaced: Member;
    readonly replacing: Member;
    readonly why: string;
}

/** Each connector that has replaced another one, with that one beside it. */
function withReplacements(group: Viewed, tenant: Tenant): readonly Member[] {
    const members = membersIn(group, tenant);
    const pairs = [...sameMachine(members), ...replacedSince(group, members, tenant)];
    const isReplaced = (member: Member) => pairs.some(({ replaced }) => replaced.id === member.id);
    const rest = members.filter((member) => !isReplaced(member));
    return rest.flatMap((member): Member[] => {
        const own = pairs.filter(({ replacing }) => replacing.id === member.id);
        if (own.length === 0) return [member];
        const names = own.map(({ replaced }) => said(replaced.name) ?? "").join(", ");
        return [
            { ...member, replacement: `replaces ${names}` },
            ...own.map(({ replaced, why }) => ({
                ...(members.find(({ id }) => id === replaced.id) ?? replaced),
                replacement: `replaced by ${said(member.name) ?? ""} (${why})`,
            })),
        ];
    });
}

/** In one list: an instance group starts a machine again under its own id. */
function sameMachine(members: readonly Member[]): Pair[] {
    const isActive = ({ operationalStatus }: Member) => operationalStatus === "Active";
    return members.flatMap((replaced): Pair[] => {
        const { instanceId } = replaced;
        if (typeof instanceId !== "string" || isActive(replaced)) return [];
        const same = members.filter((each) => each.instanceId === instanceId && each.id !== replaced.id);
        const [replacing, ...others] = same.filter(isActive);
        return replacing && others.length === 0 ? [{ replaced, replacing, why: "same machine" }] : [];
    });
}

const WHY = { machine: "same machine", elimination: "the only one that is gone and the only new one" } as const;

/** Since an earlier reading. */
function replacedSince(group: Viewed, members: readonly Member[], { source }: Tenant): Pair[] {
    const earlier = source.before?.get(group.id);
    if (!earlier) return [];
    const known = new Set(sameMachine(members).map(({ replaced }) => replaced.id));
    const at = (connectors: readonly Member[]) => ({ id: group.id, connectors: connectors.map(compared) });
    return compareMembers(at(earlier), at(members))
        .replacements.filter(({ replaced }) => !known.has(replaced.id))
        .map(({ replaced, replacing, by }) => ({
            replaced: replaced.member,
            replacing: replacing.member,
            why: WHY[by],
        }));
}

const compared = (member: Member) => ({
    id: String(member.id),
    instanceId: said(member.instanceId),
    operationalStatus: said(member.operationalStatus),
    member,
});
