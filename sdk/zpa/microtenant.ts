import type * as pulumi from "@pulumi/pulumi";
import type { microtenant as definition } from "../../provider/zpa/microtenant";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED, Resource } from "../resource";
import { resourceToken } from "../typeToken";

/** Arguments of a microtenant. */
export interface MicrotenantArgs {
    /** Name of the microtenant, unique, case-insensitive; not "Default". No leading or trailing spaces. */
    name: pulumi.Input<string>;
    /** Purpose of the microtenant. @default none */
    description?: pulumi.Input<string>;
    /** Whether the microtenant is in force. @default true */
    enabled?: pulumi.Input<boolean>;
    /**
     * Authentication domains whose users belong to the microtenant, such as `"example.com"`; a set. They must be the
     * tenant's, and each is in one microtenant only. API: `criteriaAttributeValues`.
     * @default none
     */
    domains?: pulumi.Input<readonly pulumi.Input<string>[]>;
    /** How the criteria by which users belong to the microtenant go together. @default "OR" */
    operator?: pulumi.Input<"OR" | "AND">;
    /** Whether the microtenant has privileged approvals. API: `privilegedApprovalsEnabled`. @default false */
    privilegedApprovals?: pulumi.Input<boolean>;
}

/**
 * A microtenant: a part of the tenant with administrators and objects of its own. The first password of its first
 * administrator is a secret output.
 * API: `microtenants`.
 * @see https://help.zscaler.com/zpa/about-microtenants
 *
 * @example Microtenant, a provider for it, and its first administrator
 * const madrid = new zscaler.Microtenant("madrid", { name: "Madrid", domains: ["madrid.example.com"] });
 * const scoped = new zscaler.ZscalerProvider("madrid", { microtenantId: madrid.id });
 * export const password = madrid.administratorPassword; // secret
 */
export class Microtenant extends Resource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:Microtenant");

    declare readonly name: pulumi.Output<string>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly enabled: pulumi.Output<boolean>;
    declare readonly domains: pulumi.Output<string[] | undefined>;
    declare readonly operator: pulumi.Output<"OR" | "AND">;
    declare readonly privilegedApprovals: pulumi.Output<boolean>;
    /**
     * User name of its first administrator. Undefined where the service made none, and for a microtenant that this
     * stack did not make.
     */
    declare readonly administratorUserName: pulumi.Output<string | undefined>;
    /** The administrator's first password, a secret. The service shows it once: the state holds the only copy. */
    declare readonly administratorPassword: pulumi.Output<string | undefined>;

    /**
     * Creates the microtenant and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: MicrotenantArgs, options?: pulumi.CustomResourceOptions) {
        super(Microtenant.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a microtenant that this program does not manage. If there is none, the preview and the update fail, which
     * a program cannot catch: `getMicrotenant` throws `NotFoundError` instead.
     * @param id Id of the microtenant; not `0`, the Default one.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): Microtenant {
        return new Microtenant(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a microtenant, including status and counters, which are not in the state. */
export interface GetMicrotenantResult
    extends Omit<Found<Microtenant>, "administratorUserName" | "administratorPassword"> {
    /** Its place among the microtenants, from 1; the Default one has the last. */
    position?: number;
    /** When it was created, in UTC; undefined for the Default one. */
    createdAt?: string;
    /** When it was last changed, in UTC; undefined for the Default one. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** The microtenant to look up, by `id` or by `name`. */
export interface GetMicrotenantArgs {
    /** Id of the microtenant, `0` for the Default one. @default by name */
    id?: string;
    /** Name of the microtenant. @default by id */
    name?: string;
}

/** Which microtenants to list. Without a filter, all of them, the Default one included. */
export interface GetMicrotenantsArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
}

/**
 * Returns the microtenant with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getMicrotenant = one<GetMicrotenantArgs, GetMicrotenantResult, typeof definition>("zpa:Microtenant");

/** The same, with outputs of other resources as arguments. */
export const getMicrotenantOutput = outputOf(getMicrotenant);

/**
 * Returns every microtenant that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getMicrotenants = all<GetMicrotenantsArgs, GetMicrotenantResult>("zpa:Microtenant");

/** The same, with outputs of other resources as arguments. */
export const getMicrotenantsOutput = outputOf(getMicrotenants);

const PROPERTIES: PropertiesOf<MicrotenantArgs, Microtenant, typeof definition> = {
    name: true,
    description: true,
    enabled: true,
    domains: true,
    operator: true,
    privilegedApprovals: true,
    administratorUserName: "output",
    administratorPassword: "secret",
};
