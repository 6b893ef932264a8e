import { isWire, textOf, type Wire } from "../../contract/fields";
import {
    FeatureUnavailableError,
    InvalidInputError,
    InvalidRequestError,
    NotFoundError,
} from "../../http/errors/errors";
import { describe } from "../../lifecycle/mapping";
import type { Capability } from "../client/capabilities";
import { type CloudConnectorClient, GROUPS } from "../client/client";
import { CHANNELS, membersOf } from "../common/groupSettings";
import { memberStatus } from "../common/groupStatus";
import { isOfCloud } from "../common/site";
import { timeZoneOf } from "../common/timeZone";
import { LOCATIONS } from "../location";

type State = "failed" | "blocked" | "bootstrapping" | "scheduled" | "none pending";

/** That of a connector which runs what it should. */
const CALM: State = "none pending";
/** The service's words for how an upgrade stands, the one that calls for somebody most first. */
const STATES: Readonly<Record<string, State>> = {
    FAILED_OTHER: "failed",
    BLOCKED: "blocked",
    BOOTSTRAPPING: "bootstrapping",
    SCHEDULED: "scheduled",
    NO_PENDING_UPGRADE: CALM,
};
const RANKED: readonly State[] = Object.values(STATES);

const METRICS: Capability = { does: "count upgrades by their status", portal: "the Cloud Connector Groups page" };
/** How old the list may be, so that one serves all who ask at the same time. */
const LIST_AGE_MS = 1_000;
/** How old a location may be: its time zone does not change. */
const LOCATION_AGE_MS = 60_000;

/** How many connectors of the group are in a state. */
interface Count {
    upgradeStatus: State;
    connectors: number;
    releaseChannel?: keyof typeof CHANNELS;
}

/** How the upgrades of a group and of its connectors stand. */
export async function upgradeStatus(
    { groupId, groupName }: { groupId?: string; groupName?: string },
    client: CloudConnectorClient,
) {
    const label = describe({ noun: { one: GROUPS.noun ?? GROUPS.path } }, { name: groupName }, groupId);
    const operation = `look up the upgrade status of ${label}`;
    const group = await sought({ groupId, groupName }, client, operation);
    const members = membersOf(group);
    const counts = members.length > 0 ? await countsOf(group, client, operation) : [];
    const numbers = members.map(numberOf);
    const states = statesOf(numbers, counts ?? []);
    const statusOf = (number: number) => states.get(number) ?? number;
    const isCounted = counts !== undefined && counts.length > 0 && isWhole(counts, numbers);
    return {
        groupId: String(group.id),
        groupName: String(group.name),
        upgradeStatus: highest(isCounted ? counts.map((count) => count.upgradeStatus) : numbers.map(statusOf)),
        countsOffered: counts !== undefined,
        counts: counts ?? [],
        timeZone: await timeZoneAt(group, client, operation),
        observedAt: client.now(),
        connectors: members.map((member) => ({
            ...memberStatus(member),
            upgradeStatus: statusOf(numberOf(member)),
        })),
    };
}

const numberOf = ({ upgradeStatus }: Wire): number => (typeof upgradeStatus === "number" ? upgradeStatus : 0);

async function sought(
    { groupId, groupName }: { groupId?: string; groupName?: string },
    client: CloudConnectorClient,
    operation: string,
): Promise<Wire> {
    if ((groupId === undefined) === (groupName === undefined)) {
        throw new InvalidInputError({
            operation,
            problem:
                groupId === undefined ? "neither groupId nor groupName is set" : "both groupId and groupName are set",
            nextStep: "Set exactly one of them.",
        });
    }
    const groups = (await client.listAll(GROUPS, LIST_AGE_MS)).filter(isOfCloud);
    const found = groups.find(({ id, name }) =>
        groupId === undefined ? String(name).toLowerCase() === groupName?.toLowerCase() : String(id) === groupId,
    );
    if (found) return found;
    throw new NotFoundError({
        operation,
        problem: "the group does not exist, or the credential cannot read it",
        nextStep: "Check the id or the name; `getCloudConnectorGroups` lists all groups.",
    });
}

