import * as pulumi from "@pulumi/pulumi";
import { recorded } from "../../../sdk/disasterRecovery";
import type { Recorded } from "../../../sdk/disasterRecovery/recorded/recordings";

const TOKEN = /^pulumi-nodejs:dynamic\/zscaler\/disasterRecovery:(\w+)$/;

type Values = Record<string, unknown>;

/** Stands in for the engine: what was recorded in one run is what the next one is checked against. */
export class Stack {
    /** Names of what was declared in the last run before something was refused, in the order of registration. */
    declared: string[] = [];
    /** Name of a record that the DNS provider does not write. */
    failing: string | undefined;
    readonly #recorded = new Map<string, { readonly kind: Recorded; readonly values: Values }>();

    /**
     * Runs a program.
     * @throws {Error} what the check of a resource refuses, or the program throws, or that a record was not written, after what was declared
     * before it has been recorded
     */
    async up<T>(program: () => T): Promise<T> {
        this.declared = [];
        const refused: string[] = [];
        const unwritten: string[] = [];
        const next = new Map<string, { readonly kind: Recorded; readonly values: Values }>();
        await pulumi.runtime.setMocks({
            newResource: async ({ type, name, inputs }) => {
                if (refused.length > 0 || unwritten.length > 0) return { id: name, state: inputs };
                if (name === this.failing) unwritten.push(`${name} was not written`);
                this.declared.push(name);
                const kind = TOKEN.exec(type)?.[1] as Recorded | undefined;
                if (kind === undefined) return { id: name, state: inputs };
                const last = this.#recorded.get(name)?.values ?? {};
                const { inputs: values, failures = [] } = (await recorded(kind).check?.(last, inputs)) ?? { inputs };
                refused.push(...failures.map(({ property, reason }) => `${property} ${reason}`));
                next.set(name, { kind, values });
                return { id: name, state: values };
            },
            call: () => ({}),
        });
        const result = program();
        await pulumi.runtime.disconnect();
        if (refused.length > 0) throw new Error(refused.join("\n"));
        for (const [name, record] of next) this.#recorded.set(name, record);
        if (unwritten.length > 0) throw new Error(unwritten.join());
        return result;
    }

    /** Destroys what was recorded last under a name. */
    async remove(name: string): Promise<void> {
        const record = this.#recorded.get(name);
        if (!record) throw new Error(`nothing was recorded under ${name}`);
        await recorded(record.kind).delete?.(name, record.values);
    }
}
