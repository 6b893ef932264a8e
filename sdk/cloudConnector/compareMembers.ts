import { InvalidInputError } from "../errors";
import type { GetCloudConnectorGroupResult } from "./cloudConnectorGroup";
import type { CloudConnectorStatus } from "./types";

/** A group at a moment, as `getCloudConnectorGroup` gives it. */
export type GroupMembers = Pick<GetCloudConnectorGroupResult, "id" | "connectors">;

/** What is compared of a connector. */
export interface ComparedMember {
    /** Id of the connector. */
    id: string;
    /** Id of its machine in the cloud. @default unknown */
    instanceId?: string | undefined;
    /** Its operational status. @default not Inactive */
    operationalStatus?: string | undefined;
}

/** A connector, and the one that has taken its place. */
export interface Replacement<M = CloudConnectorStatus> {
    /** As it was before. */
    replaced: M;
    /** Its current values. */
    replacing: M;
    /** By what they are known to belong together: the same machine, or no other candidate on either side. */
    by: "machine" | "elimination";
}

/** Changes of the connectors of a group between two reads. */
export interface MemberChanges<M = CloudConnectorStatus> {
    /** No longer listed, as they were. */
    gone: M[];
    /** Not listed before. */
    joined: M[];
    /** Listed still, and Inactive since. */
    fallenSilent: M[];
    /** Pairs of those above. */
    replacements: Replacement<M>[];
}

/** A group and what is known of its connectors. */
interface Group<M> {
    readonly id: string;
    readonly connectors: readonly M[];
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
export function compareMembers<M extends ComparedMember = CloudConnectorStatus>(
    before: Group<M>,
    after: Group<M>,
): MemberChanges<M> {
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
    const served = (connector: M | undefined) => connector !== undefined && connector.operationalStatus !== "Inactive";
    const fallenSilent = after.connectors.filter((each) => !served(each) && served(earlier.get(each.id)));
    const lost = before.connectors.filter((each) => served(each) && !served(later.get(each.id)));
    return { gone, joined, fallenSilent, replacements: paired(lost, joined) };
}

const byId = <M extends ComparedMember>({ connectors }: Group<M>) => new Map(connectors.map((each) => [each.id, each]));

function paired<M extends ComparedMember>(lost: readonly M[], joined: readonly M[]): Replacement<M>[] {
    const again = lost.flatMap((replaced): Replacement<M>[] => {
        const { instanceId } = replaced;
        const replacing = joined.find((each) => instanceId !== undefined && each.instanceId === instanceId);
        return replacing ? [{ replaced, replacing, by: "machine" }] : [];
    });
    const [replaced, ...otherLost] = lost.filter((each) => !again.some((pair) => pair.replaced === each));
    const [replacing, ...otherJoined] = joined.filter((each) => !again.some((pair) => pair.replacing === each));
    if (!replaced || !replacing || otherLost.length + otherJoined.length > 0) return again;
    return [...again, { replaced, replacing, by: "elimination" }];
}
