import { isWire, objects, textOf, type Wire } from "../../contract/fields";
import { clockTime, secondsOf, WEEKDAYS } from "../../contract/timeOfDay";
import { InvalidRequestError, MOST_OF_A_NAME } from "../../http/errors/errors";
import { quoted, words } from "../../http/text";
import type { Targets } from "../client/bulkWrites";
import type { Capability } from "../client/capabilities";
import type { CloudConnectorClient } from "../client/client";

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
    const firstDiffering = <K extends keyof GroupSettings>(key: K) =>
        (all.find((one) => wanted[key] !== undefined && one[key] !== wanted[key]) ?? first)[key];
    return {
        upgradeDay: firstDiffering("upgradeDay"),
        upgradeStart: firstDiffering("upgradeStart"),
        upgradeEnd: firstDiffering("upgradeEnd"),
        enabled: firstDiffering("enabled"),
        releaseChannel: wanted.releaseChannel,
    };
}

/** Connectors that are to be set alike, all of one group. */
export interface Subject {
    readonly groupId: string;
    readonly members: readonly Wire[];
    /** How a write names them. */
    readonly targets: Targets;
}

export function wholeGroup(group: Wire): Subject {
    const groupId = String(group.id);
    return { groupId, members: membersOf(group), targets: { vmGroupIds: [groupId], vmIds: [] } };
}

export function oneMember(group: Wire, member: Wire): Subject {
    return { groupId: String(group.id), members: [member], targets: { vmGroupIds: [], vmIds: [String(member.id)] } };
}

/** One thing to be set on connectors. */
interface Setting {
    readonly capability: Capability;
    set(): Promise<void>;
    /** Sets on one connector what it has, to find out whether the tenant offers this at all. Absent where nothing tells. */
    probe?(member: Wire): Promise<void>;
}

/** What is to be set. */
export interface SettingsChange {
    /** Without what is to be left alone. */
    readonly wanted: GroupSettings;
    /** Whether the wanted channel has to be set: no answer tells which one stands. @default false */
    readonly setsChannel?: boolean;
    readonly operation: string;
}

/**
 * Makes every one of the connectors as wanted. Nothing is written that stands already, and nothing at all where the
 * tenant lacks something of what is wanted.
 *
 */
export async function applySettings(
    subject: Subject,
    { wanted, setsChannel = false, operation }: SettingsChange,
    client: CloudConnectorClient,
): Promise<void> {
    const { members } = subject;
    const [first] = members;
    if (!first) return;
    const differs = (...keys: (keyof GroupSettings)[]) =>
        members.some((member) =>
            keys.some((key) => wanted[key] !== undefined && settingsOf(member)[key] !== wanted[key]),
        );
    const writes = new Writes(subject, client, operation);
    const settings: Setting[] = [
        // First what nothing but doing it finds out about.
        ...(setsChannel && wanted.releaseChannel ? [writes.channel(wanted.releaseChannel)] : []),
        ...(differs("upgradeDay", "upgradeStart", "upgradeEnd")
            ? [writes.window({ ...settingsOf(first), ...wanted })]
            : []),
        ...(differs("enabled") ? [writes.enabled(wanted.enabled ?? true)] : []),
    ];
    const known = ({ capability }: Setting) => client.capabilities.isKnown(capability);
    if (settings.length > 1) {
        for (const setting of settings) if (!known(setting)) await probe(setting, first);
    }
    for (const setting of settings) await setting.set();
}

/** What stands may be something that the service would not take again: it is offered all the same. */
async function probe(setting: Setting, member: Wire): Promise<void> {
    try {
        await setting.probe?.(member);
    } catch (error) {
        if (!(error instanceof InvalidRequestError)) throw error;
    }
}

/** The writes that set something on connectors. */
class Writes {
    constructor(
        private readonly subject: Subject,
        private readonly client: CloudConnectorClient,
        private readonly operation: string,
    ) {}

    window({ upgradeDay, upgradeStart, upgradeEnd }: GroupSettings): Setting {
        const wanted = {
            dayOfWeek: WEEKDAYS.indexOf(upgradeDay ?? DEFAULTS.upgradeDay) + 1,
            startTime: secondsOf(upgradeStart ?? DEFAULTS.upgradeStart),
            endTime: secondsOf(upgradeEnd ?? DEFAULTS.upgradeEnd),
        };
        const write = async (what: Wire, targets = this.subject.targets) => {
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
            set: () => this.status(wordOf(enabled), this.subject.members, this.subject.targets),
            probe: (member) => {
                const targets = { vmGroupIds: [], vmIds: [String(member.id)] };
                return this.status(wordOf(!isDisabled(member)), [member], targets);
            },
        };
    }

    channel(channel: keyof typeof CHANNELS): Setting {
        const what = { releaseChannel: CHANNELS[channel] };
        return {
            capability: CHANNEL,
            set: async () => {
                await this.write(CHANNEL, "ecgroup/releaseChannel", what, this.subject.targets);
            },
        };
    }

    /** An older contract takes one connector at a time. */
    private async status(word: string, members: readonly Wire[], targets: Targets): Promise<void> {
        const { capabilities } = this.client;
        if (!capabilities.isKnown(ONE_STATUS)) {
            try {
                const answer = await this.write(STATUS, "ecgroup/vmStatus", { status: word }, targets);
                return refuseFailures(members, answer, this.operation);
            } catch (error) {
                if (!capabilities.lacks(STATUS)) throw error;
            }
        }
        const { groupId } = this.subject;
        for (const { id } of members) {
            const path = `ecgroup/${groupId}/vm/${id}/${word}`;
            await this.client.setOne({ capability: ONE_STATUS, path, operation: this.operation }, groupId);
        }
    }

    private write(capability: Capability, path: string, what: Wire, targets: Targets): Promise<Wire> {
        return this.client.setTogether({ capability, path, operation: this.operation }, what, targets);
    }
}

/** @throws {InvalidRequestError} that names the connectors of the group which did not follow */
function refuseFailures(members: readonly Wire[], { failedVms }: Wire, operation: string): void {
    const failures = isWire(failedVms) ? failedVms : {};
    const failed = members.flatMap(({ id, name }) => {
        const why = failures[String(id)] ?? failures[String(name)];
        return why === undefined ? [] : [`${quoted(name)} (${words(String(why), MOST_OF_A_NAME)})`];
    });
    if (failed.length === 0) return;
    throw new InvalidRequestError({
        operation,
        problem: `the change failed for ${failed.length} of ${members.length} connectors: ${failed.join(", ")}`,
        nextStep:
            "Check these connectors in the portal, and run `pulumi up` again, which changes the remaining connectors.",
    });
}
