import type { Backend } from "./backend";
import type { Wire } from "./fields";
import type { Nouns } from "./noun";
import type { Values } from "./values";

/** Whether a resource of this stack manages an object, as far as the engine has shown it in this run. */
export type Managed = (type: string, id: string) => boolean;

/** Machines that belong to an object, without a property that names them: the service deletes it only without any. */
export interface Members<B extends Backend = Backend> {
    /** The console's nouns, for messages. @example { one: "App Connector", many: "App Connectors" } */
    noun: Nouns;
    /** The type of the resource that manages one. @default none @example "zpa:AppConnector" */
    type?: string;
    /** The item of a role that opens them, as documented. @example "App Connectors (App Connector Management)" */
    permission?: string;
    /** The input that asks for their deletion. @example "deleteConnectorsOnDelete" */
    asked: string;
    /** The output in which a refresh shows which ones that is about. @example "deletesConnectorsOnDelete" */
    shown: string;
    /**
     * Called by a refresh, and before a deletion: the machines of one object.
     * @param owner The object; `maxAgeMs` is how old the answer may be, own writes make it stale.
     * @example ({ id, backend }) => backend.listAll({ path: "connector" }).then((all) => all.filter((each) => each.group === id))
     */
    list(owner: { id: string; values: Values; backend: B; maxAgeMs: number }): Promise<readonly Wire[]>;
    /**
     * Called for each machine: whether it is connected to the service. Such a machine is never deleted.
     * @example ({ controlChannelStatus }) => controlChannelStatus === "ZPN_STATUS_AUTHENTICATED"
     */
    isConnected(machine: Wire): boolean;
    /**
     * Called by a deletion: deletes these machines, all of them disconnected and shown before.
     * @throws {NotFoundError} when one is gone; others may be deleted by then
     * @example ({ ids, backend, operation }) => backend.deleteTogether({ path: "connector" }, ids, operation)
     */
    delete(leaving: { ids: readonly string[]; values: Values; backend: B; operation: string }): Promise<void>;
}
