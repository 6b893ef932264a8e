import type { Options } from "./options";

/** Publishes `off` for a drill whose process is gone. */
export async function guarding(options: Options): Promise<() => Promise<boolean>> {
    return () => {
        console.error("pulumi-zscaler: the drill has ended without a rollback; publishing off");
        const { sessionOf }: typeof import("./session") = require("./session");
        const { endInterrupted }: typeof import("../../../sdk/disasterRecovery/drill/rollBack") =
            require("../../../sdk/disasterRecovery/drill/rollBack");
        const { ports, journal } = sessionOf(options, new AbortController().signal);
        return endInterrupted(ports, journal, "guard");
    };
}
