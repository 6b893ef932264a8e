import type { EmulatorProcess } from "../../tools/example/emulatorProcess";
import type { ExampleStack } from "../../tools/example/stack";

/**
 * What an example promises. That it comes up, stays as it is, leaves nothing behind and touches nothing of its neighbours
 * is proven by every run.
 */
export interface Promised {
    so: string;
    made: string[];
    look?(up: Up): Promise<void>;
    /** Whether `look` changes the program, which is a copy then. */
    changed?: true;
    /** Whether only the campaign runs it: other examples, or tests of its resources on the engine, declare the same parts in another arrangement. */
    inCampaign?: true;
    /** Whether `look` moves the clock, by which objects of neighbours change, too; there are none then. */
    alone?: boolean;
}

/** An example that is up. */
export interface Up {
    stack: ExampleStack;
    tenant: EmulatorProcess;
    otherTenants: EmulatorProcess[];
    outputs: Record<string, unknown>;
    /** The program's file. */
    program: string;
    /** All that was printed until now. */
    printed(): string;
}
