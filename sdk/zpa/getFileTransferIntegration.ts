import type { ManagementMode } from "../disasterRecovery/managementMode";
import { fileTransferIntegration, type LookupOptions, outputOf } from "../lookup";
import { mockable } from "../mocks";

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
