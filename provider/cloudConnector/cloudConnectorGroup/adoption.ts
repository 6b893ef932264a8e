import { isWire, textOf, type Wire } from "../../contract/fields";
import type { DefaultHandlers } from "../../contract/operations";
import { formatDuration } from "../../http/clock";
import { InvalidInputError, NotFoundError, TimeoutError } from "../../http/errors/errors";
import { quoted } from "../../http/text";
import { AdoptionClaims } from "../../lifecycle/adoptionClaims";
import { LOOK_MS, waitFor } from "../../lifecycle/waitFor";
import type { CloudConnectorClient } from "../client/client";
import type { CloudConnectorEndpoint } from "../client/endpoint";
import type { Cloud } from "../common/clouds";
import { cloudOf, isOfCloud, networkOf, zoneOf } from "../common/site";

const MINUTE = 60_000;
/** How many groups an error lists. */
const MOST_NAMES = 10;

/** What a deployment brings into being. */
export interface Deployment {
    provisioningUrl: string;
    cloud: Cloud;
    network: string;
    zone: string;
}

/** Which group a program means. */
export interface Sought {
    groupId?: string;
    groupName?: string;
    deployment?: Deployment;
    waitMinutes?: number;
}

/**
 * The group, as soon as its first connector has registered; nobody else of this run gets it until it is released.
 * @throws NotFoundError of an id that is not there, TimeoutError when none has come in time.
 */
export async function adopt(
    sought: Sought,
    endpoint: CloudConnectorEndpoint,
    client: CloudConnectorClient,
    defaults: DefaultHandlers,
): Promise<Wire> {
    const { waitMinutes = 20 } = sought;
    const description = describe(sought);
    const operation = `adopt ${description}`;
    let seen: readonly Wire[] = [];
    const found = await waitFor(
        {
            awaited: description,
            operation,
            mostMs: sought.groupId === undefined ? waitMinutes * MINUTE : 0,
            async look() {
                // However many wait, and whenever they began: one list for all of them.
                seen = (await client.seen(endpoint, LOOK_MS)).filter(isOfCloud);
                return seen.find((group) => fits(sought, group));
            },
        },
        client,
    );
    if (!found) throw sought.groupId === undefined ? missed(sought, seen, waitMinutes, operation) : unknown(operation);
    const id = String(found.id);
    const claims = client.state(AdoptionClaims);
    if (claims.isClaimed(id) || defaults.isManaged(id)) throw twice(operation, found);
    claims.claim(id);
    return found;
}

function fits({ groupId, groupName, deployment }: Sought, group: Wire): boolean {
    if (groupId !== undefined) return String(group.id) === groupId;
    if (groupName !== undefined) return String(group.name).toLowerCase() === groupName.toLowerCase();
    return deployment !== undefined && differences(deployment, group).length === 0;
}

/** In what a group is not the one of this deployment. */
function differences(wanted: Deployment, group: Wire): (keyof Deployment)[] {
    const here = {
        provisioningUrl: isWire(group.provTemplate) ? textOf(group.provTemplate.id) : undefined,
        cloud: cloudOf(group),
        network: networkOf(group),
        zone: zoneOf(group),
    };
    return (Object.keys(here) as (keyof Deployment)[]).filter((key) => here[key] !== wanted[key]);
}

function describe({ groupId, groupName, deployment }: Sought): string {
    if (groupId !== undefined) return `Cloud Connector group (${groupId})`;
    if (groupName !== undefined) return `Cloud Connector group "${groupName}"`;
    const { provisioningUrl, network, zone } = deployment ?? {};
    return `the Cloud Connector group of provisioning URL ${provisioningUrl} in ${network}, zone ${zone}`;
}

function unknown(operation: string): NotFoundError {
    return new NotFoundError({
        operation,
        problem: "nothing with this id exists, or the credential cannot read it",
        nextStep: "Check the id. A group that does not exist yet has no id: use groupName or deployment.",
    });
}

function twice(operation: string, { id }: Wire): InvalidInputError {
    return new InvalidInputError({
        operation,
        problem: `another resource in this stack already manages group ${id}`,
        nextStep: "Remove one of the two resources.",
    });
}

function missed(sought: Sought, seen: readonly Wire[], waitMinutes: number, operation: string): TimeoutError {
    const when =
        waitMinutes > 0 ? `no group has appeared within ${formatDuration(waitMinutes * MINUTE)}` : "no group exists";
    const near = seen.filter((group) => isNear(sought, group)).map((group) => nearness(sought, group));
    const instead =
        near.length > 0
            ? `; similar groups: ${near.slice(0, MOST_NAMES).join(", ")}`
            : "; no group has a similar name, or the same zone or network";
    return new TimeoutError({
        operation,
        problem: when + instead,
        nextStep:
            "Nothing was changed. Check that the machines are running, that they were started with this provisioning URL, that their secret contains the credentials of an administrator for connectors, and that their image is current. Then run `pulumi up` again. To wait longer, increase waitMinutes.",
    });
}

function isNear({ groupName, deployment }: Sought, group: Wire): boolean {
    if (deployment) return networkOf(group) === deployment.network || zoneOf(group) === deployment.zone;
    const [wanted, name] = [String(groupName).toLowerCase(), String(group.name).toLowerCase()];
    const zone = zoneOf(group);
    const network = networkOf(group)?.toLowerCase();
    return (
        name.includes(wanted) ||
        wanted.includes(name) ||
        (network !== undefined && wanted.includes(network)) ||
        (zone !== undefined && wanted.endsWith(zone))
    );
}

function nearness({ deployment }: Sought, group: Wire): string {
    const named = `${quoted(group.name)} (${group.id})`;
    if (!deployment) return named;
    return `${named}, which differs in ${differences(deployment, group).join(" and ")}`;
}
