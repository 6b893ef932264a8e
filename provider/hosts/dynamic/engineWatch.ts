import { connect } from "node:net";
import { shutdownAndExit } from "../../http/shutdown";

/** Process-wide, because one engine started the process, and every type of resource is told of it. */
const watched = new Set<string>();

/**
 * Ends this process in order when the engine is gone.
 *
 * @param address Where the engine listens, as it tells its providers: `127.0.0.1:45609`.
 */
export function exitWithEngine(address = ""): void {
    if (watched.has(address)) return;
    watched.add(address);
    whenEngineIsGone(address, () => shutdownAndExit());
}

/**
 * Calls `lost` when the engine is gone. One that was killed tells nobody, and the writes that wait for their turn here
 * would still be sent, one by one, for a run that no longer exists.
 */
function whenEngineIsGone(address: string, lost: () => void): void {
    const [, host, port] = /^(.+):(\d+)$/.exec(address) ?? [];
    if (!host || !port) return;
    let met = false;
    const watch = () => {
        let up = false;
        const line = connect({ host, port: Number(port) }, () => {
            met = up = true;
        });
        line.unref();
        line.resume();
        // A line that fails is closed as well, which says enough.
        line.on("error", () => undefined);
        line.on("close", () => {
            // The engine hangs up on those who have nothing to say; whether it lives shows in taking the next call.
            if (up) watch();
            else if (met) lost();
        });
    };
    watch();
}
