import type { Tenant } from "../engine/tenant";

type Control = Tenant["control"];

/**
 * A tenant as the setup of one resource sees it: what it creates there has names that no other setup uses, so that many
 * resources live in one tenant.
 */
export class Room {
    readonly control: Control;

    constructor(
        private readonly tenant: Pick<Tenant, "control" | "object">,
        private readonly label: string,
    ) {
        const create: Control["create"] = (collection, body) =>
            tenant.control.create(
                collection,
                typeof body.name === "string" ? { ...body, name: this.named(body.name) } : body,
            );
        this.control = new Proxy(tenant.control, {
            get: (control, key) => {
                if (key === "create") return create;
                const value = Reflect.get(control, key);
                return typeof value === "function" ? value.bind(control) : value;
            },
        });
    }

    /** The name under which the setup has created something. */
    named(name: string): string {
        return `${name} ${this.label}`;
    }

    /** The object that the setup has created under this name. */
    created(collection: string, name: string): Promise<Record<string, unknown>> {
        return this.tenant.object(collection, this.named(name));
    }

    /** The one object of this name as the service holds it. */
    object(collection: string, name: string): Promise<Record<string, unknown>> {
        return this.tenant.object(collection, name);
    }
}
