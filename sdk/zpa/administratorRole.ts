import type * as pulumi from "@pulumi/pulumi";
import type { administratorRole as definition } from "../../provider/zpa/administratorRole";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED, Resource } from "../resource";
import { resourceToken } from "../typeToken";

/** Arguments of an administrator role. */
export interface AdministratorRoleArgs {
    /** Name of the role, unique in its microtenant. No leading or trailing spaces. */
    name: pulumi.Input<string>;
    /** Purpose of the role. @default none */
    description?: pulumi.Input<string>;
    /**
     * Items that the role may read and change, each with its group, such as `"Disaster Recovery (Administration)"`; a set.
     * The names are those of the API (`permissionGroups`), and differ from the console's in places.
     * API: `classPermissionGroups`.
     * @default none
     */
    fullAccess?: pulumi.Input<readonly pulumi.Input<string>[]>;
    /** Items that the role may read, in the same form; a set. None of `fullAccess`. @default none */
    viewOnly?: pulumi.Input<readonly pulumi.Input<string>[]>;
    /**
     * Microtenant that the role belongs to. A change replaces the role.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
}

/**
 * A role of administrators and API clients: which items of the console they may use.
 * API: `roles`.
 * @see https://help.zscaler.com/zpa/managing-administrator-roles-using-api
 *
 * @example Role that reads the audit log and manages disaster recovery
 * const recovery = new zscaler.AdministratorRole("recovery", {
 *     name: "Disaster recovery",
 *     fullAccess: ["Disaster Recovery (Administration)"],
 *     viewOnly: ["Audit (Administration)"],
 * });
 */
export class AdministratorRole extends Resource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:AdministratorRole");

    declare readonly name: pulumi.Output<string>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly fullAccess: pulumi.Output<string[] | undefined>;
    declare readonly viewOnly: pulumi.Output<string[] | undefined>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;
    /** Whether the role came with the tenant, and cannot be changed. */
    declare readonly builtIn: pulumi.Output<boolean | undefined>;
    /** Whether the service restricts the role, and it cannot be changed. API: `restrictedRole`. */
    declare readonly restricted: pulumi.Output<boolean | undefined>;
    /**
     * Items with an access that is neither full nor view-only, each with the service's word for it, such as
     * `"Audit (Administration): PARTIAL"`. Updates leave them as they are, unless the program declares the item.
     */
    declare readonly otherAccess: pulumi.Output<string[] | undefined>;

    /**
     * Creates the role and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: AdministratorRoleArgs, options?: pulumi.CustomResourceOptions) {
        super(AdministratorRole.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a role that this program does not manage. If there is none, the preview and the update fail, which a program
     * cannot catch: `getAdministratorRole` throws `NotFoundError` instead.
     * @param id Id of the role; `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): AdministratorRole {
        return new AdministratorRole(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of an administrator role, including counters, which are not in the state. */
export interface GetAdministratorRoleResult extends Found<AdministratorRole> {
    /** How many administrators have the role. */
    administratorCount: number;
    /** When the role was created, in UTC. */
    createdAt?: string;
    /** When the role was last changed, in UTC. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** The role to look up, by `id` or by `name`. */
export interface GetAdministratorRoleArgs {
    /** Id of the role. @default by name */
    id?: string;
    /** Name of the role. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the roles to list. Without a filter, all of them, built-in ones included. */
export interface GetAdministratorRolesArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/**
 * Returns the administrator role with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getAdministratorRole = one<GetAdministratorRoleArgs, GetAdministratorRoleResult, typeof definition>(
    "zpa:AdministratorRole",
);

/** The same, with outputs of other resources as arguments. */
export const getAdministratorRoleOutput = outputOf(getAdministratorRole);

/**
 * Returns every administrator role that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getAdministratorRoles = all<GetAdministratorRolesArgs, GetAdministratorRoleResult>(
    "zpa:AdministratorRole",
    "microtenantId",
);

/** The same, with outputs of other resources as arguments. */
export const getAdministratorRolesOutput = outputOf(getAdministratorRoles);

const PROPERTIES: PropertiesOf<AdministratorRoleArgs, AdministratorRole, typeof definition> = {
    name: true,
    description: true,
    fullAccess: true,
    viewOnly: true,
    microtenantId: true,
    builtIn: "output",
    restricted: "output",
    otherAccess: "output",
};
