import { afterEach } from "@jest/globals";

type Cleanup = () => unknown;

let cleanups: Cleanup[] = [];

/**
 * Cleans up what the running test started, whether it passes, fails or runs out of time. The last one is called first.
 */
export function onTestFinished(cleanup: Cleanup): void {
    cleanups.push(cleanup);
}

afterEach(async () => {
    const due = cleanups.reverse();
    cleanups = [];
    const failures: unknown[] = [];
    for (const cleanup of due) {
        try {
            await cleanup();
        } catch (error) {
            failures.push(error);
        }
    }
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, "what the test started could not be cleaned up");
});
