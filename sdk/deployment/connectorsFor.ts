import { InvalidInputError } from "../errors";

/** What one App Connector of the recommended size carries, as Zscaler documents it. */
const MEGABITS_PER_CONNECTOR = 500;
const MEGABITS_PER_CONNECTOR_DOUBLE_ENCRYPTED = 250;

/** The traffic that App Connectors have to carry. */
export interface TrafficArgs {
    /** Traffic of all users together, in megabits per second. */
    megabitsPerSecond: number;
    /** Whether all of it is double encrypted. @default false */
    doubleEncryption?: boolean;
}

/**
 * Returns how many App Connectors the traffic takes, and one more, so that one can fail or be upgraded.
 * @throws {InvalidInputError} if the traffic is not a positive number
 */
export function connectorsFor({ megabitsPerSecond, doubleEncryption = false }: TrafficArgs): number {
    if (!(megabitsPerSecond > 0)) {
        throw new InvalidInputError({
            operation: "compute the number of App Connectors",
            problem: `megabitsPerSecond is ${megabitsPerSecond}`,
            nextStep: "Set a positive number.",
        });
    }
    const each = doubleEncryption ? MEGABITS_PER_CONNECTOR_DOUBLE_ENCRYPTED : MEGABITS_PER_CONNECTOR;
    return Math.ceil(megabitsPerSecond / each) + 1;
}
