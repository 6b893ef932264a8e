import type { Backend } from "./backend";
import type { Wire } from "./fields";
import type { Values } from "./values";

/** Objects of other kinds that a property names. */
export interface Reference<V extends object = Values> {
    /** Their types. @example ["zpa:ServerGroup"] */
    to: readonly string[];
    /** Called for each object that may refer to one that is deleted: the ids in a property that holds more. @default the value or values */
    ids?(values: Partial<V>): readonly string[];
    /**
     * Called for a property that takes several kinds: the inputs that objects have when they name this kind.
     * @example (type) => ({ associationType: type === "zpa:AppConnectorGroup" ? "AppConnectorGroup" : "ServiceEdgeGroup" })
     */
    within?(type: string): Partial<V>;
    /**
     * Called when a deletion detaches: what remains of the property without this id, or why it must not be taken out.
     * @default the other ids; a single id, and the last of a list, are refused
     */
    without?(values: Partial<V>, id: string): Partial<V> | string;
    /** The advice of the error, where neither changing nor deleting the referrer ends the reference. @default none */
    endsBy?: string;
}

/** Whether a resource of this stack manages an object, as far as the engine has shown it in this run. */
export type Managed = (type: string, id: string) => boolean;

/** Machines that belong to an object, without a property that names them: the service deletes it only without any. */
export interface Members {
    /** The console's noun of one. @example "App Connector" */
    noun: string;
    /** The type of the resource that manages one. @default none */
    type?: string;
    /** The input that asks for their deletion. @example "deleteConnectorsOnDelete" */
    asked: string;
    /** The output in which a refresh shows which ones that is about. @example "deletesConnectorsOnDelete" */
    shown: string;
    /** Called by a refresh, and before a deletion. @param maxAgeMs How old the answer may be; own writes make it stale. */
    list(id: string, values: Values, backend: Backend, maxAgeMs: number): Promise<readonly Wire[]>;
    /** Whether the machine is connected to the service; such a machine is never deleted. */
    isConnected(machine: Wire): boolean;
    /**
     * Deletes these machines, all of them disconnected and shown before.
     * @throws {NotFoundError} when one is gone; others may be deleted by then
     */
    delete(ids: readonly string[], values: Values, backend: Backend, operation: string): Promise<void>;
}
