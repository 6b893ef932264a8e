import type { OtherObject, PlannedObject, PlannedStack } from "../../findings";

/** Stacks as findings see them: ids are the names of the resources. */

type Values = Record<string, unknown>;
export type Declared = readonly [type: string, name: string, values?: Values, more?: Partial<PlannedObject>];

/** As the engine writes a text that a preview does not know. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function stackOf(...declared: readonly Declared[]): PlannedStack {
    const all = declared.map(([type, name, values = {}, more = {}]) => ({
        urn: urnOf(type, name),
        type,
        name,
        id: name,
        values,
        isProtected: true,
        tellsSecrets: true,
        ...more,
    }));
    const isOurs = ({ type }: OtherObject) => /^(zpa|cloudConnector):/.test(type);
    return { objects: all.filter(isOurs), others: all.filter((each) => !isOurs(each)) };
}

export const urnOf = (type: string, name: string) => `urn:pulumi:dev::site::${type}::${name}`;

/** What is made of other resources, by property. */
export const from = (property: string, ...made: readonly (readonly [type: string, name: string])[]) => ({
    dependencies: { [property]: made.map(([type, name]) => urnOf(type, name)) },
});
