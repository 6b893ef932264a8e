import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { EmulatorOptions } from "pulumi-zscaler/emulator";
import type { Tenant } from "../engine/tenant";
import type { Room } from "./room";

export type Values = Record<string, unknown>;
export type Json = Parameters<Tenant["control"]["change"]>[2];

/** One property: what a program may set it to, and what an administrator may. */
export interface Change {
    property: string;
    /** What the program declares instead. */
    value: unknown;
    /** What must be declared together with it. */
    with?: Values;
    /** What the service holds then. */
    wire: Values;
    /** What another administrator sets, in the service's words. Absent where the service's answers do not show it. */
    outside?: Json;
    /** Set where it does not go together with other changes. */
    alone?: true;
}

/** What is special about one resource. The session at the console is the same for all: `waves.ts`. */
export interface Subject {
    /** Its type in the catalogue: `zpa:ServerGroup`. */
    type: string;
    /** The collection in which the tenant shows it. */
    collection: string;
    /** What it cannot do without. */
    declared: Values;
    /** What the service holds of that, defaults included. */
    wire: Values;
    changes: readonly Change[];
    /**
     * Declarations that are right, for tests of the check: with every property that it has, and lists of several entries. They name
     * no object of a tenant.
     */
    samples: readonly Values[];
    /** Options that it is declared with. */
    options?: CustomResourceOptions;
    /** A change that cannot be made in place. */
    replacement?: Values;
    /** The object as the service holds it. @default the one that has the declared name */
    remote?(room: Room): Promise<Record<string, unknown>>;
    /** What the service still holds of it when the stack is destroyed. @default nothing */
    retained?: Values;
    /** Nobody can delete it elsewhere. */
    undeletable?: true;
    /** What other resources write changes it too, so that it has a stack of its own. */
    apart?: true;
    /** Properties that have tests of their own. */
    coveredElsewhere?: readonly string[];
    /** Switches of the tenant that it needs. */
    switches?: EmulatorOptions["switches"];
    /** Features that a tenant does not have by itself, and that it needs. */
    features?: readonly string[];
    /** What it needs in the tenant, and what that adds to the declaration, the changes and the replacement. */
    setup?(room: Room): Promise<{ declared?: Values; changes?: readonly Change[]; replacement?: Values }>;
}
