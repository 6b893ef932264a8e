import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The commands that an import of a program runs in the folder of the project. */

/** A command that was run, with everything that it printed. */
export interface Ran {
    readonly code: number;
    readonly output: string;
}

interface Running {
    readonly cwd: string;
    /** Standard input. @default none */
    readonly input?: string | undefined;
}

/** @throws {Error} if the command cannot be started */
export function ran(command: string, args: readonly string[], { cwd, input }: Running): Promise<Ran> {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { cwd, stdio: ["pipe", "pipe", "pipe"] });
        const chunks: Buffer[] = [];
        for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        // It may end before it has read everything; its exit code says why.
        child.stdin.on("error", () => undefined);
        child.stdin.end(input ?? "");
        child.once("error", (error) => {
            const isMissing = "code" in error && error.code === "ENOENT";
            reject(isMissing ? new Error(`the command ${command} was not found; install it, or use --dry-run`) : error);
        });
        child.once("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }));
    });
}

/** The stack of a project. */
export class Stack {
    constructor(
        private readonly project: string,
        private readonly name: string | undefined,
    ) {}

    /** As `pulumi stack export` prints it, with its secrets encrypted. @throws {Error} if there is none */
    async exported(): Promise<string> {
        return (await this.done(["stack", "export"])).output;
    }

    /**
     * @param file Contents of the import file, secrets included; they go through a pipe, so that no file has them.
     * @param plain The file without secrets, for systems whose pipes have no path.
     */
    async importObjects(file: string, plain: string): Promise<void> {
        const hasPath = process.platform !== "win32";
        const options = ["--generate-code=false", "--yes", "--skip-preview"];
        await this.done(["import", "--file", hasPath ? "/dev/stdin" : plain, ...options], hasPath ? file : undefined);
    }

    preview(options: readonly string[]): Promise<Ran> {
        return this.run(["preview", "--expect-no-changes", "--diff", ...options]);
    }

    private async done(args: readonly string[], input?: string): Promise<Ran> {
        const result = await this.run(args, input);
        if (result.code === 0) return result;
        throw new Error(`\`pulumi ${args[0]}\` failed:\n${result.output.trim()}`);
    }

    private run(args: readonly string[], input?: string): Promise<Ran> {
        const stack = this.name === undefined ? [] : ["--stack", this.name];
        const all = [...args, ...stack, "--non-interactive", "--color=never"];
        const running = { cwd: this.project, input };
        // Node's own pipes are sockets, which cannot be opened by their path.
        if (input !== undefined) return ran("sh", ["-c", 'cat | "$@"', "sh", "pulumi", ...all], running);
        return ran("pulumi", all, running);
    }
}

/** Compiles the files of a folder without writing anything. @returns what is wrong; undefined if the project has no compiler */
export async function typeErrors(
    project: string,
    folder: string,
    files: readonly string[],
): Promise<string | undefined> {
    const compiler = compilerOf(project);
    if (compiler === undefined) return undefined;
    const base = path.join(project, "tsconfig.json");
    const config = path.join(folder, "tsconfig.json");
    const own = {
        ...(existsSync(base) && { extends: "../tsconfig.json" }),
        compilerOptions: {
            noEmit: true,
            strict: true,
            skipLibCheck: true,
            rootDir: "..",
            ...(!existsSync(base) && { module: "node16", moduleResolution: "node16", target: "es2022" }),
        },
        files,
        include: [],
    };
    writeFileSync(config, JSON.stringify(own));
    const { code, output } = await ran(process.execPath, [compiler, "--project", config], { cwd: project });
    return code === 0 ? "" : output.trim();
}

function compilerOf(project: string): string | undefined {
    try {
        return createRequire(path.join(project, "_")).resolve("typescript/bin/tsc");
    } catch {
        // The project has none.
        return undefined;
    }
}
