import type { DrillState } from "../../../sdk/disasterRecovery/drill/contract";

/** What the command line says of a drill. The guard of a drill has the same. */
export interface Options {
    readonly plan: string;
    readonly journal: string;
    readonly publish: string;
    readonly state: DrillState;
    readonly actor: string;
    /** Seconds. */
    readonly hold: number;
    readonly confirmActivation?: string;
    readonly probe?: readonly string[];
    readonly reach?: Readonly<Record<string, string>>;
    readonly switched?: string;
    readonly gate?: string;
    readonly server?: string;
    readonly emulator?: true;
    readonly json?: true;
}
