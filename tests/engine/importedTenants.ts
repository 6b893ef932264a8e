import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "@jest/globals";
import { importedResource, importFile } from "../../importing/importFile";
import { Mapping } from "../../importing/mapping";
import { programOf } from "../../importing/program";
import { definitionOf } from "../../provider/definitionOf";
import { whole } from "../../provider/lifecycle/stateValues";
import { zscalerCommand } from "../cli/command";
import { ROOT } from "../docs/markdown";
import { possible } from "../importing/possible";
import { randomTenant } from "../importing/randomTenant";
import { NODE_OPTIONS } from "./cliVariables";
import { writeImportProject } from "./importFile";
import type { Up } from "./promised";
import type { Tenant } from "./tenant";
import type { TestStack } from "./testStack";

const run = promisify(execFile);

/** Takes everything of an example's tenant into another stack. */
export async function expectImport({ stack }: Pick<Up, "stack">): Promise<void> {
    const work = path.join(ROOT, ".work/imported");
    mkdirSync(work, { recursive: true });
    const folder = mkdtempSync(path.join(work, "project-"));
    try {
        writeImportProject((name, content) => writeFileSync(path.join(folder, name), content));
        const env = { ...stack.environment, NODE_OPTIONS, PULUMI_BACKEND_URL: `file://${folder}` };
        await run("pulumi", ["stack", "init", "imported"], { cwd: folder, env });
        const { code, stdout } = await zscalerCommand(["import", "--all", "--out", folder, "--stack", "imported"], {
            cwd: folder,
            env,
        });
        expect(stdout).toMatch(/^Types: no errors$/m);
        expect(stdout).toContain("Preview: no changes\n");
        expect(code).toBe(0);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/**
 * What an import would write of random objects, with the engine's own comparison. Only the references among them are resources:
 * no tenant has the others.
 */
export async function expectRandomTenant(tenant: Tenant, bench: TestStack, seed: number): Promise<void> {
    const declared = possible(randomTenant(seed).declared);
    const { files, resources, undeclarable } = programOf({
        declared,
        known: [],
        mapping: Mapping.empty.with(declared),
    });
    expect([undeclarable, resources.length]).toEqual([[], declared.length]);
    const { envVars, workDir } = bench.stack.workspace;
    mkdirSync(path.join(workDir, "zscaler"));
    for (const [name, content] of files) bench.write(`zscaler/${name}`, content);
    bench.write("index.ts", 'import "./zscaler";\n');
    writeImportProject((name, content) => bench.write(name, content));
    const taken = resources.map(({ object: { type, id, inputs }, name }) =>
        importedResource({ type, id, name, inputs, outputs: whole(definitionOf(type), inputs) }),
    );
    bench.write("import.json", importFile(taken));
    const env = { ...process.env, ...tenant.environment, ...envVars };
    const pulumi = (...args: string[]) =>
        run("pulumi", [...args, "--stack", "test", "--non-interactive"], { cwd: workDir, env });
    await pulumi("import", "--file", "import.json", "--generate-code=false", "--yes", "--skip-preview");
    const { stdout } = await pulumi("preview", "--diff");
    expect(stdout).toMatch(new RegExp(`^Resources:\n +${declared.length + 1} unchanged`, "m"));
}
