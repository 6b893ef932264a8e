import type * as pulumi from "@pulumi/pulumi";
import type { administrator as definition } from "../../provider/zpa/administrator";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import type { Reference } from "../references";
import { NOT_DECLARED, Resource } from "../resource";
import { withSecrets } from "../secretInputs";
import { resourceToken } from "../typeToken";
import type { AdministratorRole } from "./administratorRole";

/** Arguments of an administrator. */
export interface AdministratorArgs {
    /**
     * Name that the administrator signs in with: an email address of an authentication domain of the tenant. Unique.
     * API: `username`.
     */
    name: pulumi.Input<string>;
    /** Name that the console shows. @default none */
    displayName?: pulumi.Input<string>;
    /** Address that Zscaler sends news about the service to. @default none */
    email?: pulumi.Input<string>;
    /** Phone number for the recovery of the password, 10 to 15 digits, without spaces and hyphens. */
    phoneNumber: pulumi.Input<string>;
    /** Role of the administrator, as a resource or as an id. API: `roleId`. */
    role: Reference<AdministratorRole>;
    /**
     * Password of the first sign-in, always a secret: at least 8 characters, with a capital letter, a digit and a special
     * character. Used only when the administrator is created; a later change has no effect. API: `password`.
     */
    initialPassword: pulumi.Input<string>;
    /**
     * Whether the first sign-in asks for another password. Used only when the administrator is created.
     * API: `forcePwdChange`.
     * @default true
     */
    changePasswordAtFirstSignIn?: pulumi.Input<boolean>;
    /** Whether the administrator can sign in. API: `isEnabled`. @default true */
    enabled?: pulumi.Input<boolean>;
    /** Whether the administrator can sign in with a password; if false, by single sign-on only. API: `localLoginDisabled`. @default true */
    localSignIn?: pulumi.Input<boolean>;
    /** Whether a sign-in requires a YubiKey. API: `twoFactorAuthEnabled`. @default false */
    twoFactorAuthentication?: pulumi.Input<boolean>;
    /** Time zone of the console, such as `"Europe/Paris"`. @default none */
    timezone?: pulumi.Input<string>;
    /** Language of the console, such as `"en-us"`. @default none */
    languageCode?: pulumi.Input<string>;
    /** Free text. @default none */
    comments?: pulumi.Input<string>;
    /**
     * Microtenant that the administrator belongs to. A change replaces the administrator.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
}

/**
 * An administrator of the console.
 * API: `administrators`.
 * @see https://help.zscaler.com/zpa/managing-administrators-using-api
 *
 * @example Administrator with a role
 * const alex = new zscaler.Administrator("alex", {
 *     name: "alex@example.com",
 *     phoneNumber: "0123456789",
 *     role: recovery,
 *     initialPassword: new pulumi.Config().requireSecret("alexPassword"),
 * });
 */
export class Administrator extends Resource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:Administrator");

    declare readonly name: pulumi.Output<string>;
    declare readonly displayName: pulumi.Output<string | undefined>;
    declare readonly email: pulumi.Output<string | undefined>;
    declare readonly phoneNumber: pulumi.Output<string>;
    /** Id of the role. */
    declare readonly role: pulumi.Output<string>;
    /** As it was declared, a secret; nothing reads it back. */
    declare readonly initialPassword: pulumi.Output<string>;
    declare readonly changePasswordAtFirstSignIn: pulumi.Output<boolean>;
    declare readonly enabled: pulumi.Output<boolean>;
    declare readonly localSignIn: pulumi.Output<boolean>;
    declare readonly twoFactorAuthentication: pulumi.Output<boolean>;
    declare readonly timezone: pulumi.Output<string | undefined>;
    declare readonly languageCode: pulumi.Output<string | undefined>;
    declare readonly comments: pulumi.Output<string | undefined>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;

    /**
     * Creates the administrator and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: AdministratorArgs, options: pulumi.CustomResourceOptions = {}) {
        const hidden = withSecrets(args, options, ["initialPassword"]);
        super(Administrator.__pulumiType, name, hidden.inputs, PROPERTIES, hidden.options);
    }

    /**
     * Reads an administrator that this program does not manage. If there is none, the preview and the update fail, which
     * a program cannot catch: `getAdministrator` throws `NotFoundError` instead.
     * @param id Id of the administrator; `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): Administrator {
        return new Administrator(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of an administrator, including status, which is not in the state. */
export interface GetAdministratorResult
    extends Omit<Found<Administrator>, "initialPassword" | "changePasswordAtFirstSignIn"> {
    /** Name of the role. */
    roleName?: string;
    /** Whether failed sign-ins have locked the account. */
    locked: boolean;
    /** When the administrator was created, in UTC. */
    createdAt?: string;
    /** When the administrator was last changed, in UTC. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** The administrator to look up, by `id` or by `name`. */
export interface GetAdministratorArgs {
    /** Id of the administrator: what other objects call the one who changed them last. @default by name */
    id?: string;
    /** Name that the administrator signs in with. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the administrators to list. Without a filter, all of them. */
export interface GetAdministratorsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/**
 * Returns the administrator with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getAdministrator = one<GetAdministratorArgs, GetAdministratorResult, typeof definition>(
    "zpa:Administrator",
);

/** The same, with outputs of other resources as arguments. */
export const getAdministratorOutput = outputOf(getAdministrator);

/**
 * Returns every administrator that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getAdministrators = all<GetAdministratorsArgs, GetAdministratorResult>(
    "zpa:Administrator",
    "microtenantId",
);

/** The same, with outputs of other resources as arguments. */
export const getAdministratorsOutput = outputOf(getAdministrators);

const PROPERTIES: PropertiesOf<AdministratorArgs, Administrator, typeof definition> = {
    name: true,
    displayName: true,
    email: true,
    phoneNumber: true,
    role: "reference",
    initialPassword: true,
    changePasswordAtFirstSignIn: true,
    enabled: true,
    localSignIn: true,
    twoFactorAuthentication: true,
    timezone: true,
    languageCode: true,
    comments: true,
    microtenantId: true,
};
