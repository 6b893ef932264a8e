import { textOf } from "../../contract/fields";
import type { ZpaClient } from "../client/client";

/** The integration with Internet Access that scans transferred files. */
export interface FileTransferIntegration {
    configured: boolean;
    cloud?: string | undefined;
    userName?: string | undefined;
}

/** There is one in a tenant; its password, key and token are never answered. */
export async function fileTransferIntegration(zpa: ZpaClient): Promise<FileTransferIntegration> {
    const operation = "read the file transfer integration";
    const said = await zpa.get({ path: "config/ziaCloudConfig", tenantWide: true }, operation, () => true);
    const cloud = textOf(said?.ziaCloudDomain);
    const userName = textOf(said?.ziaUsername);
    return { configured: cloud !== undefined, ...(cloud && { cloud }), ...(userName && { userName }) };
}
