import type { DrillPorts } from "./contract";
import { EVENTS, type Journal } from "./journal";

/** How often publishing is tried, and how long is waited between two attempts. */
const MOST_ATTEMPTS = 5;
const BETWEEN = 15_000;
/** How often is looked whether DNS answers `off`, and how many times. */
const LOOK_EVERY = 2_000;
const MOST_LOOKS = 60;

/**
 * Publishes `off`, and waits until DNS answers it. Cannot be stopped: it is what ends a drill.
 *
 * @returns whether DNS answers `off`
 */
export async function rollBack(
    { publish, read, now }: Pick<DrillPorts, "publish" | "read" | "now">,
    journal: Journal,
): Promise<boolean> {
    const { pause } = journal;
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
        await journal.add("rolling back", { attempt });
        const fault = (await publishing(publish)) ?? (await seeing(read, pause));
        if (fault === undefined) {
            await journal.add(EVENTS.verified, { at: new Date(await now()).toISOString() });
            return true;
        }
        await journal.add("rollback failed", { attempt, fault });
        if (attempt < MOST_ATTEMPTS) await pause(BETWEEN);
    }
    return false;
}

/** What went wrong, if anything did. */
async function publishing(publish: DrillPorts["publish"]): Promise<string | undefined> {
    try {
        await publish("off");
        return undefined;
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}

async function seeing(
    read: DrillPorts["read"],
    pause: (milliseconds: number) => Promise<void>,
): Promise<string | undefined> {
    let seen = "DNS does not answer";
    for (let look = 0; look < MOST_LOOKS; look++) {
        try {
            const { record, faults } = await read();
            // One that clients may ignore, such as one without a signature, ends nothing.
            if (record?.state === "off" && faults.length === 0) return undefined;
            seen = faults.length > 0 ? faults.join("; ") : `DNS answers ${record?.state}`;
        } catch (error) {
            seen = error instanceof Error ? error.message : String(error);
        }
        await pause(LOOK_EVERY);
    }
    return seen;
}

/**
 * Ends a drill whose process is gone, if there is one.
 *
 * @param by who does it
 * @returns whether DNS answers `off`
 */
export async function endInterrupted(
    ports: Pick<DrillPorts, "publish" | "read" | "now">,
    journal: Journal,
    by: "guard" | "next run",
): Promise<boolean> {
    if (!journal.isOpen) return true;
    await journal.add("drill interrupted", { by });
    if (!(await rollBack(ports, journal))) return false;
    await journal.add(EVENTS.rolledBack, { by });
    return true;
}
