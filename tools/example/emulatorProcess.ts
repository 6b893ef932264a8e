import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { EmulatorControl } from "pulumi-zscaler/emulator";
import { firstLine } from "../firstLine";

const CLI = path.resolve(__dirname, "../../dist/cli/main.js");

/** What the emulator prints when it is ready. */
export interface Access {
    url: string;
    vanityDomain: string;
    clientId: string;
    clientSecret: string;
    customerId: string;
    connectorUsername: string;
    connectorPassword: string;
    connectorApiKey: string;
    controlUrl: string;
    controlToken: string;
    dnsServer: string;
    /** Of one that was started with `--console`. */
    consoleUrl?: string;
    /** Of the clouds that it simulates. */
    debugProviders?: string;
}

/** The emulator as it is shipped, in a process of its own. */
export interface EmulatorProcess {
    access: Access;
    control: EmulatorControl;
    pid: number;
    /** Ends it and waits until it has. */
    stop(): Promise<void>;
    /** Lets it live on when this process ends; `attach` finds it again by this file. */
    leave(file: string): void;
}

/** @param folder keeps the tenant, and what the emulator has to say */
export async function startEmulatorProcess(folder: string, ...more: string[]): Promise<EmulatorProcess> {
    mkdirSync(folder, { recursive: true });
    const data = path.join(folder, "tenant");
    const args = [CLI, "emulator", "--port", "0", "--json", "--data", data, ...more];
    // A file, because a pipe or terminal that it shares with us would keep our callers waiting for as long as it lives.
    const log = path.join(folder, "emulator.log");
    const said = openSync(log, "w");
    // Detached, so that Ctrl-C reaches whoever uses the emulator first, and it outlives what still needs it.
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", said], detached: true });
    closeSync(said);
    const end = () => child.kill("SIGTERM");
    process.once("exit", end);
    const stop = async () => {
        process.off("exit", end);
        if (child.exitCode !== null || child.signalCode !== null) return;
        end();
        await once(child, "exit");
    };
    const line = await firstLine(child, () => `the emulator did not start\n${readFileSync(log, "utf8").trim()}`);
    const access: Access = JSON.parse(line);
    const pid = child.pid ?? 0;
    return {
        access,
        control: new EmulatorControl(access),
        pid,
        stop,
        leave(file) {
            // It opens the tenant to whoever reads it.
            writeFileSync(file, JSON.stringify({ access, pid }), { mode: 0o600 });
            process.off("exit", end);
            child.stdout?.destroy();
            child.unref();
        },
    };
}

/** An emulator that an earlier process has left, as long as it is still running. */
export async function attach(file: string): Promise<Pick<EmulatorProcess, "access" | "control" | "pid"> | undefined> {
    if (!existsSync(file)) return undefined;
    const { access, pid }: { access: Access; pid: number } = JSON.parse(readFileSync(file, "utf8"));
    const control = new EmulatorControl(access);
    const running = await control.clock().then(
        () => true,
        () => false,
    );
    return running ? { access, control, pid } : undefined;
}

/** How the provider is told where the emulator is and who we are, and a person where it is controlled. */
export function accessEnvironment(access: Access): Record<string, string> {
    return {
        ZSCALER_ENDPOINT: access.url,
        ZSCALER_VANITY_DOMAIN: access.vanityDomain,
        ZSCALER_CLIENT_ID: access.clientId,
        ZSCALER_CLIENT_SECRET: access.clientSecret,
        ZPA_CUSTOMER_ID: access.customerId,
        ZSCALER_EMULATOR_CONTROL_URL: access.controlUrl,
        ZSCALER_EMULATOR_CONTROL_TOKEN: access.controlToken,
        ZSCALER_EMULATOR_DNS: access.dnsServer,
        ...(access.debugProviders !== undefined && { PULUMI_DEBUG_PROVIDERS: access.debugProviders }),
    };
}
