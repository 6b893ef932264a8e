/** What the engine's name of a resource says: `urn:pulumi:STACK::PROJECT::PARENT_TYPE$TYPE::NAME`. */

/**
 * The engine's name of the resource's type.
 * @internal
 */
export const tokenIn = (urn: string): string => urn.split("::")[2]?.split("$").at(-1) ?? "";

/**
 * Name of the resource in its program, which may hold the separator.
 * @internal
 */
export const nameIn = (urn: string): string => urn.split("::").slice(3).join("::");
