import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { EmulatorControl } from "pulumi-zscaler/emulator";

const CLI = path.resolve(__dirname, "../../dist/cli/main.js");

/** What the emulator prints when it is ready. */
export interface Access {
    url: string;
    vanityDomain: string;
    clientId: string;
    clientSecret: string;
    customerId: string;
    controlUrl: string;
    controlToken: string;
}

/** The emulator as it is shipped, in a process of its own. */
export interface EmulatorProcess {
    access: Access;
    control: EmulatorControl;
    pid: number;
    /** Ends it and waits until it has. */
    stop(): Promise<void>;
    /** Lets it live on when this process ends. */
    leave(): void;
}

/**
 * @param options.data folder that keeps the tenant; @default in memory
 * @param options.args further arguments of the command
 */
export async function startEmulatorProcess(options: { data?: string; args?: string[] } = {}): Promise<EmulatorProcess> {
    const args = [CLI, "emulator", "--port", "0", "--json", ...(options.args ?? [])];
    if (options.data) args.push("--data", options.data);
    // Detached, so that Ctrl-C reaches whoever uses the emulator first, and it outlives what still needs it.
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"], detached: true });
    const stop = async () => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill("SIGTERM");
        await once(child, "exit");
    };
    const [line] = await Promise.race([
        once(createInterface(child.stdout), "line"),
        once(child, "exit").then(([code]) => Promise.reject(new Error(`the emulator ended with exit code ${code}`))),
    ]);
    const access: Access = JSON.parse(line);
    return {
        access,
        control: new EmulatorControl(access),
        pid: child.pid ?? 0,
        stop,
        leave() {
            child.stdout.destroy();
            child.unref();
        },
    };
}

/** How the provider is told where the emulator is and who we are. */
export function accessEnvironment(access: Access): Record<string, string> {
    return {
        ZSCALER_ENDPOINT: access.url,
        ZSCALER_VANITY_DOMAIN: access.vanityDomain,
        ZSCALER_CLIENT_ID: access.clientId,
        ZSCALER_CLIENT_SECRET: access.clientSecret,
        ZPA_CUSTOMER_ID: access.customerId,
    };
}
