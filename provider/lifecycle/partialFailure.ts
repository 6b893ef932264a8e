import type { Values } from "../contract/values";

/** Something stands, but not all that was asked for, or its answer could not be used: what is there must not be lost. */
export class PartialFailureError extends Error {
    constructor(
        readonly id: string,
        /** What is certain to stand. */
        readonly outputs: Values,
        cause: unknown,
    ) {
        super(messageOf(cause));
        this.stack = this.message;
    }
}

/** What an error says. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
