import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { zscalerCommand } from "../cli/command";
import { PROJECT } from "./pulumiCommand";
import type { Tenant } from "./tenant";
import type { TestStack } from "./testStack";

const COMMAND = path.resolve(__dirname, "../../dist/cli/main.js");

/** What `npx pulumi-zscaler import` prints, for `pulumi import --file`. */
export async function importFile(tenant: Tenant, ...what: string[]): Promise<string> {
    const env = { ...process.env, ...tenant.environment };
    return (await promisify(execFile)(process.execPath, [COMMAND, "import", ...what], { env })).stdout;
}

/** What `npx pulumi-zscaler import` prints that writes a program into the folder of a stack and imports its objects. */
export async function importProgram(
    tenant: Tenant,
    bench: TestStack,
    ...what: string[]
): Promise<{ code: number; output: string }> {
    const { envVars, workDir } = bench.stack.workspace;
    writeImportProject((name, content) => bench.write(name, content));
    const env = { ...tenant.environment, ...envVars };
    const ended = await zscalerCommand(["import", "--out", workDir, "--stack", "test", ...what], { env });
    return { code: ended.code, output: ended.stdout + ended.stderr };
}

/** The files of a project that the CLI runs by itself. */
export function writeImportProject(write: (name: string, content: string) => void): void {
    write("Pulumi.yaml", `name: ${PROJECT}\nruntime: nodejs\nmain: index.ts\n`);
    write("tsconfig.json", '{ "compilerOptions": { "strict": true, "module": "node16", "rootDir": "." } }');
}
