import { clockTime } from "../../provider/contract/timeOfDay";
import { type Rule, type Sentence, type Subject, say } from "../rule";
import type { View } from "../view";
import { membersOf } from "./members";
import { isInOfficeHours, isSame, type Window, windowOf } from "./windows";

/** Software updates, during which connectors restart. */

const OF_PRIVATE_ACCESS = ["zpa:AppConnectorGroup", "zpa:ServiceEdgeGroup", "zpa:PrivateCloudControllerGroup"];
/** How long the service takes for the machines of a group. */
const HOURS = 4;
const CLOUD_HOURS = 2;

/** The days on which the service updates groups of which nothing else is said. */
const dayOf = ({ type }: Subject) => (type === "zpa:PrivateCloudControllerGroup" ? "Monday" : "Sunday");

const ownWindow = (group: Subject): Window | undefined =>
    windowOf(group.values.upgradeDay ?? dayOf(group), group.values.upgradeTime ?? "18:30", HOURS);
const cloudWindow = ({ values }: Subject): Window | undefined =>
    windowOf(values.upgradeDay, values.upgradeStart, CLOUD_HOURS);

function inOfficeHours(window: Window | undefined, view: View) {
    if (!window || !isInOfficeHours(window, view.settings)) return undefined;
    return say`the window opens on ${window.day} at ${clockTime(window.start)} local time and lasts ${window.hours} hours`;
}

export const updateInOfficeHours: Rule = {
    id: "update-in-office-hours",
    level: "medium",
    title: "The machines of a group restart for software updates within office hours.",
    todo: "Set upgradeDay and upgradeTime to a time at which few people work. It is the local time of the machines.",
    page: "zpa/appConnectorGroup.md",
    source: "Zscaler help, About App Connector Groups (A13)",
    types: OF_PRIVATE_ACCESS,
    check: (group, view) => inOfficeHours(ownWindow(group), view),
};

export const cloudConnectorUpgradeInOfficeHours: Rule = {
    id: "cloud-connector-upgrade-in-office-hours",
    level: "medium",
    title: "The Cloud Connectors of a group restart for upgrades within office hours.",
    todo: "Set upgradeDay and upgradeStart to a time at which little traffic flows. It is the local time of the connectors.",
    page: "cloudConnector/cloudConnectorGroup.md",
    source: "Zscaler help, About Cloud Connector Groups (B18)",
    types: ["cloudConnector:CloudConnectorGroup"],
    check: (group, view) => inOfficeHours(cloudWindow(group), view),
};

export const sameWindowForAll: Rule = {
    id: "same-update-window",
    level: "medium",
    title: "All App Connector groups of a server group are updated in the same window.",
    todo: "Give the groups different days or times, so that others serve the applications while one is updated.",
    page: "zpa/appConnectorGroup.md",
    source: "Zscaler help, About App Connector Groups (A13), About Cloud Connector Groups (B5)",
    types: ["zpa:ServerGroup"],
    check(serverGroup, view) {
        const groups = view.named(serverGroup, "appConnectorGroups");
        const [first, ...others] = groups.map(ownWindow);
        if (!first || others.length === 0 || view.namesElsewhere(serverGroup, "appConnectorGroups")) return undefined;
        if (!others.every((each) => each && isSame(each, first))) return undefined;
        return say`its ${groups.length} groups are all updated on ${first.day} at ${clockTime(first.start)}`;
    },
};

export const sameWindowInNetwork: Rule = {
    id: "same-upgrade-window-in-network",
    level: "high",
    title: "All Cloud Connector groups of a network are upgraded in the same window: no connector serves it meanwhile.",
    todo: "Give the zones of the network different windows.",
    page: "cloudConnector/cloudConnectorGroup.md",
    source: "Zscaler help, About Cloud Connector Groups (B5, B18)",
    types: ["cloudConnector:CloudConnectorGroup"],
    check(group, view) {
        const network = networkOf(group);
        const window = cloudWindow(group);
        if (network === undefined || !window) return undefined;
        const zones = view.all(group.type).filter((each) => networkOf(each) === network);
        const same = zones.filter((each) => {
            const other = cloudWindow(each);
            return other && isSame(other, window);
        });
        return zones.length > 1 && same.length === zones.length
            ? say`the ${zones.length} groups of its network share the window`
            : undefined;
    },
};

