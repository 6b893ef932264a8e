import { InvalidRequestError } from "../http/errors";
import { clockTime, secondsOf, WEEKDAYS } from "../weekTime";
import { isWire, objects, textOf, type Wire } from "../wire";
import type { Targets } from "./bulkWrites";
import type { Capability } from "./capability";
import type { CloudConnectorClient } from "./client";

/** What is set on the connectors of a group, for all of them alike: the service keeps it with each connector. */

export const CHANNELS = { stable: "STABLE", latest: "LATEST", beta: "BETA" } as const;

export interface GroupSettings {
    upgradeDay?: (typeof WEEKDAYS)[number];
    upgradeStart?: string;
    upgradeEnd?: string;
    enabled?: boolean;
    releaseChannel?: keyof typeof CHANNELS;
}

/** What stands when nobody has set anything. */
export const DEFAULTS = {
    upgradeDay: "Sunday",
    upgradeStart: "00:00",
    upgradeEnd: "02:00",
    enabled: true,
} as const satisfies GroupSettings;

const PAGE = "the Cloud Connector Groups page";
export const WINDOW: Capability = { does: "change upgrade windows", portal: `${PAGE}, Schedule Upgrade` };
export const STATUS: Capability = { does: "enable and disable connectors", portal: `${PAGE}, Enable or Disable` };
export const CHANNEL: Capability = { does: "change release channels", portal: `${PAGE}, Release Channel` };
/** The same as `STATUS`, one connector at a time. */
const ONE_STATUS: Capability = { ...STATUS };

/** The connectors of a group. Gateways list some without saying anything of them. */
export const membersOf = (group: Wire): Wire[] => objects(group.ecVMs);

export const isDisabled = ({ status }: Wire): boolean =>
    Array.isArray(status) && status.some((word) => word === "DISABLED" || word === "DISABLING");

/** What one connector says. */
export function settingsOf(member: Wire): GroupSettings {
    const day = Number(textOf(member.upgradeDayOfWeek) ?? 0);
    const time = (key: string) => (typeof member[key] === "number" ? clockTime(member[key]) : undefined);
    return {
        upgradeDay: WEEKDAYS[day - 1],
        upgradeStart: time("upgradeStartTime"),
        upgradeEnd: time("upgradeEndTime"),
        enabled: !isDisabled(member),
    };
}

/** What all connectors say; where one of them differs from what is wanted, what that one says. */
export function commonSettings(group: Wire, wanted: GroupSettings): GroupSettings {
    const all = membersOf(group).map(settingsOf);
    const [first] = all;
    if (!first) return wanted;
    const odd = <K extends keyof GroupSettings>(key: K) =>
        (all.find((one) => wanted[key] !== undefined && one[key] !== wanted[key]) ?? first)[key];
    return {
        upgradeDay: odd("upgradeDay"),
        upgradeStart: odd("upgradeStart"),
        upgradeEnd: odd("upgradeEnd"),
        enabled: odd("enabled"),
        releaseChannel: wanted.releaseChannel,
    };
}

/** One thing to be set on all connectors of a group. */
interface Setting {
    readonly capability: Capability;
    /** Sets it on connectors of the group, on all of them unless one is named. */
    set(member?: Wire): Promise<void>;
    /** Sets on one connector what it has, to find out whether the tenant offers this at all. Absent where nothing tells. */
    probe?(member: Wire): Promise<void>;
}

/**
 * Makes every connector of the group as wanted. Nothing is written that stands already, and nothing at all where the
 * tenant lacks something of what is wanted.
 *
 * @param wanted Without what is to be left alone.
 * @param channelMoved Whether the channel has to be set: no answer tells which one stands.
 */
export async function settle(
    group: Wire,
    wanted: GroupSettings,
    channelMoved: boolean,
    client: CloudConnectorClient,
    doing: string,
): Promise<void> {
    const members = membersOf(group);
    const [first] = members;
    if (!first) return;
    const differs = (...keys: (keyof GroupSettings)[]) =>
        members.some((member) =>
            keys.some((key) => wanted[key] !== undefined && settingsOf(member)[key] !== wanted[key]),
        );
    const writes = new GroupWrites(group, client, doing);
    const settings: Setting[] = [
        // First what nothing but doing it finds out about.
        ...(channelMoved && wanted.releaseChannel ? [writes.channel(wanted.releaseChannel)] : []),
        ...(differs("upgradeDay", "upgradeStart", "upgradeEnd") ? [writes.window(wanted)] : []),
        ...(differs("enabled") ? [writes.enabled(wanted.enabled ?? true)] : []),
    ];
    const known = ({ capability }: Setting) => client.capabilities.isKnown(capability);
    if (settings.length > 1) {
        for (const setting of settings) if (!known(setting)) await setting.probe?.(first);
    }
    for (const setting of settings) await setting.set();
}

