import { connect } from "node:net";

/** Whether applications are reached from this machine, for example through Client Connector. */

const TIMEOUT_MS = 10_000;

export interface Probed {
    readonly target: string;
    readonly isReached: boolean;
    /** Why not. */
    readonly because?: string;
}

/** `tcp://host:port`, or a URL with http or https. @throws {Error} if it is none */
export function probeTarget(text: string): string {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isWeb = url?.protocol === "http:" || url?.protocol === "https:";
    if (url && (isWeb || (url.protocol === "tcp:" && url.hostname !== "" && url.port !== ""))) {
        if (url.username === "" && url.password === "") return text;
        throw new Error("has a user or password, which would be in the journal; remove it");
    }
    throw new Error("use tcp://HOST:PORT, http://… or https://…");
}

export const probe = (targets: readonly string[]): Promise<Probed[]> => Promise.all(targets.map(reach));

async function reach(target: string): Promise<Probed> {
    try {
        await (target.startsWith("tcp:") ? connected(new URL(target)) : answered(target));
        return { target, isReached: true };
    } catch (error) {
        const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
        return { target, isReached: false, because: cause instanceof Error ? cause.message : String(cause) };
    }
}

/** Any answer below 400 counts: a page to sign in is there, too. */
async function answered(url: string): Promise<void> {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    if (response.status >= 400) throw new Error(`HTTP status ${response.status}`);
}

function connected({ hostname, port }: URL): Promise<void> {
    return new Promise((resolve, reject) => {
        const socket = connect({ host: hostname.replace(/^\[|\]$/g, ""), port: Number(port), timeout: TIMEOUT_MS });
        socket.once("connect", () => {
            socket.destroy();
            resolve();
        });
        socket.once("timeout", () => socket.destroy(new Error(`no answer within ${TIMEOUT_MS / 1_000} s`)));
        socket.once("error", reject);
    });
}
