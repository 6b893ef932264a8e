import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const LONGEST_MINUTES = 15;

/**
 * Runs `work` while no other process of this machine does. The lock of a process that died is taken over.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {() => void} [waiting] called once, when another process has the lock
 * @returns {Promise<T>}
 */
export async function exclusively(file, work, waiting) {
    mkdirSync(dirname(file), { recursive: true });
    const mine = `${file}.${randomUUID()}`;
    writeFileSync(mine, String(process.pid));
    try {
        const latest = Date.now() + LONGEST_MINUTES * 60_000;
        for (let attempt = 0; !taken(mine, file); attempt++) {
            if (attempt === 0) waiting?.();
            if (Date.now() > latest) {
                throw new Error(
                    `another process has held the lock for ${LONGEST_MINUTES} minutes; if no such process is running, delete ${file}`,
                );
            }
            await delay(100);
        }
    } finally {
        rmSync(mine, { force: true });
    }
    try {
        return await work();
    } finally {
        rmSync(file, { force: true });
    }
}

/** A link appears with its content or not at all, so nobody ever reads a lock without an owner. @param {string} mine @param {string} file */
function taken(mine, file) {
    try {
        linkSync(mine, file);
        return true;
    } catch (error) {
        if (!hasCode(error, "EEXIST")) throw error;
    }
    const owner = ownerOf(file);
    if (owner !== undefined && !isAlive(owner)) {
        // Moved aside first: of two processes that find the owner dead, one alone removes it.
        const aside = `${mine}.stale`;
        try {
            renameSync(file, aside);
        } catch (error) {
            if (!hasCode(error, "ENOENT")) throw error;
            return false;
        }
        if (ownerOf(aside) !== owner) linkSync(aside, file);
        rmSync(aside, { force: true });
    }
    return false;
}

/** @param {string} file */
function ownerOf(file) {
    try {
        return Number(readFileSync(file, "utf8"));
    } catch (error) {
        if (hasCode(error, "ENOENT")) return undefined;
        throw error;
    }
}

/** @param {number} pid */
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return !hasCode(error, "ESRCH");
    }
}

/** @param {unknown} error @param {string} code */
export function hasCode(error, code) {
    return error instanceof Error && "code" in error && error.code === code;
}
