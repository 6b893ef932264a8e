import type { ConfigGetter } from "./connection/connection";
import { DeleteBeforeReplace } from "./deletion/deleteBeforeReplace";
import { ManagedObjects } from "./run/managedObjects";
import { NameOwners } from "./run/nameOwners";
import { RuleOrders } from "./run/ruleOrders";
import { Uniqueness } from "./run/uniqueness";
import { Session } from "./session";

/**
 * What one provider of one run knows: its connections, and what the engine has shown of the stack so far. Everything that
 * lasts from one operation to the next hangs from here, so that a process can serve several providers, or several runs.
 */
export class Context {
    readonly session: Session;
    readonly objects = new ManagedObjects();
    readonly names = new NameOwners();
    readonly uniqueness = new Uniqueness();
    readonly deleteBeforeReplace = new DeleteBeforeReplace();
    readonly setOrders = new RuleOrders();

    constructor(config: ConfigGetter) {
        this.session = new Session(config);
    }

    readonly isManaged = (type: string, id: string): boolean => this.objects.isManaged(type, id);
    readonly isKept = (type: string, id: string): boolean => this.objects.isKept(type, id);
}
