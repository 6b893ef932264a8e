import * as cloudConnector from "./cloudConnector";
import * as zpa from "./zpa";

type Exports = typeof zpa & typeof cloudConnector;
type TypeOf<Export> = Export extends { readonly __pulumiType: infer Type extends string } ? Type : never;

/**
 * Names of the types of resources in URNs, states and plans, by the name of the class.
 *
 * @example resourceTypes.AppConnectorGroup is "pulumi-nodejs:dynamic/zpa:AppConnectorGroup"
 */
export type ResourceTypes = {
    readonly [Name in keyof Exports as TypeOf<Exports[Name]> extends never ? never : Name]: TypeOf<Exports[Name]>;
};

/** Names of the types of resources, for policies, transforms and scripts that compare them. */
export const resourceTypes = Object.fromEntries(
    Object.entries({ ...zpa, ...cloudConnector }).flatMap(([name, each]) =>
        "__pulumiType" in each ? [[name, each.__pulumiType]] : [],
    ),
) as ResourceTypes;
