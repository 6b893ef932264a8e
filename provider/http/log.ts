import { redact } from "./errors/redact";
import { inLines } from "./text";

/** Where the transport says what it is doing. Every line is free of secrets before it arrives here. */
export interface Log {
    /** What somebody waiting should know; always shown. */
    info(line: string): void;
    /** One line a request. Absent if nobody asked for them, so that none is made up. */
    debug?(line: string): void;
}

/** Lines on standard error; those for debugging only with `ZSCALER_LOG=debug`. */
export function standardErrorLog(env: NodeJS.ProcessEnv = process.env): Log {
    const write = (line: string) => void process.stderr.write(`zscaler: ${line}\n`);
    const debugging = env.ZSCALER_LOG?.trim().toLowerCase() === "debug";
    return { info: write, ...(debugging && { debug: write }) };
}

/** The same log, with every line redacted on its way, and nothing in it that a terminal would obey. */
export function withoutSecrets(log: Log): Log {
    const safe = (line: string) => inLines(redact(line));
    return {
        info: (line) => log.info(safe(line)),
        ...(log.debug && { debug: (line) => log.debug?.(safe(line)) }),
    };
}
