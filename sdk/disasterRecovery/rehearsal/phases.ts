import type { PlanDocument } from "../plan/document";

/** How long a switch takes, at the least and at the most. */
export interface Phase {
    readonly name:
        | "record published"
        | "record seen"
        | "clients switched"
        | "clients returned"
        | "business continuity entered"
        | "clients connected to controllers"
        | "business continuity left";
    readonly leastSeconds: number;
    /** Absent where Zscaler does not document it. */
    readonly mostSeconds?: number;
    readonly because: string;
}

/** How often Client Connector reads the record, in seconds. */
export const CLIENT_POLL_SECONDS = 200;
/** How long resolvers keep the record that stood before, and clients wait until they read it again, in seconds. */
export const secondsToFollow = ({ ttlSeconds }: Pick<PlanDocument, "ttlSeconds">): number =>
    ttlSeconds + CLIENT_POLL_SECONDS;

/** @param propagationSeconds How long your DNS provider takes until all of its servers answer with a new record. @default 0 */
export function recordPhases(
    plan: PlanDocument,
    end: "clients switched" | "clients returned",
    propagationSeconds = 0,
): Phase[] {
    const { ttlSeconds } = plan;
    return [
        {
            name: "record published",
            leastSeconds: 0,
            mostSeconds: propagationSeconds,
            because: "Until all servers of your DNS provider answer with the new record.",
        },
        {
            name: "record seen",
            leastSeconds: 0,
            mostSeconds: ttlSeconds,
            because: `Resolvers keep the record that stood before for its TTL, ${ttlSeconds} seconds.`,
        },
        {
            name: end,
            leastSeconds: 0,
            mostSeconds: CLIENT_POLL_SECONDS,
            because: `Clients read the record every ${CLIENT_POLL_SECONDS} seconds. How often App Connectors and service edges do is not documented.`,
        },
    ];
}

const DEFAULT_WAIT = 120;
const IDLE_SECONDS = 60;
const FIRST_QUESTION = 600;

export function continuityPhases({ businessContinuity }: PlanDocument): Phase[] {
    if (!businessContinuity) return [];
    const { secondsBeforeEntering = DEFAULT_WAIT, secondsBeforeLeaving } = businessContinuity;
    return [
        {
            name: "business continuity entered",
            leastSeconds: secondsBeforeEntering,
            mostSeconds: secondsBeforeEntering,
            because: "App Connectors and service edges wait for the time in the business continuity settings.",
        },
        {
            name: "clients connected to controllers",
            leastSeconds: IDLE_SECONDS,
            because: `Clients wait ${IDLE_SECONDS} seconds, and try each service edge twice; how long a try takes is not documented.`,
        },
        {
            name: "business continuity left",
            leastSeconds: FIRST_QUESTION,
            ...(secondsBeforeLeaving !== undefined && {
                mostSeconds: Math.max(FIRST_QUESTION, secondsBeforeLeaving),
            }),
            because:
                "Machines return at once. Clients are asked after 10 minutes, then each minute, until no tunnel is active or the maximum time has passed.",
        },
    ];
}

/** The longest that phases take together; undefined if that is not documented of one of them. */
export const mostSeconds = (phases: readonly Phase[]): number | undefined =>
    phases.reduce<number | undefined>(
        (sum, phase) => (sum === undefined || phase.mostSeconds === undefined ? undefined : sum + phase.mostSeconds),
        0,
    );
