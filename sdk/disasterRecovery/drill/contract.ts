import type { PlanDocument } from "../plan/document";
import type { PublishedActivationRecord } from "../publishedActivationRecord";
import type { ActivationState } from "../recordFacts";

/** What a drill publishes: `test` for the test group, or `on` for every client. */
export type DrillState = Exclude<ActivationState, "off">;

/** What a person confirms. */
export interface Gate {
    /** @example "begin" */
    readonly id: string;
    readonly question: string;
}

/** What was seen of a segment during a drill. */
export interface SeenSegment {
    readonly name: string;
    readonly reached: boolean;
    /** Why not, if that is known. */
    readonly reason?: string;
}

/** What a drill acts on and looks at. */
export interface DrillPorts {
    /** Epoch milliseconds. */
    now(): Promise<number>;
    /** Rejects with `DrillStopped` if the drill is stopped meanwhile. */
    wait(milliseconds: number): Promise<void>;
    /** Has the record published; rejects if that failed. @param notAfter UTC timestamp. */
    publish(state: ActivationState, notAfter?: string): Promise<void>;
    /** Reads the domain by DNS. */
    read(): Promise<PublishedActivationRecord>;
    /** From now on, somebody rolls back if this process ends. */
    arm(): Promise<void>;
    /** What must be true before and after the drill, and is not. */
    probe(): Promise<readonly string[]>;
    /** Whether everybody follows a state, who has to; if so, since when, in epoch milliseconds, if that is known. Undefined if nobody can tell. */
    follows(state: ActivationState): Promise<boolean | number | undefined>;
    /** What users of the drill reach now. Undefined if nobody can tell. */
    reach(): Promise<readonly SeenSegment[] | undefined>;
    /** Whether a person says yes. */
    confirm(gate: Gate): Promise<boolean>;
}

export interface DrillArgs {
    /** What it follows, and is compared with. */
    readonly plan: PlanDocument;
    /** What is published. */
    readonly state: DrillState;
    /** Who is responsible. */
    readonly actor: string;
    /** How long it lasts after everybody has switched, in seconds. */
    readonly holdSeconds: number;
}

/** A part of a drill. */
export interface DrillPhase {
    readonly name: "record" | "switch" | "hold" | "return record" | "return";
    /** Absent if the plan does not tell. */
    readonly predictedSeconds?: number;
    readonly measuredSeconds: number;
}

/** What a segment was predicted to be, and was. */
export interface DrilledSegment {
    readonly name: string;
    readonly predicted: boolean;
    readonly reached: boolean;
    readonly reason?: string;
}

/** What came of a drill. */
export interface DrillReport {
    readonly result: "passed" | "failed" | "stopped";
    readonly state: DrillState;
    /** Why it has not passed. */
    readonly faults: readonly string[];
    readonly phases: readonly DrillPhase[];
    readonly segments: readonly DrilledSegment[];
    /** Whether `off` is published again and was seen in DNS. `not needed`: nothing else was published. */
    readonly rollback: "verified" | "failed" | "not needed";
}
