import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { type EngineEvent, LocalWorkspace, type OpMap, type PulumiFn, Stack } from "@pulumi/pulumi/automation";
import type { Emulator } from "pulumi-zscaler/emulator";
import { settingsOf } from "../settings";
import { CLI_VARIABLES, WORK } from "./cliVariables";
import { KeyKeeper } from "./keyKeeper";
import "./ownConnections";
import { PROJECT, StackCommand } from "./pulumiCommand";

const ROOT = path.resolve(__dirname, "../..");

const STACK = "test";
const SECRETS = new Set(["zscaler:clientSecret", "zscaler:privateKey"]);

/** What an operation did, as a person at the terminal would see it. */
export interface Run {
    changes: OpMap | Record<string, number>;
    /** Standard output and standard error. */
    output: string;
    /** What was shown to differ: `lyon.description`, with `update`, `update-replace` and the like. */
    diffs: Record<string, string>;
}

/** Resources that an operation is about, by their URNs. */
export interface Chosen {
    replace?: string[];
    target?: string[];
}

/** A resource in a stack's state, as far as tests look at it. */
export interface StateEntry {
    urn: string;
    type: string;
    id?: string;
    [key: string]: unknown;
}

export interface StackOptions {
    /**
     * Each operation starts a process for the provider, as it does for users. For what is about that process: what it prints and what
     * the engine shows of it, its variables, its end. @default one process, as if it were new for each operation
     */
    coldProvider?: boolean;
}

/** One stack under the real engine. Its files are written as `pulumi stack init` and `pulumi config set` write them. */
export class TestStack {
    private settings: Record<string, string> = {};

    private constructor(
        readonly stack: Stack,
        private readonly folder: string,
        private readonly keeper: KeyKeeper,
        private readonly command: StackCommand,
        private readonly exports: Exports,
    ) {}

    static async create(
        emulator: Emulator,
        program: PulumiFn,
        settings: Record<string, string>,
        { coldProvider = false }: StackOptions = {},
    ): Promise<TestStack> {
        mkdirSync(WORK, { recursive: true });
        const folder = mkdtempSync(path.join(WORK, "stack-"));
        const keeper = await KeyKeeper.shared();
        const command = new StackCommand(ROOT, coldProvider);
        const exports = new Exports();
        writeProject(folder);
        writeEmptyState(folder, keeper);
        const workspace = await LocalWorkspace.create({
            workDir: folder,
            program: exports.caughtFrom(program),
            pulumiCommand: command.forAutomation,
            envVars: {
                ...keeper.environment,
                // The backend's side files are not written in one piece: a kill in between leaves one that it cannot read.
                PULUMI_BACKEND_URL: `file://${folder}?metadata=skip`,
                ...CLI_VARIABLES,
            },
        });
        // Each command of the Automation API names its stack; and events have told the summary by then.
        workspace.selectStack = async () => undefined;
        const stack = await Stack.select(STACK, workspace);
        stack.info = async () => undefined;
        stack.outputs = async () => exports.read();
        const made = new TestStack(stack, folder, keeper, command, exports);
        await made.configure({ ...settingsOf(emulator), ...settings });
        return made;
    }

    /** Sets configuration of the stack. */
    async configure(settings: Record<string, string>): Promise<void> {
        this.settings = { ...this.settings, ...settings };
        const { url, encryptedKey } = this.keeper.reference;
        const config = Object.entries(this.settings).map(([key, value]) => [
            key,
            SECRETS.has(key) ? { secure: this.keeper.encrypt(value) } : value,
        ]);
        // JSON is YAML.
        const content = { secretsprovider: url, encryptedkey: encryptedKey, config: Object.fromEntries(config) };
        this.write(`Pulumi.${STACK}.yaml`, JSON.stringify(content));
    }

