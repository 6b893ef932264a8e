import type * as pulumi from "@pulumi/pulumi";
import type { applicationServer as definition } from "../../provider/zpa/applicationServer";
import { all, type Found, one, outputOf } from "../lookup";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED } from "../resource";
import { resourceToken } from "../typeToken";
import { DETACHING, type DetachableArgs, DetachableResource } from "./common/detachable";
import { RESTRICTIONS } from "./common/restrictable";

/** Arguments of an application server. */
export interface ApplicationServerArgs extends DetachableArgs {
    /** Name of the server, unique in its microtenant. No leading or trailing spaces. */
    name: pulumi.Input<string>;
    /** Free text. @default none */
    description?: pulumi.Input<string>;
    /** Whether applications are reached on the server. @default true */
    enabled?: pulumi.Input<boolean>;
    /** Domain name, upper and lower case alike, or IPv4 or IPv6 address. */
    address: pulumi.Input<string>;
    /**
     * Microtenant that the server belongs to. A change replaces the server.
     * @default the provider's microtenant, else the Default one
     */
    microtenantId?: pulumi.Input<string>;
}

/**
 * An application server: a machine that server groups without dynamic discovery name.
 * API: `server`.
 * @see https://help.zscaler.com/zpa/configuring-servers-using-api
 *
 * @example Server by address
 * const web = new zscaler.ApplicationServer("web", { name: "web", address: "10.1.0.10" });
 */
export class ApplicationServer extends DetachableResource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:ApplicationServer");

    declare readonly name: pulumi.Output<string>;
    declare readonly description: pulumi.Output<string | undefined>;
    declare readonly enabled: pulumi.Output<boolean>;
    /** In lower case. */
    declare readonly address: pulumi.Output<string>;
    declare readonly microtenantId: pulumi.Output<string | undefined>;

    /**
     * Creates the server and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: ApplicationServerArgs, options?: pulumi.CustomResourceOptions) {
        super(ApplicationServer.__pulumiType, name, args, PROPERTIES, options);
    }

    /**
     * Reads a server that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getApplicationServer` throws `NotFoundError` instead.
     * @param id Id of the server; `MICROTENANT_ID/ID` for one in a microtenant.
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, options?: pulumi.CustomResourceOptions): ApplicationServer {
        return new ApplicationServer(name, NOT_DECLARED, { ...options, id });
    }
}

/** Current values of an application server. */
export interface GetApplicationServerResult extends Found<ApplicationServer> {
    /** When the server was created, in UTC. */
    createdAt?: string;
    /** When the server was last changed, in UTC. */
    modifiedAt?: string;
    /** Id of the one who made that change, of which `getLastWriter` gives the name. API: `modifiedBy`. */
    modifiedById?: string;
}

/** The server to look up, by `id` or by `name`. */
export interface GetApplicationServerArgs {
    /** Id of the server. @default by name */
    id?: string;
    /** Name of the server. @default by id */
    name?: string;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/** Filter of the servers to list. Without a filter, all of them. */
export interface GetApplicationServersArgs {
    /** Part of the name, case-insensitive. @default any */
    name?: string;
    /** @default both */
    enabled?: boolean;
    /** Microtenant to look in. @default the provider's microtenant, else all that are visible */
    microtenantId?: string;
}

/**
 * Returns the application server with this id or name, with its current values.
 * @throws {NotFoundError} if there is none that this credential may see
 * @throws {InvalidInputError} unless exactly one of `id` and `name` is given, and if several have the name
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getApplicationServer = one<GetApplicationServerArgs, GetApplicationServerResult, typeof definition>(
    "zpa:ApplicationServer",
);

/** The same, with outputs of other resources as arguments. */
export const getApplicationServerOutput = outputOf(getApplicationServer);

/**
 * Returns every application server that matches the filter, with its current values; without a filter, all of them.
 * @throws {ZscalerError} if the list cannot be read; `code` says why
 */
export const getApplicationServers = all<GetApplicationServersArgs, GetApplicationServerResult>(
    "zpa:ApplicationServer",
    "microtenantId",
);

/** The same, with outputs of other resources as arguments. */
export const getApplicationServersOutput = outputOf(getApplicationServers);

const PROPERTIES: PropertiesOf<ApplicationServerArgs, ApplicationServer, typeof definition> = {
    name: true,
    description: true,
    enabled: true,
    address: true,
    microtenantId: true,
    ...DETACHING,
    ...RESTRICTIONS,
};
