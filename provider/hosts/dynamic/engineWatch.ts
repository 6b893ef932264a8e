import { connect } from "node:net";

/**
 * Calls `lost` when the engine is gone. One that was killed tells nobody, and the writes that wait for their turn here
 * would still be sent, one by one, for a run that no longer exists.
 *
 * @param address Where the engine listens, as it tells its providers: `127.0.0.1:45609`.
 */
export function whenEngineIsGone(address: string | undefined, lost: () => void): void {
    const [, host, port] = /^(.+):(\d+)$/.exec(address ?? "") ?? [];
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
