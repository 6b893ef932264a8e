import { isoSecond, isWire, objects, textOf, type Wire } from "../../contract/fields";
import { FeatureUnavailableError, InvalidInputError, NotFoundError } from "../../http/errors/errors";
import type { Capability } from "../client/capabilities";
import { type CloudConnectorClient, GROUPS } from "../client/client";
import type { Cloud } from "../common/clouds";
import { membersOf } from "../common/groupSettings";
import { memberStatus } from "../common/groupStatus";
import { cloudOf, isOfCloud } from "../common/site";

const MINUTE = 60_000;
const SECOND = 1_000;
/** How long the vendor's own clean-up jobs leave a new connector alone. */
const GRACE_MINUTES = 30;
const DOING = "look for stale connectors";
const HEALTH: Capability = { does: "see since when a connector is inactive", portal: "the Cloud Connectors page" };

/** How long connectors have to be inactive, and which of them are meant. */
interface Query {
    inactiveForMinutes: number;
    graceMinutes?: number;
    groupName?: string;
    cloud?: Cloud;
    location?: string;
}

/** A connector that is Inactive now. */
interface Suspect {
    readonly id: string;
    readonly member: Wire;
    readonly group: Wire;
}

/** Connectors that have been Inactive for so long, and those that are Inactive and not listed; deletes nothing. */
export async function staleConnectors(query: Query, client: CloudConnectorClient) {
    refuseNonsense(query);
    const { inactiveForMinutes, graceMinutes = GRACE_MINUTES } = query;
    const suspects = await inactiveOnes(query, client);
    const since = await inactiveSince(suspects, client);
    // Who has come back while the others were looked at is not Inactive.
    const again = suspects.length > 0 ? await inactiveOnes(query, client) : [];
    const still = new Set(again.map(({ id }) => id));
    const now = client.now();
    const judged = suspects
        .filter(({ id }) => still.has(id))
        .map((suspect) => judge(suspect, since?.get(suspect.id), { inactiveForMinutes, graceMinutes, now }));
    const listed = ({ isStale }: { isStale: boolean }) => isStale;
    return {
        healthOffered: since !== undefined,
        connectors: judged.filter(listed).map(({ found }) => found),
        spared: judged.filter((one) => !listed(one)).map(({ found }) => found),
    };
}

/** @throws {InvalidInputError} of a length of time that is none */
function refuseNonsense({ inactiveForMinutes, graceMinutes = 0 }: Query): void {
    const problems = [
        ...(inactiveForMinutes >= 1 ? [] : ["inactiveForMinutes must be a number from 1"]),
        ...(graceMinutes >= 0 ? [] : ["graceMinutes must be a number from 0"]),
    ];
    if (problems.length === 0) return;
    throw new InvalidInputError({
        operation: DOING,
        problem: problems.join(", "),
        nextStep: "Set a number of minutes.",
    });
}

async function inactiveOnes(
    { groupName = "", cloud, location }: Query,
    client: CloudConnectorClient,
): Promise<Suspect[]> {
    const isMeant = (group: Wire) =>
        isOfCloud(group) &&
        String(group.name).toLowerCase().includes(groupName.toLowerCase()) &&
        (cloud === undefined || cloudOf(group) === cloud) &&
        (location === undefined || (isWire(group.location) && textOf(group.location.id) === location));
    const groups = (await client.listAll(GROUPS)).filter(isMeant);
    return groups.flatMap((group) =>
        membersOf(group)
            .filter((member) => memberStatus(member).operationalStatus === "Inactive")
            .map((member) => ({ id: String(member.id), member, group })),
    );
}

/** When each was found to be as it is, in milliseconds, by its id; undefined where the tenant does not offer that. */
async function inactiveSince(
    suspects: readonly Suspect[],
    client: CloudConnectorClient,
): Promise<Map<string, number> | undefined> {
    const since = new Map<string, number>();
    const look = async ({ id }: Suspect) => {
        const [health] = await client.answers({ path: `ecVm/health/${id}`, noun: "health of a connector" }, DOING);
        const seconds = Number(textOf(health?.lastModifiedTime) ?? 0);
        if (seconds > 0) since.set(id, seconds * SECOND);
    };
    const [first, ...others] = suspects;
    try {
        if (first) await client.capabilities.use(HEALTH, DOING, () => look(first));
    } catch (error) {
        if (error instanceof FeatureUnavailableError) return undefined;
        throw error;
    }
    await Promise.all(others.map((suspect) => look(suspect).catch(unlessGone)));
    return since;
}

/** Deleted meanwhile. */
function unlessGone(error: unknown): void {
    if (!(error instanceof NotFoundError)) throw error;
}

/** Whether it counts as stale, and why or why not. */
function judge(
    { id, member, group }: Suspect,
    since: number | undefined,
    limits: { inactiveForMinutes: number; graceMinutes: number; now: number },
) {
    const registered = registeredAt(member);
    const found = {
        id,
        name: String(member.name),
        instanceId: memberStatus(member).instanceId,
        groupId: String(group.id),
        groupName: String(group.name),
        inactiveSince: since === undefined ? undefined : isoSecond(since),
        registeredAt: registered === undefined ? undefined : isoSecond(registered),
    };
    const { inactiveForMinutes, graceMinutes, now } = limits;
    const spared = (because: string) => ({ isStale: false, found: { ...found, because } });
    // What lies ahead is no time that has passed, whatever its unit may be.
    if (since === undefined || since > now) return spared("the service does not return since when it is Inactive");
    const inactive = `Inactive for ${minutes(now - since)}`;
    if (now - since < inactiveForMinutes * MINUTE) return spared(`${inactive}, less than ${inactiveForMinutes} min`);
    // Without its own word it has registered at the latest when it was found to be Inactive.
    const age = now - (registered ?? since);
    if (age < graceMinutes * MINUTE) {
        return spared(`${inactive}, and registered ${minutes(age)} ago, less than ${graceMinutes} min`);
    }
    return { isStale: true, found: { ...found, because: inactive } };
}

const minutes = (ms: number): string => `${Math.floor(ms / MINUTE)} min`;

/** When its youngest service registered, in milliseconds; undefined where it does not say. */
function registeredAt({ ecInstances }: Wire): number | undefined {
    const latest = Math.max(0, ...objects(ecInstances).map(({ registerTime }) => Number(registerTime ?? 0)));
    return latest > 0 ? latest * SECOND : undefined;
}
