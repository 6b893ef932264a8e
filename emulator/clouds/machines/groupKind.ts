import type { CloudObject } from "../objects";
import type { Values } from "../values";
import type { Hold, Machine } from "./machine";

/** Where a group may start a machine, and with what. */
export interface Place {
    readonly zone: string;
    readonly launch: Values;
}

/** A hook of a group: what holds each of its machines on its way. */
export interface Hook {
    readonly seconds: number;
    /** What happens when the time is over. */
    readonly result: Hold["result"];
}

/** The hooks of a group, by what they hold. */
export type Hooks = Partial<Readonly<Record<"launching" | "terminating", Hook>>>;

/** Machines that a group has started ahead. */
export interface WarmPool {
    readonly size: number;
    readonly state: "running" | "stopped";
    /** Whether a machine that is not needed any longer goes back into it. */
    readonly takesBack: boolean;
}

/** How a cloud runs groups of machines: Auto Scaling groups, scale sets, instance groups. */
export interface GroupKind {
    /** Token of the resource. */
    readonly type: string;
    /** How many machines a group wants. */
    wanted(group: CloudObject): number;
    /** The group when it wants another number, within its limits. */
    resized(group: CloudObject, capacity: number): CloudObject;
    places(group: CloudObject): readonly Place[];
    newId(group: CloudObject): string;
    /** @default none */
    hooks?(group: CloudObject): Hooks;
    /** @default none */
    warmPool?(group: CloudObject): WarmPool | undefined;
    /**
     * Functions of the cloud are told that a hook holds a machine that is about to be terminated.
     *
     * @returns whether one of them has finished the hook
     * @default there are none
     */
    released?(machine: Machine, group: CloudObject): Promise<boolean>;
    /** They are told of a machine that was terminated without a hook. @default there are none */
    lost?(machine: Machine, group: CloudObject): Promise<void>;
}
