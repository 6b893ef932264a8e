/** As the Pulumi CLI has them. */
export const EXIT = {
    failure: 1,
    /** Credentials are missing or refused. */
    credentials: 3,
    /** What was to be there is not: drift, a changed journal, a segment that a plan does not keep reachable. */
    unexpected: 7,
    cancelled: 8,
} as const;
