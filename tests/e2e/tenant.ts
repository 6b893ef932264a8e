import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { type EngineEvent, LocalWorkspace, type OpMap, type PulumiFn, type Stack } from "@pulumi/pulumi/automation";
import { type Emulator, type EmulatorOptions, startEmulator } from "pulumi-zscaler/emulator";
import { settingsOf } from "../settings";

/** Inside the clone, so that the engine finds the library as an installed one. */
const WORK = path.resolve(__dirname, "../../.work/e2e");

/** A tenant of the emulator, and the stacks that a test runs against it with the real engine. */
export class Tenant {
    private readonly stacks: Bench[] = [];

    private constructor(readonly emulator: Emulator) {}

    /** Limits are off unless a test is about them. */
    static async open(options: EmulatorOptions = {}): Promise<Tenant> {
        return new Tenant(await startEmulator({ ...options, switches: { rateLimit: "off", ...options.switches } }));
    }

    get control() {
        return this.emulator.control;
    }

    /** The one object of this name as the service holds it. */
    async object(collection: string, name: string): Promise<Record<string, unknown>> {
        const found = (await this.control.list(collection)).filter((object) => object.name === name);
        if (found.length !== 1) throw new Error(`${found.length} objects of ${collection} are named ${name}`);
        return found[0]!;
    }

    async names(collection: string): Promise<unknown[]> {
        return (await this.control.list(collection)).map((object) => object.name);
    }

    /** A stack of its own for a program, connected to this tenant. */
    async stack(program: PulumiFn, settings: Record<string, string> = {}): Promise<Bench> {
        const bench = await Bench.create(this.emulator, program, settings);
        this.stacks.push(bench);
        return bench;
    }

    /** The settings as the environment carries them, for a process beside the engine. */
    get environment(): Record<string, string> {
        return {
            ZSCALER_ENDPOINT: this.emulator.url,
            ZSCALER_CLIENT_ID: this.emulator.clientId,
            ZSCALER_CLIENT_SECRET: this.emulator.clientSecret,
            ZPA_CUSTOMER_ID: this.emulator.customerId,
        };
    }

    async close(): Promise<void> {
        await this.emulator.close();
        for (const stack of this.stacks) stack.forget();
    }
}

/** What an operation did, as a person at the terminal would see it. */
export interface Run {
    changes: OpMap | Record<string, number>;
    /** Standard output and standard error. */
    output: string;
    /** What was shown to differ: `lyon.description`, with `update`, `update-replace` and the like. */
    diffs: Record<string, string>;
}

/** A resource in a stack's state, as far as tests look at it. */
export interface StateEntry {
    urn: string;
    type: string;
    id?: string;
    [key: string]: unknown;
}

/** One stack under the real engine. */
export class Bench {
    private constructor(
        private readonly stack_: Stack,
        private readonly folder: string,
        private readonly exported: { any: boolean },
    ) {}

    static async create(emulator: Emulator, program: PulumiFn, settings: Record<string, string>): Promise<Bench> {
        mkdirSync(WORK, { recursive: true });
        const folder = mkdtempSync(path.join(WORK, "stack-"));
        const exported = { any: false };
        const stack = await LocalWorkspace.createOrSelectStack(
            { stackName: "test", projectName: "bench", program: noting(exported, program) },
            {
                workDir: folder,
                envVars: {
                    // The backend's side files are not written in one piece: a kill in between leaves one that it cannot read.
                    PULUMI_BACKEND_URL: `file://${folder}?metadata=skip`,
                    PULUMI_HOME: path.join(WORK, "home"),
                    PULUMI_CONFIG_PASSPHRASE: randomBytes(12).toString("hex"),
                    PULUMI_SKIP_UPDATE_CHECK: "true",
                },
            },
        );
        const config: Record<string, string> = { ...settingsOf(emulator), ...settings };
        const secret = new Set(["zscaler:clientSecret", "zscaler:privateKey"]);
        await stack.setAllConfig(
            Object.fromEntries(Object.entries(config).map(([key, value]) => [key, { value, secret: secret.has(key) }])),
        );
        // Each of these starts the CLI once more: events have told the summary by then, and most programs export nothing.
        stack.info = async () => undefined;
        const outputs = stack.outputs.bind(stack);
        stack.outputs = async () => (exported.any ? outputs() : {});
        return new Bench(stack, folder, exported);
    }

    /** The engine's own handle, for what is not covered here. */
    get stack(): Stack {
        return this.stack_;
    }

