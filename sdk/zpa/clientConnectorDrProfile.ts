import type * as pulumi from "@pulumi/pulumi";
import type { clientConnectorDrProfile as definition } from "../../provider/zpa/clientConnectorDrProfile";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED, Resource } from "../resource";
import { resourceToken } from "../typeToken";

/** Operating system of the devices that an app profile is for. */
export type ClientConnectorPlatform = "iOS" | "Android" | "Windows" | "macOS" | "Linux";

/** Arguments of the disaster recovery settings of an app profile. */
export interface ClientConnectorDrProfileArgs {
    /**
     * Id of the app profile, which exists already: `getClientConnectorDrProfile` returns it for a name. A change disables
     * disaster recovery in the former profile.
     */
    profile: pulumi.Input<string>;
    /** Whether clients of the profile switch to disaster recovery of Private Access. API: `enableZpaDR`. @default true */
    enabled?: pulumi.Input<boolean>;
    /** Disaster Recovery domain whose records the clients ask for, such as `"dr.example.com"`. API: `zpaDomainName`. */
    domainName: pulumi.Input<string>;
    /**
     * Public key of the records, in PEM: RSA, 2048 bits. API: `zpaRSAPubKey`.
     * @default none: clients take unsigned records
     */
    publicKey?: pulumi.Input<string>;
    /** Name that the portal shows for the key, such as a file name. API: `zpaRSAPubKeyName`. @default none */
    publicKeyName?: pulumi.Input<string>;
    /** Whether clients of the profile also switch with a `test` record. API: `allowZpaTest`. @default false */
    testGroup?: pulumi.Input<boolean>;
}

/**
 * The disaster recovery settings of Private Access in an app profile of Client Connector. Everything else of the profile,
 * and the disaster recovery settings of Internet Access in it, stay as they are. Deleting the resource disables the settings and keeps
 * the profile.
 * API: `application-profiles` of Client Connector, over OneAPI.
 * @see https://help.zscaler.com/zscaler-client-connector/zscaler-client-connector-api
 *
 * @example App profile that takes part in drills
 * const windows = zscaler.getClientConnectorDrProfileOutput({ name: "Windows" });
 * new zscaler.ClientConnectorDrProfile("windows", {
 *     profile: windows.id,
 *     domainName: "dr.example.com",
 *     testGroup: true,
 * });
 */
export class ClientConnectorDrProfile extends Resource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:ClientConnectorDrProfile");

    declare readonly profile: pulumi.Output<string>;
    declare readonly enabled: pulumi.Output<boolean>;
    declare readonly domainName: pulumi.Output<string>;
    declare readonly publicKey: pulumi.Output<string | undefined>;
    declare readonly publicKeyName: pulumi.Output<string | undefined>;
    declare readonly testGroup: pulumi.Output<boolean>;
    /** Name of the app profile. */
    declare readonly name: pulumi.Output<string | undefined>;
    /** Operating system of its devices. API: `deviceType`. */
    declare readonly platform: pulumi.Output<ClientConnectorPlatform | undefined>;

    /**
     * Sets disaster recovery in the profile and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: ClientConnectorDrProfileArgs, options?: pulumi.CustomResourceOptions) {
        super(ClientConnectorDrProfile.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads the settings of a profile that this program does not manage. If there is none, the preview and the update fail,
     * which a program cannot catch: `getClientConnectorDrProfile` throws `NotFoundError` instead.
     * @param id Id of the app profile.
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        options?: pulumi.CustomResourceOptions,
    ): ClientConnectorDrProfile {
        return new ClientConnectorDrProfile(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current disaster recovery settings of an app profile. */
export interface GetClientConnectorDrProfileResult extends Omit<Found<ClientConnectorDrProfile>, "domainName"> {
    /** Disaster Recovery domain; undefined if none was ever set. */
    domainName?: string;
}

/** The app profile to look up, by `id` or by `name`. */
export interface GetClientConnectorDrProfileArgs {
    /** Id of the profile. @default by name */
    id?: string;
    /** Name of the profile. @default by id */
    name?: string;
}

/** Filter of the app profiles to list. Without a filter, all of them but the default profile of each platform. */
export interface GetClientConnectorDrProfilesArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** Only those for devices of this operating system. @default any */
    platform?: ClientConnectorPlatform;
    /** Only those with disaster recovery of Private Access, or only those without. @default both */
    enabled?: boolean;
}

/**
 * Returns the disaster recovery settings of the app profile with this id or name.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getClientConnectorDrProfile = one<
    GetClientConnectorDrProfileArgs,
    GetClientConnectorDrProfileResult,
    typeof definition
>("zpa:ClientConnectorDrProfile");

/** The same, with outputs of other resources as arguments. */
export const getClientConnectorDrProfileOutput = outputOf(getClientConnectorDrProfile);

/**
 * Returns the disaster recovery settings of every app profile that matches the filter.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getClientConnectorDrProfiles = all<GetClientConnectorDrProfilesArgs, GetClientConnectorDrProfileResult>(
    "zpa:ClientConnectorDrProfile",
);

/** The same, with outputs of other resources as arguments. */
export const getClientConnectorDrProfilesOutput = outputOf(getClientConnectorDrProfiles);

const PROPERTIES: PropertiesOf<ClientConnectorDrProfileArgs, ClientConnectorDrProfile, typeof definition> = {
    profile: true,
    enabled: true,
    domainName: true,
    publicKey: true,
    publicKeyName: true,
    testGroup: true,
    name: "output",
    platform: "output",
};
