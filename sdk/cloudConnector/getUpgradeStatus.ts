import { asked, type LookupOptions, outputOf } from "../lookup";
import { mockable } from "../mocks";
import { openOrNext } from "../weeklyWindow";
import type { CloudConnectorStatus, ReleaseChannel } from "./types";

/** Every window is so long. */
const WINDOW_HOURS = 2;

/** How an upgrade stands. */
export type UpgradeState = "failed" | "blocked" | "bootstrapping" | "scheduled" | "none pending";

/** The same, or the service's own number where nothing tells what that means. */
export type UpgradeStatus = UpgradeState | number;

/** Which group to look at: by `groupId` or by `groupName`. */
export interface GetUpgradeStatusArgs {
    /** Id of the group. @default by name */
    groupId?: string;
    /** Name of the group, case-insensitive. @default by id */
    groupName?: string;
}

/** How many connectors of a group are in a state, as the service counts them. */
export interface UpgradeCount {
    upgradeStatus: UpgradeState;
    connectors: number;
    /** Releases that they get; absent if the service does not return it. */
    releaseChannel?: ReleaseChannel;
}

/** A connector, and how its upgrade stands. */
export interface ConnectorUpgradeStatus extends CloudConnectorStatus {
    upgradeStatus: UpgradeStatus;
    /** When the window begins that is open now, else the next one, in UTC; absent without a known time zone. */
    nextWindowStart?: string;
}

/** How the upgrades of a group stand. */
export interface GetUpgradeStatusResult {
    groupId: string;
    groupName: string;
    /**
     * That of the connector which calls for somebody most: failed before blocked, bootstrapping, scheduled and none
     * pending, and before all of them a number that nobody knows. Absent without connectors.
     */
    upgradeStatus?: UpgradeStatus;
    /** Whether the tenant offers to count. */
    countsOffered: boolean;
    /** What it counts; empty where it does not. */
    counts: UpgradeCount[];
    /** IANA time zone of the connectors; absent if the service does not return it. */
    timeZone?: string;
    connectors: ConnectorUpgradeStatus[];
}

const upgradeStatus = asked((all) => all.upgradeStatus);

/**
 * How the upgrades of a Cloud Connector group and of each of its connectors stand now.
 * @throws {NotFoundError} if there is no such group that this credential may see
 * @throws {InvalidInputError} unless exactly one of `groupId` and `groupName` is given
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getUpgradeStatus = mockable(
    "cloudConnector:getUpgradeStatus",
    async (args: GetUpgradeStatusArgs, options?: LookupOptions): Promise<GetUpgradeStatusResult> => {
        const { observedAt, ...status } = await upgradeStatus(args, options);
        const now = new Date(observedAt);
        const nextStart = ({ upgradeDay: day, upgradeStart: time }: CloudConnectorStatus) => {
            if (day === undefined || time === undefined || status.timeZone === undefined) return undefined;
            const window = openOrNext({ day, time, hours: WINDOW_HOURS }, status.timeZone, now);
            return window?.start.toISOString().replace(".000Z", "Z");
        };
        const connectors = status.connectors.map((each) => ({ ...each, nextWindowStart: nextStart(each) }));
        return { ...status, connectors };
    },
);

/** The same, with outputs of other resources as arguments. */
export const getUpgradeStatusOutput = outputOf(getUpgradeStatus);
