import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Example } from "./catalog";

const STACK = "dev";

/** Configuration of a stack by its keys; one without a namespace is the project's. */
export interface Settings {
    plain?: Record<string, string>;
    secret?: Record<string, string>;
}

/** Where a run's lines go. @default the terminal, as the CLI writes there */
export type Print = ((text: string) => void) | undefined;

/** Runs a command of the CLI. @returns what it printed */
export type Runner = (args: string[], options: { cwd: string; env: NodeJS.ProcessEnv }) => Promise<string>;

/** With a process for the provider, which the engine starts. */
export const cli: Runner = async (args, options) => {
    const { capture } = await import("../setup/childProcess.mjs");
    return capture("pulumi", args, options);
};

/**
 * One stack of an example under the real CLI. Its state, settings and passphrase are in a folder of their own, so that
 * nothing appears beside the program.
 */
export class ExampleStack {
    private constructor(
        readonly example: Example,
        readonly folder: string,
        /** Folder of the CLI. */
        readonly bin: string,
        /** Of commands that are to mean this stack and its tenant. */
        readonly environment: NodeJS.ProcessEnv,
        private readonly print: Print,
        private readonly runner: Runner,
    ) {}

    /**
     * @param folder keeps the stack; one that is there already is gone on with
     * @param variables tell the program's provider where its tenant is
     * @param runner of commands whose lines go to `print`
     */
    static async open(
        example: Example,
        folder: string,
        variables: Record<string, string>,
        print?: Print,
        runner: Runner = cli,
    ) {
        const { pulumiEnvironment } = await import("../setup/environment.mjs");
        const { pulumiCli } = await import("../setup/pulumiCli.mjs");
        const { capture } = await import("../setup/childProcess.mjs");
        const { bin } = await pulumiCli(() => undefined);
        mkdirSync(folder, { recursive: true });
        const environment = { ...pulumiEnvironment(folder, bin), ...variables };
        // The CLI writes a stack's settings beside the project file; a copy of that file keeps them away from the program, and lets a person
        // work there without saying which stack is meant.
        const project = readFileSync(path.join(example.folder, "Pulumi.yaml"), "utf8");
        const program = path.relative(folder, example.folder).split(path.sep).join("/");
        writeFileSync(path.join(folder, "Pulumi.yaml"), project.replace(/^main: (.*)$/m, `main: ${program}/$1`));
        await capture("pulumi", ["stack", "select", STACK, "--create"], { cwd: folder, env: environment });
        return new ExampleStack(example, folder, bin, environment, print, runner);
    }

    up(...flags: string[]): Promise<void> {
        return this.run("up", "--yes", ...flags);
    }

    destroy(...flags: string[]): Promise<void> {
        return this.run("destroy", "--yes", ...flags);
    }

    /** Sets configuration of the stack; a key such as `codes[0]` is an entry of a list. */
    async configure({ plain = {}, secret = {} }: Settings): Promise<void> {
        const { capture } = await import("../setup/childProcess.mjs");
        const set = async (key: string, value: string, ...flags: string[]) => {
            const args = ["config", "set", "--path", key, ...flags, ...this.flags];
            // As input, because arguments are shown to everyone on this machine and in errors.
            await capture("pulumi", args, { cwd: this.example.folder, env: this.environment, input: value });
        };
        for (const [key, value] of Object.entries(plain)) await set(key, value);
        for (const [key, value] of Object.entries(secret)) await set(key, value, "--secret");
    }

    /** What the program exports, secrets included. */
    async outputs(): Promise<Record<string, unknown>> {
        return JSON.parse(await this.quietly("stack", "output", "--json", "--show-secrets"));
    }

    /** What the backend keeps of this stack. */
    async state(): Promise<{ resources: { type: string }[] }> {
        return JSON.parse(await this.exported()).deployment;
    }

    /** The same as the CLI writes it, and as it takes it back. */
    exported(): Promise<string> {
        return this.quietly("stack", "export");
    }

    async replaceState(exported: string): Promise<void> {
        const file = path.join(this.folder, "state.json");
        writeFileSync(file, exported);
        await this.quietly("stack", "import", "--file", file);
    }

    private async quietly(...command: string[]): Promise<string> {
        const options = { cwd: this.example.folder, env: this.environment };
        return cli([...command, "--stack", STACK], options);
    }

    /** What makes a command of the CLI mean this stack. */
    get flags(): string[] {
        const settings = path.join(this.folder, `Pulumi.${STACK}.yaml`);
        return ["--stack", STACK, "--config-file", path.relative(this.example.folder, settings)];
    }

    /**
     * Writes a file that a shell sources to work on with this stack.
     *
     * @returns its path
     */
    writeEnvironment(): string {
        const file = path.join(this.folder, "env");
        const lines = Object.entries(this.environment)
            .filter(([name, value]) => value !== process.env[name] || /^(PULUMI|ZSCALER|ZPA)_/.test(name))
            .map(([name, value = ""]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`);
        // It holds secrets, so it is for this user alone.
        writeFileSync(file, lines.join(""), { mode: 0o600 });
        return file;
    }

    /** Any command of the CLI that takes a stack and its settings. */
    async run(...command: string[]): Promise<void> {
        const { foreground } = await import("../setup/childProcess.mjs");
        const args = [...command, ...this.flags];
        const options = { cwd: this.example.folder, env: this.environment };
        if (this.print) {
            this.print(await this.runner(args, options));
            return;
        }
        console.log(`\n${path.relative(process.cwd(), this.example.folder)} $ pulumi ${args.join(" ")}`);
        const code = await foreground("pulumi", args, options);
        if (code !== 0) throw new Error(`pulumi ${command[0]} ended with exit code ${code}`);
    }
}
