import { InvalidInputError } from "../errors";
import type { GetCloudConnectorGroupResult } from "./cloudConnectorGroup";
import type { CloudConnectorStatus } from "./types";

/** A group at a moment, as `getCloudConnectorGroup` gives it. */
export type GroupMembers = Pick<GetCloudConnectorGroupResult, "id" | "connectors">;

/** A connector, and the one that has taken its place. */
export interface Replacement {
    /** As it was before. */
    replaced: CloudConnectorStatus;
    /** Its current values. */
    replacing: CloudConnectorStatus;
    /** By what they are known to belong together: the same machine, or no other candidate on either side. */
    by: "machine" | "elimination";
}

/** Changes of the connectors of a group between two reads. */
export interface MemberChanges {
    /** No longer listed, as they were. */
    gone: CloudConnectorStatus[];
    /** Not listed before. */
    joined: CloudConnectorStatus[];
    /** Listed still, and Inactive since. */
    fallenSilent: CloudConnectorStatus[];
    /** Pairs of those above. */
    replacements: Replacement[];
}

/**
 * Who has left a group, who has joined it, and who replaces whom, between two looks at it. A connector replaces one
 * that was not Inactive before and is Inactive or gone now, when both are of the same machine, or when there is one
 * such connector and one new one. Where several have come and gone, nothing tells who replaces whom, and none is
 * paired.
 *
 * @param before The group as it was.
 * @param after The same group later.
 * @throws {InvalidInputError} when these are different groups
 */
export function compareMembers(before: GroupMembers, after: GroupMembers): MemberChanges {
    if (before.id !== after.id) {
        throw new InvalidInputError({
            operation: "compare the connectors of a Cloud Connector group",
            problem: `${before.id} and ${after.id} are different groups`,
            nextStep: "Pass the same group as before and after.",
        });
    }
    const earlier = byId(before);
    const later = byId(after);
    const gone = before.connectors.filter(({ id }) => !later.has(id));
    const joined = after.connectors.filter(({ id }) => !earlier.has(id));
    const served = (connector: CloudConnectorStatus | undefined) =>
        connector !== undefined && connector.operationalStatus !== "Inactive";
    const fallenSilent = after.connectors.filter((each) => !served(each) && served(earlier.get(each.id)));
    const lost = before.connectors.filter((each) => served(each) && !served(later.get(each.id)));
    return { gone, joined, fallenSilent, replacements: paired(lost, joined) };
}

const byId = ({ connectors }: GroupMembers) => new Map(connectors.map((each) => [each.id, each]));

function paired(lost: readonly CloudConnectorStatus[], joined: readonly CloudConnectorStatus[]): Replacement[] {
    const again = lost.flatMap((replaced): Replacement[] => {
        const { instanceId } = replaced;
        const replacing = joined.find((each) => instanceId !== undefined && each.instanceId === instanceId);
        return replacing ? [{ replaced, replacing, by: "machine" }] : [];
    });
    const [replaced, ...otherLost] = lost.filter((each) => !again.some((pair) => pair.replaced === each));
    const [replacing, ...otherJoined] = joined.filter((each) => !again.some((pair) => pair.replacing === each));
    if (!replaced || !replacing || otherLost.length + otherJoined.length > 0) return again;
    return [...again, { replaced, replacing, by: "elimination" }];
}