    async up(
        program?: PulumiFn,
        options: Chosen & { refresh?: boolean; parallel?: number; continueOnError?: boolean } = {},
    ): Promise<Run & { outputs: Record<string, unknown> }> {
        const watch = new Watch();
        const all = { ...watch.options, ...options, program: program && this.exports.caughtFrom(program) };
        const { outputs } = await this.stack.up(all);
        const plain = Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, output.value]));
        return { ...watch.run(), outputs: plain };
    }

    async preview(program?: PulumiFn, options: Chosen & { refresh?: boolean } = {}): Promise<Run> {
        const watch = new Watch();
        const all = { ...watch.options, ...options, program, diff: true };
        await this.stack.preview(all);
        return watch.run();
    }

    /** What `pulumi preview --json --show-sames --event-log FILE` writes: the digest, and the event log. */
    async review(program: PulumiFn): Promise<{ digest: string; events: string }> {
        const events: string[] = [];
        let digest = "";
        const collect = (text: string) => {
            digest += text;
        };
        this.command.options = ["--json", "--show-sames"];
        try {
            const onEvent = (event: EngineEvent) => events.push(JSON.stringify(event));
            await this.stack.preview({ program, onOutput: collect, onEvent });
        } finally {
            this.command.options = [];
        }
        return { digest, events: events.join("\n") };
    }

    async refresh(options: { expectNoChanges?: boolean } = {}): Promise<Run> {
        const watch = new Watch();
        await this.stack.refresh({ ...watch.options, ...options });
        return watch.run();
    }

    async destroy(): Promise<Run> {
        const watch = new Watch();
        await this.stack.destroy(watch.options);
        return watch.run();
    }

    /** A command of the CLI, as typed in the stack's folder. */
    async cli(...args: string[]): Promise<string> {
        const { envVars } = this.stack.workspace;
        const { stdout, stderr } = await this.command.run([...args, "--stack", STACK], this.folder, envVars);
        return stdout + stderr;
    }

    /** The same, left running. */
    spawnCli(...args: string[]): ChildProcess {
        const { envVars } = this.stack.workspace;
        return this.command.start([...args, "--stack", STACK, "--non-interactive"], this.folder, envVars, "ignore");
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
        this.command.programFolder = this.folder;
        this.write(
            "Pulumi.yaml",
            `name: ${PROJECT}\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n`,
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
        return JSON.stringify(this.checkpoint().checkpoint.latest);
    }

    /** Changes the state behind the engine's back, as `pulumi state` and a run that was killed do. */
    async changeState(change: (resources: readonly StateEntry[]) => StateEntry[]): Promise<void> {
        const stored = this.checkpoint();
        const { latest } = stored.checkpoint;
        latest.resources = change(latest.resources ?? []);
        writeFileSync(stateFile(this.folder), JSON.stringify(stored));
    }

    private checkpoint(): { checkpoint: { latest: { resources?: StateEntry[] } } } {
        return JSON.parse(readFileSync(stateFile(this.folder), "utf8"));
    }

    forget(): void {
        rmSync(this.folder, { recursive: true, force: true });
    }
}

const stateFile = (folder: string) => path.join(folder, ".pulumi", "stacks", PROJECT, `${STACK}.json`);

/** The program's folder is the clone, where the engine starts the provider. */
function writeProject(folder: string): void {
    writeFileSync(path.join(folder, "Pulumi.yaml"), JSON.stringify({ name: PROJECT, runtime: "nodejs", main: ROOT }));
}

function writeEmptyState(folder: string, keeper: KeyKeeper): void {
    const { url, encryptedKey: encryptedkey } = keeper.reference;
    const file = stateFile(folder);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(path.join(folder, ".pulumi", "meta.yaml"), "version: 1\n");
    const latest = { secrets_providers: { type: "cloud", state: { url, encryptedkey } } };
    const checkpoint = { stack: `organization/${PROJECT}/${STACK}`, latest };
    writeFileSync(file, JSON.stringify({ version: 3, checkpoint }));
}

/** What the last program has exported. */
class Exports {
    private value: unknown;

    caughtFrom(program: PulumiFn): PulumiFn {
        return async () => {
            this.value = await program();
            return this.value as Record<string, unknown> | undefined;
        };
    }

    /** When an update has succeeded, so that everything is known. */
    async read(): Promise<Record<string, { value: unknown; secret: boolean }>> {
        const known = await promised(pulumi.output(this.value));
        const entries = Object.entries(JSON.parse(JSON.stringify(known ?? {})));
        return Object.fromEntries(entries.map(([name, value]) => [name, { value, secret: false }]));
    }
}

/** What the SDK does not declare of an output. */
const promised = (output: unknown) => (output as { promise(): Promise<unknown> }).promise();

/** Collects what the engine reports. */
class Watch {
    private output = "";
    private changes: OpMap = {};
    private readonly diffs: Record<string, string> = {};

    get options() {
        const collect = (text: string) => {
            this.output += text;
        };
        return { onOutput: collect, onError: collect, onEvent: (event: EngineEvent) => this.note(event) };
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