/** Of a group that is adopted by its deployment, the declared one; otherwise what the service says. */
function networkOf({ values }: Subject): string | undefined {
    const { deployment, network } = values;
    const declared =
        typeof deployment === "object" && deployment !== null ? Reflect.get(deployment, "network") : undefined;
    return typeof declared === "string" ? declared : typeof network === "string" ? network : undefined;
}

/** Built-in profiles, from the oldest software to the newest, by name and by id. */
const PROFILES: readonly (readonly string[])[] = [
    ["Previous Default", "1"],
    ["Default", "0"],
    ["New Release", "2"],
];

/** Undefined for a custom profile, and for the one of the tenant. */
function ageOf({ values }: Subject): number | undefined {
    const said = values.versionProfileName ?? values.versionProfileId;
    const at = PROFILES.findIndex((names) => typeof said === "string" && names.includes(said));
    return at === -1 ? undefined : at;
}

export const profileIsBehind: Rule = {
    id: "version-profile-behind",
    level: "medium",
    title: "A group stays on the version before the current one.",
    todo: "Set versionProfileName to Default, or to New Release for a group that tries new versions.",
    page: "zpa/versionProfile.md",
    source: "Zscaler help, About App Connector Groups (A14)",
    types: OF_PRIVATE_ACCESS,
    check: (group) => (ageOf(group) === 0 ? say`its version profile is ${"Previous Default"}` : undefined),
};

export const controllersAreBehind: Rule = {
    id: "controllers-behind-connectors",
    code: "BC001",
    level: "high",
    title: "Private Cloud Controllers run an older version than the connectors or service edges of their private cloud.",
    todo: "Give the controllers the same version profile, or a newer one.",
    page: "zpa/privateCloud.md",
    source: "Zscaler help, Understanding Business Continuity",
    types: ["zpa:PrivateCloud"],
    check(cloud, view) {
        const controllers = view.named(cloud, "privateCloudControllerGroups");
        const served = [...view.named(cloud, "appConnectorGroups"), ...view.named(cloud, "serviceEdgeGroups")];
        for (const controller of controllers) {
            const age = ageOf(controller);
            const newer = served.find((group) => age !== undefined && (ageOf(group) ?? -1) > age);
            if (newer)
                return say`the controllers of ${controller.name} have an older version profile than ${newer.name}`;
        }
        return olderMember(controllers, served);
    },
};

/** Of machines whose versions are known. */
function olderMember(controllers: readonly Subject[], served: readonly Subject[]): Sentence | undefined {
    const known = (groups: readonly Subject[]) =>
        groups.flatMap((group) => membersOf(group) ?? []).filter(({ currentVersion }) => currentVersion !== undefined);
    for (const { name = "", currentVersion = "" } of known(controllers)) {
        const newer = known(served).find((member) => isNewer(member.currentVersion ?? "", currentVersion));
        if (newer) {
            return say`${name} runs ${currentVersion}, and ${newer.name ?? ""} runs ${newer.currentVersion ?? ""}`;
        }
    }
    return undefined;
}

/** Versions are numbers with dots between them. */
function isNewer(one: string, other: string): boolean {
    const [ones, others] = [one, other].map((version) => version.split(".").map(Number));
    const at = ones?.findIndex((part, place) => part !== (others?.[place] ?? 0)) ?? -1;
    return at !== -1 && (ones?.[at] ?? 0) > (others?.[at] ?? 0);
}
