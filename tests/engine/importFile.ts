import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { Tenant } from "./tenant";

const COMMAND = path.resolve(__dirname, "../../dist/cli/main.js");

/** What `npx pulumi-zscaler import` prints, for `pulumi import --file`. */
export async function importFile(tenant: Tenant, ...what: string[]): Promise<string> {
    const env = { ...process.env, ...tenant.environment };
    return (await promisify(execFile)(process.execPath, [COMMAND, "import", ...what], { env })).stdout;
}
