import { equal, type Values } from "../contract/values";

/** A resource whose inputs were checked, and whose diff the engine asks for next. */
interface Checked {
    readonly owner: string;
    readonly inputs: Values;
}

/**
 * Which objects the resources of a stack manage, as far as the engine has shown it in this run. The engine calls a provider
 * without saying which resource it is about, so this is put together from the order of its calls: a resource that is there
 * is checked with its old inputs and then diffed; one that is to be replaced is then checked once more, without them.
 */
export class ManagedObjects {
    /** Every object that a call of the engine has named. */
    private readonly named = new Set<string>();
    /** Objects that this run has created or adopted. */
    private readonly made = new Set<string>();
    /** The resource that goes on managing an object, by object. */
    private readonly owners = new Map<string, string>();
    private readonly awaitingDiff: Checked[] = [];

    /** @param owner URN of the resource, where it is known. */
    checked(owner: string | undefined, inputs: Values, { isNew }: { isNew: boolean }): void {
        if (owner === undefined) return;
        if (!isNew) this.awaitingDiff.push({ owner, inputs });
        else for (const [object, other] of this.owners) if (other === owner) this.owners.delete(object);
    }

    /**
     * @returns Whether a check came before. The engine also asks, without one, what becomes of the resources that depend
     * on one that is deleted before it is replaced.
     */
    diffed(type: string, id: string, inputs: Values, { isReplaced }: { isReplaced: boolean }): boolean {
        this.name(type, id);
        const at = this.awaitingDiff.findLastIndex((each) => equal(each.inputs, inputs));
        const [found] = at < 0 ? [] : this.awaitingDiff.splice(at, 1);
        if (isReplaced) this.owners.delete(keyOf(type, id));
        else if (found) this.owners.set(keyOf(type, id), found.owner);
        return found !== undefined;
    }

    /** The engine has named an object of the stack. */
    name(type: string, id: string): void {
        this.named.add(keyOf(type, id));
    }

    /** This run has created or adopted an object. */
    created(type: string, id: string): void {
        this.name(type, id);
        this.made.add(keyOf(type, id));
    }

    deleted(type: string, id: string): void {
        this.named.delete(keyOf(type, id));
    }

    /** Whether some resource of the stack manages an object, or did before this run. */
    isManaged(type: string, id: string): boolean {
        return this.named.has(keyOf(type, id));
    }

    /** Whether a resource of the program goes on managing an object, so that no other one may delete or adopt it. */
    isKept(type: string, id: string): boolean {
        return this.owners.has(keyOf(type, id)) || this.made.has(keyOf(type, id));
    }

    /** Name of the resource that goes on managing an object, as the program calls it. */
    ownerOf(type: string, id: string): string | undefined {
        const owner = this.owners.get(keyOf(type, id));
        return owner?.slice(owner.lastIndexOf("::") + 2);
    }
}

const keyOf = (type: string, id: string): string => `${type} ${id}`;
