import type { Values } from "./values";

/** What tells an object from all others of its cloud. */
export interface ObjectKey {
    /** Token, such as `aws:ec2/subnet:Subnet`. */
    readonly type: string;
    readonly id: string;
    /** Ids are unique in it: a region of AWS, or `""` where they are unique in the whole cloud. */
    readonly space: string;
}

/** An object of a cloud. */
export interface CloudObject extends ObjectKey {
    /** Objects are numbered in the order in which they were made. */
    readonly number: number;
    /** Where the provider that made it works. */
    readonly scope: Readonly<Record<string, string>>;
    /** As they were written last, with the marks of secrets. */
    readonly inputs: Values;
    /** All that the cloud answers. */
    readonly outputs: Values;
}

/** Whether a stored value is one. */
export function isCloudObject(value: unknown): value is CloudObject {
    return typeof value === "object" && value !== null && "space" in value && "type" in value && "outputs" in value;
}

/** Outputs by which other objects refer to an object, besides its id. */
const LINKS = ["arn", "vmId", "selfLink", "selfLinkUnique", "instanceGroup", "email", "name"];

/** Whether this is how others refer to the object. */
export function isLinkedBy({ id, outputs }: CloudObject, link: string): boolean {
    return id === link || LINKS.some((output) => outputs[output] === link);
}

/** Keeps a value beyond the life of the process; `undefined` forgets it. */
export type Save = (key: string, value: CloudObject | undefined) => void;

/** The objects of one cloud. */
export class Objects {
    readonly #byKey = new Map<string, CloudObject>();
    #made = 0;

    constructor(private readonly save: Save = () => undefined) {}

    /** Puts back what an earlier process has saved, in the order in which it was made. */
    restore(objects: readonly CloudObject[]): void {
        for (const object of objects.toSorted((one, other) => one.number - other.number)) {
            this.#byKey.set(keyOf(object), object);
            this.#made = object.number;
        }
    }

    /** The number of an object that is made now. */
    nextNumber(): number {
        this.#made += 1;
        return this.#made;
    }

    get(key: ObjectKey): CloudObject | undefined {
        return this.#byKey.get(keyOf(key));
    }

    /** Objects of different types may have one id, as a role and a policy of the same name. */
    withId(id: string): readonly CloudObject[] {
        return this.all().filter((object) => isLinkedBy(object, id));
    }

    all(type?: string): CloudObject[] {
        const objects = [...this.#byKey.values()];
        return type === undefined ? objects : objects.filter((object) => object.type === type);
    }

    put(object: CloudObject): void {
        this.#byKey.set(keyOf(object), object);
        this.save(keyOf(object), object);
    }

    delete(key: ObjectKey): void {
        this.#byKey.delete(keyOf(key));
        this.save(keyOf(key), undefined);
    }
}

/** The key as text. */
export function keyOf({ space, type, id }: ObjectKey): string {
    return `${space}|${type}|${id}`;
}