/** What the tenant counts for this group; undefined where it does not offer that. */
async function countsOf(group: Wire, client: CloudConnectorClient, operation: string): Promise<Count[] | undefined> {
    const query = { deployType: "CLOUD", name: String(group.name) };
    const endpoint = { path: "ecgroup/vmUpgradeMetrics", noun: "upgrade status", query };
    try {
        return (await client.capabilities.use(METRICS, operation, () => client.answers(endpoint, operation))).flatMap(
            countIn,
        );
    } catch (error) {
        // A tenant without it may also take its name for the id of a group.
        if (error instanceof FeatureUnavailableError || error instanceof InvalidRequestError) return undefined;
        throw error;
    }
}

/** What an entry says is published, how it calls it is not: its values tell which is which. */
function countIn(entry: Wire): Count[] {
    const values = Object.values(entry);
    const words = values.map(textOf);
    const [, upgradeStatus] = Object.entries(STATES).find(([word]) => words.includes(word)) ?? [];
    const [releaseChannel] = Object.entries(CHANNELS).find(([, word]) => words.includes(word)) ?? [];
    const connectors = values.find((value) => typeof value === "number") ?? 0;
    if (upgradeStatus === undefined || connectors === 0) return [];
    return [{ upgradeStatus, connectors, releaseChannel: releaseChannel as Count["releaseChannel"] }];
}

/** Whether the counts are about these connectors and no others; those without a pending upgrade may be left out. */
function isWhole(counts: readonly Count[], numbers: readonly number[]): boolean {
    const sum = sumOf(counts);
    const unsaid = counts.some(isCalm) ? 0 : numbers.filter((number) => number === 0).length;
    return [sum, sum + unsaid].includes(numbers.length);
}

/**
 * What the numbers of connectors mean, as far as that is known: 0 is no pending upgrade unless that contradicts the counts,
 * and where one number and one state are left that as many connectors have, they are the same.
 */
function statesOf(numbers: readonly number[], counts: readonly Count[]): Map<number, State> {
    const left = tally(numbers.map((number) => [number, 1]));
    const counted = tally(counts.map(({ upgradeStatus, connectors }) => [upgradeStatus, connectors]));
    const found = new Map<number, State>();
    const pending = sumOf(counts.filter((count) => !isCalm(count)));
    if (pending + (left.get(0) ?? 0) <= numbers.length) {
        if (left.delete(0)) found.set(0, CALM);
        counted.delete(CALM);
    }
    const [[number, connectors] = [], ...otherNumbers] = left;
    const [[state, inIt] = [], ...otherStates] = counted;
    const areOnly = otherNumbers.length + otherStates.length === 0 && connectors === inIt;
    if (areOnly && number !== undefined && state !== undefined && isWhole(counts, numbers)) found.set(number, state);
    return found;
}

const isCalm = ({ upgradeStatus }: Count): boolean => upgradeStatus === CALM;
const sumOf = (counts: readonly Count[]): number => counts.reduce((sum, { connectors }) => sum + connectors, 0);

function tally<Key>(entries: readonly (readonly [Key, number])[]): Map<Key, number> {
    const sums = new Map<Key, number>();
    for (const [key, number] of entries) sums.set(key, (sums.get(key) ?? 0) + number);
    return sums;
}

/** A number whose meaning nobody knows may be anything, so it comes before all that is known. */
function highest(states: readonly (State | number)[]): State | number | undefined {
    const unknown = states.filter((state) => typeof state === "number");
    return unknown.length > 0 ? Math.max(...unknown) : RANKED.find((state) => states.includes(state));
}

/** Where the connectors are; undefined where the service does not say it, or not as an IANA name. */
async function timeZoneAt({ location }: Wire, client: CloudConnectorClient, operation: string) {
    const id = isWire(location) ? textOf(location.id) : undefined;
    const found = id === undefined ? undefined : await client.read(LOCATIONS, id, operation, LOCATION_AGE_MS);
    const word = textOf(found?.tz);
    return word === undefined ? undefined : timeZoneOf(word);
}
