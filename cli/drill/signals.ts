/** What stops a drill: Ctrl-C, the end of its terminal, and what pipelines send. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Calls this for each of these signals, instead of ending the process. */
export function onSignals(act: (signal: (typeof SIGNALS)[number]) => void): void {
    for (const signal of SIGNALS) process.on(signal, act);
}