    async configure(settings: Record<string, string>): Promise<void> {
        await this.stack_.setAllConfig(
            Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, { value }])),
        );
    }

    async up(
        program?: PulumiFn,
        options: { refresh?: boolean; parallel?: number; target?: string[] } = {},
    ): Promise<Run & { outputs: Record<string, unknown> }> {
        const watch = new Watch();
        const { outputs } = await this.stack_.up({
            ...watch.options,
            ...options,
            program: program && noting(this.exported, program),
        });
        const plain = Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, output.value]));
        return { ...watch.run(), outputs: plain };
    }

    async preview(program?: PulumiFn, options: { refresh?: boolean } = {}): Promise<Run> {
        const watch = new Watch();
        await this.stack_.preview({ ...watch.options, ...options, program, diff: true });
        return watch.run();
    }

    async refresh(options: { expectNoChanges?: boolean } = {}): Promise<Run> {
        const watch = new Watch();
        await this.stack_.refresh({ ...watch.options, ...options });
        return watch.run();
    }

    async destroy(): Promise<Run> {
        const watch = new Watch();
        await this.stack_.destroy(watch.options);
        return watch.run();
    }

    /** A command of the CLI, as typed in the stack's folder. */
    async cli(...args: string[]): Promise<string> {
        const { stdout, stderr } = await promisify(execFile)(
            this.stack_.workspace.pulumiCommand.command,
            [...args, "--stack", this.stack_.name, "--non-interactive"],
            { cwd: this.folder, env: { ...process.env, ...this.stack_.workspace.envVars }, maxBuffer: 2 ** 28 },
        ).catch(({ stdout, stderr }) => {
            throw new Error(`pulumi ${args.join(" ")} failed:\n${stdout}${stderr}`);
        });
        return stdout + stderr;
    }

    /** The same, left running. */
    spawnCli(...args: string[]): ChildProcess {
        return spawn(
            this.stack_.workspace.pulumiCommand.command,
            [...args, "--stack", this.stack_.name, "--non-interactive"],
            {
                cwd: this.folder,
                env: { ...process.env, ...this.stack_.workspace.envVars },
                stdio: "ignore",
            },
        );
    }

    /** Writes a file beside the stack and returns its path. */
    write(name: string, content: string): string {
        const file = path.join(this.folder, name);
        writeFileSync(file, content);
        return file;
    }

    /** A program as users write it, for runs of the CLI: `main` is named, or the engine would run the library itself. */
    writeProgram(code: string): void {
        this.write("index.js", code);
        this.write(
            "Pulumi.yaml",
            "name: bench\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n",
        );
    }

    /** What an operation that must fail tells the user. */
    async failure(operation: Promise<unknown>): Promise<string> {
        try {
            await operation;
        } catch (error) {
            return String(error);
        }
        throw new Error("the operation was expected to fail, and did not");
    }

    /** The state as the backend stores it. */
    async state(): Promise<string> {
        return JSON.stringify(JSON.parse(await this.cli("stack", "export")).deployment);
    }

    /** Changes the state behind the engine's back, as `pulumi state` and a run that was killed do. */
    async changeState(change: (resources: readonly StateEntry[]) => StateEntry[]): Promise<void> {
        const state = await this.stack_.exportStack();
        const { resources, ...deployment } = state.deployment;
        await this.stack_.importStack({ ...state, deployment: { ...deployment, resources: change(resources) } });
    }

    forget(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }
}

/** The program, which notes whether it has exported anything. */
const noting =
    (exported: { any: boolean }, program: PulumiFn): PulumiFn =>
    async () => {
        const result = await program();
        exported.any = result !== undefined;
        return result;
    };

/** Collects what the engine reports. */
class Watch {
    private output = "";
    private changes: OpMap = {};
    private readonly diffs: Record<string, string> = {};

    get options() {
        return {
            onOutput: (text: string) => {
                this.output += text;
            },
            onError: (text: string) => {
                this.output += text;
            },
            onEvent: (event: EngineEvent) => this.note(event),
        };
    }

    run(): Run {
        return { changes: this.changes, output: this.output, diffs: this.diffs };
    }

    private note(event: EngineEvent): void {
        this.changes = event.summaryEvent?.resourceChanges ?? this.changes;
        const { urn = "", detailedDiff } = event.resourcePreEvent?.metadata ?? event.resOutputsEvent?.metadata ?? {};
        const name = urn.split("::").pop();
        for (const [property, difference] of Object.entries(detailedDiff ?? {})) {
            this.diffs[`${name}.${property}`] = difference.diffKind;
        }
    }
}
