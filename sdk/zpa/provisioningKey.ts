import * as pulumi from "@pulumi/pulumi";
import type { provisioningKey as definition } from "../../provider/zpa/provisioningKey";
import { all, type Found, type LookupOptions, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import type { Reference } from "../references";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import { type AssociatedGroup, fitting } from "./common/association";
import { RESTRICTIONS, RestrictableResource } from "./common/restrictable";
import type { AssociationType } from "./types";

/** Arguments of a provisioning key. */
export interface ProvisioningKeyArgs {
    /**
     * Name of the key, unique in its microtenant and association type. Machines that enroll with it are named after it.
     */
    name: pulumi.Input<string>;
    /** Kind of group that machines enroll in with the key. A change replaces the key. @default "AppConnectorGroup" */
    associationType?: pulumi.Input<AssociationType>;
    /**
     * The group that machines join by this key, as a resource or as an id; of the kind that `associationType` names. A
     * change replaces the key. API: `zcomponentId`.
     */
    group: Reference<AssociatedGroup>;
    /** How many machines may enroll with the key, at least 1. */
    maxUsage: pulumi.Input<number>;
    /** Whether machines can enroll with the key. @default true */
    enabled?: pulumi.Input<boolean>;
    /**
     * Whether the value of the key can be read again later. If false, the value is only in the encrypted state; a
     * change back to true replaces the key. @default true
     */
    exportable?: pulumi.Input<boolean>;
    /**
     * When the key expires, a timestamp with an offset: `"2027-01-31T18:00:00+01:00"`; kept in UTC.
     * API: `expirationInEpochSec`.
     * @default no end
     */
    expiresAt?: pulumi.Input<string>;
    /** IPv4 and IPv6 addresses and ranges from which machines may enroll; a set. API: `ipAcl`. @default any */
    allowedSourceAddresses?: pulumi.Input<readonly pulumi.Input<string>[]>;
    /**
     * Enrollment certificate that signs the certificates of enrolled machines, by its name; instead of
     * `enrollmentCertificateId`.
     * @default "Service Edge" for service edge groups, else "Connector"
     */
    enrollmentCertificateName?: pulumi.Input<string>;
    /**
     * The same certificate by its id; instead of `enrollmentCertificateName`. API: `enrollmentCertId`.
     * @default by its name
     */
    enrollmentCertificateId?: pulumi.Input<string>;
    /**
     * Microtenant that the key belongs to. A change replaces the key.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
}

/**
 * A provisioning key. A connector presents its value to enroll in a group when it is deployed.
 * API: `associationType/TYPE/provisioningKey`.
 * @see https://help.zscaler.com/zpa/configuring-provisioning-keys-using-api
 *
 * @example Key for two App Connectors
 * const key = new zscaler.ProvisioningKey("lyon", { name: "Branch Lyon", group: lyon, maxUsage: 2 });
 * export const text = key.provisioningKey; // secret
 *
 * @example Single-use key that expires and cannot be read again
 * const visit = new zscaler.ProvisioningKey("visit", {
 *     name: "Visit",
 *     group: lyon,
 *     maxUsage: 1,
 *     exportable: false,
 *     expiresAt: "2027-01-31T18:00:00+01:00",
 * });
 */
export class ProvisioningKey extends RestrictableResource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:ProvisioningKey");

    declare readonly name: pulumi.Output<string>;
    declare readonly associationType: pulumi.Output<AssociationType>;
    /** Id of the group. */
    declare readonly group: pulumi.Output<string>;
    declare readonly maxUsage: pulumi.Output<number>;
    declare readonly enabled: pulumi.Output<boolean>;
    declare readonly exportable: pulumi.Output<boolean>;
    /** In UTC, to the second. */
    declare readonly expiresAt: pulumi.Output<string | undefined>;
    declare readonly allowedSourceAddresses: pulumi.Output<string[] | undefined>;
    declare readonly enrollmentCertificateName: pulumi.Output<string | undefined>;
    declare readonly enrollmentCertificateId: pulumi.Output<string | undefined>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;
    /**
     * Key value for the machines that enroll; a secret. Undefined for a key that was looked up and is not exportable.
     */
    declare readonly provisioningKey: pulumi.Output<string | undefined>;

    /**
     * Creates the key and manages it.
     * @throws {InvalidInputError} if `group` is a resource of another kind than `associationType` says
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: ProvisioningKeyArgs, options?: pulumi.CustomResourceOptions) {
        const inputs = args && {
            ...args,
            associationType: fitting(`zpa:ProvisioningKey "${name}"`, args.group, args.associationType),
        };
        super(ProvisioningKey.__pulumiType, name, inputs, PROPERTIES, options);
    }

    /**
     * Reads a key that this program does not manage. If there is none, the preview and the update fail, which a program
     * cannot catch: `getProvisioningKey` throws `NotFoundError` instead.
     * @param id Id of the key. Ids are unique only within an association type: `ServiceEdgeGroup/58856` contains the type;
     * without it all types are tried, App Connector groups first. `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): ProvisioningKey {
        return new ProvisioningKey(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of a provisioning key, including status and counters, which are not in the state. */
export interface GetProvisioningKeyResult extends Omit<Found<ProvisioningKey>, "provisioningKey"> {
    /** Key value as a secret, which contains undefined if the key is not exportable. */
    provisioningKey: pulumi.Output<string | undefined>;
    /** How many connectors have enrolled with the key. */
    usageCount: number;
    /** Name of the group. */
    groupName?: string;
    /** When the key was created, in UTC. */
    createdAt?: string;
    /** When the key was last changed, in UTC. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** The key to look up, by `id` or by `name`, within one association type. */
export interface GetProvisioningKeyArgs {
    /** Id of the key, unique within its association type only. @default by name */
    id?: string;
    /** Name of the key. @default by id */
    name?: string;
    /** Kind of group that the key is for. @default "AppConnectorGroup" */
    associationType?: AssociationType;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/**
 * Returns the key with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export async function getProvisioningKey(
    args: GetProvisioningKeyArgs,
    options?: LookupOptions,
): Promise<GetProvisioningKeyResult> {
    return secretly(await keyOf({ associationType: "AppConnectorGroup", ...args }, options));
}

/** The same, with outputs of other resources as arguments; the whole result is then secret. */
export const getProvisioningKeyOutput = outputOf(getProvisioningKey);

/** Filter of the keys to list. Without a filter, all of one association type. */
export interface GetProvisioningKeysArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** Kind of group that the keys are for. @default "AppConnectorGroup" */
    associationType?: AssociationType;
    /** Id of the group that the keys are for. @default any */
    group?: string;
    /** @default both */
    enabled?: boolean;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/**
 * Returns every key of one association type that matches the filter, with its current values; without a filter, all of
 * them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export async function getProvisioningKeys(
    { associationType = "AppConnectorGroup", ...args }: GetProvisioningKeysArgs = {},
    options?: LookupOptions,
): Promise<GetProvisioningKeyResult[]> {
    return (await keysOf({ associationType, ...args }, options)).map(secretly);
}

/** The same, with outputs of other resources as arguments; the whole result is then secret. */
export const getProvisioningKeysOutput = outputOf(getProvisioningKeys);

const keyOf = one<GetProvisioningKeyArgs, ClearKey, typeof definition>("zpa:ProvisioningKey");
const keysOf = all<GetProvisioningKeysArgs, ClearKey>("zpa:ProvisioningKey", "associationType", "microtenantId");

type ClearKey = Found<ProvisioningKey> & Omit<GetProvisioningKeyResult, "provisioningKey">;

function secretly(key: ClearKey): GetProvisioningKeyResult {
    return { ...key, provisioningKey: pulumi.secret(key.provisioningKey) };
}

const PROPERTIES: PropertiesOf<ProvisioningKeyArgs, ProvisioningKey, typeof definition> = {
    name: true,
    associationType: true,
    group: "reference",
    maxUsage: true,
    enabled: true,
    exportable: true,
    expiresAt: true,
    allowedSourceAddresses: true,
    enrollmentCertificateName: true,
    enrollmentCertificateId: true,
    microtenantId: true,
    provisioningKey: "secret",
    ...RESTRICTIONS,
};
