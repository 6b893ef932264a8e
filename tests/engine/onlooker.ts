import type { CustomResource } from "@pulumi/pulumi";
import { isKnown, knownValue } from "../../sdk/insideOutputs";

/** Stands for a resource that is made of every property of another: what it gets to see in a run, and what it does not. */
export class Onlooker {
    private seen: Promise<[property: string, known: boolean, value: unknown][]> = Promise.resolve([]);

    /** To be called by the program. */
    watch(resource: CustomResource, properties: readonly string[]): void {
        const outputs = Object.entries({ ...resource, id: resource.id }).filter(([name]) =>
            ["id", ...properties].includes(name),
        );
        this.seen = Promise.all(
            outputs.map(async ([property, output]) => [property, await isKnown(output), await knownValue(output)]),
        );
    }

    /** The properties that were not known in the last run, and the values of the others. */
    async saw(): Promise<{ unknown: string[]; values: Record<string, unknown> }> {
        const seen = await this.seen;
        const known = seen.filter(([, isKnown]) => isKnown);
        return {
            unknown: seen.flatMap(([property, isKnown]) => (isKnown ? [] : [property])),
            values: Object.fromEntries(known.map(([property, , value]) => [property, value])),
        };
    }
}