/** The writes of one group. */
class GroupWrites {
    private readonly all: Targets;

    constructor(
        private readonly group: Wire,
        private readonly client: CloudConnectorClient,
        private readonly doing: string,
    ) {
        this.all = { vmGroupIds: [String(group.id)], vmIds: [] };
    }

    window({ upgradeDay, upgradeStart, upgradeEnd }: GroupSettings): Setting {
        const wanted = {
            dayOfWeek: WEEKDAYS.indexOf(upgradeDay ?? DEFAULTS.upgradeDay) + 1,
            startTime: secondsOf(upgradeStart ?? DEFAULTS.upgradeStart),
            endTime: secondsOf(upgradeEnd ?? DEFAULTS.upgradeEnd),
        };
        const write = async (what: Wire, targets = this.all) => {
            await this.write(WINDOW, "ecgroup/scheduleupgrade", what, targets);
        };
        return {
            capability: WINDOW,
            set: () => write(wanted),
            probe: ({ id, upgradeDayOfWeek, upgradeStartTime, upgradeEndTime }) => {
                const now = { dayOfWeek: upgradeDayOfWeek, startTime: upgradeStartTime, endTime: upgradeEndTime };
                return write(now, { vmGroupIds: [], vmIds: [String(id)] });
            },
        };
    }

    enabled(enabled: boolean): Setting {
        const wordOf = (on: boolean) => (on ? "ENABLE" : "DISABLE");
        return {
            capability: STATUS,
            set: () => this.status(wordOf(enabled), membersOf(this.group)),
            probe: (member) => this.status(wordOf(!isDisabled(member)), [member]),
        };
    }

    channel(channel: keyof typeof CHANNELS): Setting {
        const what = { releaseChannel: CHANNELS[channel] };
        return {
            capability: CHANNEL,
            set: async () => {
                await this.write(CHANNEL, "ecgroup/releaseChannel", what, this.all);
            },
        };
    }

    /** An older contract takes one connector at a time. */
    private async status(word: string, members: readonly Wire[]): Promise<void> {
        const { capabilities } = this.client;
        const ids = members.map(({ id }) => String(id));
        const whole = ids.length === membersOf(this.group).length;
        const targets = whole ? this.all : { vmGroupIds: [], vmIds: ids };
        if (!capabilities.isKnown(ONE_STATUS)) {
            try {
                const answer = await this.write(STATUS, "ecgroup/vmStatus", { status: word }, targets);
                return refuseFailures(members, answer, this.doing);
            } catch (error) {
                if (!capabilities.lacks(STATUS)) throw error;
            }
        }
        for (const id of ids) {
            const path = `ecgroup/${this.group.id}/vm/${id}/${word}`;
            const call = () => this.client.act(path, undefined, this.doing, [String(this.group.id)]);
            await capabilities.use(ONE_STATUS, this.doing, call);
        }
    }

    private write(capability: Capability, path: string, what: Wire, targets: Targets): Promise<Wire> {
        const call = () => this.client.bulk(path, what, targets, this.doing);
        return this.client.capabilities.use(capability, this.doing, call);
    }
}

/** @throws {InvalidRequestError} that names the connectors of the group which did not follow */
function refuseFailures(members: readonly Wire[], { failedVms }: Wire, doing: string): void {
    const failures = isWire(failedVms) ? failedVms : {};
    const failed = members.flatMap(({ id, name }) => {
        const why = failures[String(id)] ?? failures[String(name)];
        return why === undefined ? [] : [`"${name}" (${why})`];
    });
    if (failed.length === 0) return;
    throw new InvalidRequestError({
        doing,
        problem: `the service could not do it for ${failed.length} of ${members.length} connectors: ${failed.join(", ")}`,
        nextStep: "Look at these connectors in the portal, and run `pulumi up` again: it does what is left.",
    });
}
