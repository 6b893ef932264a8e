import type { PulumiFn } from "@pulumi/pulumi/automation";
import { type Emulator, type EmulatorOptions, startEmulator } from "pulumi-zscaler/emulator";
import { environmentOf } from "../settings";
import { type StackOptions, TestStack } from "./testStack";

/** A tenant of the emulator, and the stacks that a test runs against it with the real engine. */
export class Tenant {
    private readonly stacks: TestStack[] = [];

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
    async stack(
        program: PulumiFn,
        settings: Record<string, string> = {},
        options: StackOptions = {},
    ): Promise<TestStack> {
        const bench = await TestStack.create(this.emulator, program, settings, options);
        this.stacks.push(bench);
        return bench;
    }

    /** The settings as the environment carries them, for a process beside the engine. */
    get environment(): Record<string, string> {
        return environmentOf(this.emulator);
    }

    async close(): Promise<void> {
        await this.emulator.close();
        for (const stack of this.stacks) stack.forget();
    }
}
