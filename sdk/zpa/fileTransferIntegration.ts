import type * as pulumi from "@pulumi/pulumi";
import type { fileTransferIntegration as definition } from "../../provider/zpa/fileTransferIntegration";
import type { ManagementMode } from "../disasterRecovery/managementMode";
import { fileTransferIntegration, type LookupOptions, outputOf } from "../lookup";
import { mockable } from "../mocks";
import type { PropertiesOf } from "../parity";
import { NOT_DECLARED, Resource } from "../resource";
import { withSecrets } from "../secretInputs";
import { resourceToken } from "../typeToken";

/** Arguments of the file transfer integration. The API sets all of it together, so that each one is required. */
export interface FileTransferIntegrationArgs {
    /** Cloud of the tenant in Internet Access, such as `"zscaler.net"`. Lower case. API: `ziaCloudDomain`. */
    cloud: pulumi.Input<string>;
    /** Name of the administrator of Internet Access that Private Access signs in with. API: `ziaUsername`. */
    userName: pulumi.Input<string>;
    /** Password of that administrator, always a secret. API: `ziaPassword`. */
    password: pulumi.Input<string>;
    /** Cloud service API key of Internet Access, always a secret. API: `ziaCloudServiceApiKey`. */
    apiKey: pulumi.Input<string>;
    /** API token of the sandbox of Internet Access, always a secret. API: `ziaSandboxApiToken`. */
    sandboxApiToken: pulumi.Input<string>;
}

/**
 * The integration with Internet Access that scans files which users transfer by Privileged Remote Access. A tenant has one:
 * it is adopted if it exists, and remains when the resource is deleted, because the API cannot remove it.
 * API: `config/ziaCloudConfig`.
 *
 * @example Integration with secrets of the stack
 * const config = new pulumi.Config();
 * new zscaler.FileTransferIntegration("fileTransfer", {
 *     cloud: "zscaler.net",
 *     userName: "scan@example.com",
 *     password: config.requireSecret("scanPassword"),
 *     apiKey: config.requireSecret("scanApiKey"),
 *     sandboxApiToken: config.requireSecret("sandboxApiToken"),
 * });
 */
export class FileTransferIntegration extends Resource {
    /** Name of the type in URNs and states, by which policies tell resources apart. */
    static readonly __pulumiType = resourceToken("zpa:FileTransferIntegration");

    declare readonly cloud: pulumi.Output<string>;
    declare readonly userName: pulumi.Output<string>;
    /** As it was declared, a secret; nothing reads it back. */
    declare readonly password: pulumi.Output<string>;
    /** As it was declared, a secret; nothing reads it back. */
    declare readonly apiKey: pulumi.Output<string>;
    /** As it was declared, a secret; nothing reads it back. */
    declare readonly sandboxApiToken: pulumi.Output<string>;

    /**
     * Creates or adopts the integration and manages it.
     * @throws {InvalidInputError} if the option `import` or `customTimeouts` is set
     */
    constructor(name: string, args: FileTransferIntegrationArgs, options: pulumi.CustomResourceOptions = {}) {
        const hidden = withSecrets(args, options, ["password", "apiKey", "sandboxApiToken"]);
        super(FileTransferIntegration.__pulumiType, name, hidden.inputs, PROPERTIES, hidden.options);
    }

    /**
     * Reads the integration that this program does not manage. If there is none, the preview and the update fail, which a
     * program cannot catch: `getFileTransferIntegration` says whether there is one.
     * @param id Id of the tenant: the value of `zscaler:customerId`.
     */
    static get(
        name: string,
        id: pulumi.Input<pulumi.ID>,
        options?: pulumi.CustomResourceOptions,
    ): FileTransferIntegration {
        return new FileTransferIntegration(name, NOT_DECLARED, { ...options, id });
    }
}

/** The integration with Internet Access that scans files which users transfer by Privileged Remote Access. */
export interface GetFileTransferIntegrationResult {
    /** Whether it is set up. */
    configured: boolean;
    /** Cloud of the tenant in Internet Access, such as `"zscaler.net"`. API: `ziaCloudDomain`. */
    cloud?: string;
    /** Name that Private Access signs in with. API: `ziaUsername`. */
    userName?: string;
    /** It is read by the API; its password, key and token are never returned. */
    managementMode: ManagementMode;
}

/**
 * Returns the tenant's integration with Internet Access for file transfers.
 * @throws {ZscalerError} if it cannot be read; `code` says why
 */
export const getFileTransferIntegration = mockable(
    "zpa:getFileTransferIntegration",
    async (_args?: Record<string, never>, options?: LookupOptions): Promise<GetFileTransferIntegrationResult> => ({
        ...(await fileTransferIntegration(options)),
        managementMode: "api",
    }),
);

/** The same as an output. */
export const getFileTransferIntegrationOutput = outputOf(getFileTransferIntegration);

const PROPERTIES: PropertiesOf<FileTransferIntegrationArgs, FileTransferIntegration, typeof definition> = {
    cloud: true,
    userName: true,
    password: true,
    apiKey: true,
    sandboxApiToken: true,
};
