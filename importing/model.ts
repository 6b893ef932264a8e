import type { Values } from "../provider/contract/values";

/** What a generated program is made of: pure data, in the words of the resources. */

/** An object of the tenant that the program declares. */
export interface Declared {
    /** @example "zpa:AppConnectorGroup" */
    readonly type: string;
    readonly id: string;
    /** Its name in the tenant. */
    readonly called: string;
    /** As a read gives them, with defaults, and with ids in place of references. */
    readonly inputs: Values;
}

/** An object that the program only looks up, if something refers to it. */
export interface Known {
    readonly type: string;
    readonly id: string;
    readonly called: string;
    /** Why it is not declared, for a comment. @example "it is managed by Zscaler" @default it is only looked up */
    readonly reason?: string | undefined;
    /** Whether it could not be read, so that no lookup finds it either. @default false */
    readonly isUnread?: boolean | undefined;
    /** The argument of its lookup that tells where it is. @default none */
    readonly within?: { readonly property: string; readonly type: string; readonly id: string } | undefined;
}

export const keyOf = ({ type, id }: { readonly type: string; readonly id: string }): string => `${type} ${id}`;

/** The class of a type. @example "AppConnectorGroup" */
export const classOf = (type: string): string => type.slice(type.indexOf(":") + 1);
