import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { firstLine } from "../../tools/firstLine";

/** The TypeScript versions whose compiler takes the package's types, as the README says. */
export const VERSIONS = { "typescript-oldest": "5.0", "typescript-5": "5.9", "typescript-6": "6", "typescript-7": "7" };

export type Compiler = keyof typeof VERSIONS;

const PROGRAMS = path.join(__dirname, "programs");

/** A project of somebody else that has installed the package from its tarball: outside the clone, so that nothing of ours can be found by chance. */
export class Consumer {
    private constructor(readonly folder: string) {}

    static async create(): Promise<Consumer> {
        const { pack } = await import("../../tools/setup/pack.mjs");
        const consumer = new Consumer(mkdtempSync(path.join(tmpdir(), "pulumi-zscaler-consumer-")));
        consumer.write("package.json", JSON.stringify({ private: true }));
        const tarball = await pack(consumer.folder);
        const engineSdk = `@pulumi/pulumi@${versionOf("@pulumi/pulumi")}`;
        const policySdk = `@pulumi/policy@${versionOf("@pulumi/policy")}`;
        const others = [policySdk, "jest@30", `@types/node@${versionOf("@types/node")}`];
        const compilers = Object.entries(VERSIONS).map(([name, version]) => `${name}@npm:typescript@${version}`);
        await consumer.npm("install", tarball, engineSdk, ...compilers, ...others);
        return consumer;
    }

    /** Puts one of the programs of this test into the project. */
    add(program: string): void {
        copyFileSync(path.join(PROGRAMS, program), path.join(this.folder, program));
    }

    write(file: string, text: string): void {
        writeFileSync(path.join(this.folder, file), text);
    }

    read(file: string): string {
        return readFileSync(path.join(this.folder, file), "utf8");
    }

    has(file: string): boolean {
        return existsSync(path.join(this.folder, file));
    }

    /** The package's emulator, started as its page says. */
    async emulatorByNpx(): Promise<{ npx: ChildProcess; pid: number }> {
        const { npm } = await import("../../tools/setup/dependencies.mjs");
        const [command, args] = npm("exec", "--no", "--", "pulumi-zscaler", "emulator", "--json");
        const npx = spawn(command, args, { cwd: this.folder, stdio: ["ignore", "pipe", "inherit"] });
        const line = await firstLine(npx, () => "npx did not start the emulator");
        return { npx, pid: JSON.parse(line).pid };
    }

    run(command: string, ...args: string[]): Promise<string> {
        return this.runWith({}, command, ...args);
    }

    /** @param env Variables beside those of the test. */
    async runWith(env: Record<string, string>, command: string, ...args: string[]): Promise<string> {
        const { capture } = await import("../../tools/setup/childProcess.mjs");
        return capture(command, args, { cwd: this.folder, env: { ...process.env, ...env } });
    }

    remove(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }

    private async npm(...args: string[]): Promise<void> {
        const { npm } = await import("../../tools/setup/dependencies.mjs");
        const [command, all] = npm(...args, "--no-audit", "--no-fund", "--prefer-offline");
        await this.run(command, ...all);
    }
}

/** The version that is installed in the clone. */
export function versionOf(name: string): string {
    return JSON.parse(readFileSync(require.resolve(`${name}/package.json`), "utf8")).version;
}
