import { Command, InvalidArgumentError } from "commander";
import {
    CLOUD_NAMES,
    type CloudName,
    describeSwitches,
    type Emulator,
    type EmulatorOptions,
    parseSwitches,
    startEmulator,
} from "../emulator";
import { readInput } from "./inputFile";
import { whenNpxIsGone } from "./npx";

interface Options {
    readonly port: number;
    readonly data?: string;
    readonly json?: boolean;
    readonly switch?: Record<string, string>;
    readonly publicKey?: string;
    readonly clouds?: readonly CloudName[];
    readonly program?: string;
    readonly console?: true;
}

/** `pulumi-zscaler emulator`: the management backend on this machine, until it is interrupted. */
export function emulatorCommand(): Command {
    return new Command("emulator")
        .description("Run the local management API, which is as strict as the service")
        .option("--port <number>", "port to listen on; 0 for a free port", parsePort, 0)
        .option("--data <folder>", "keep the tenant in this folder (default: in memory)")
        .option("--json", "print one line of JSON when ready, instead of export lines")
        .option("--switch <name=value>", "set a switch, name=value; can be repeated", collectSwitch)
        .option("--public-key <file>", "PEM file with the public key of the client's signed assertions")
        .option(
            "--clouds <names>",
            `clouds to simulate, of ${CLOUD_NAMES.join(", ")}; separated by commas`,
            parseClouds,
        )
        .option("--program <folder>", "folder of the program, which has the SDKs of the clouds (default: this folder)")
        .option(
            "--console",
            "show the tenant in a browser, at the emulator's address: tables, map and graph, which only read",
        )
        .addHelpText("after", () => `\nSwitches:\n${switchLines().join("\n")}\n`)
        .action(run)
        .addCommand(
            new Command("switches")
                .description("List the switches: unknown behavior of the service, and the default for each")
                .action(() => console.log(describeSwitches().map(explain).join("\n\n"))),
        );
}

async function run(options: Options): Promise<void> {
    const emulator = await startEmulator({
        port: options.port,
        data: options.data,
        switches: parseSwitches(options.switch ?? {}),
        publicKey: options.publicKey === undefined ? undefined : readInput(options.publicKey),
        clouds: options.clouds,
        program: options.program,
        ...(options.console && { console: consoleOf() }),
    }).catch((error: unknown) => {
        throw portInUse(error)
            ? new Error(`port ${options.port} is in use; choose another port, or 0 for a free port`)
            : error;
    });
    closeInTime(emulator);
    console.log(options.json ? accessLine(emulator) : instructions(emulator));
}

/** Late, so that an emulator without it starts without the views. */
function consoleOf(): EmulatorOptions["console"] {
    const views: typeof import("./views/console") = require("./views/console");
    return views.consoleOf;
}

function closeInTime(emulator: Emulator): void {
    const close = () => {
        emulator.close().catch((error: unknown) => {
            console.error(`pulumi-zscaler: ${error instanceof Error ? error.message : String(error)}`);
            process.exitCode = 1;
        });
    };
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, close);
    whenNpxIsGone(close);
}

function accessLine(emulator: Emulator): string {
    const { control, close, ...access } = emulator;
    return JSON.stringify({ ...access, pid: process.pid });
}

function instructions(emulator: Emulator): string {
    return [
        `The emulator listens on ${emulator.url}. Paste these lines into another shell, and run "pulumi up" there:`,
        "",
        `export ZSCALER_ENDPOINT=${emulator.url}`,
        `export ZSCALER_VANITY_DOMAIN=${emulator.vanityDomain}`,
        `export ZSCALER_CLIENT_ID=${emulator.clientId}`,
        `export ZSCALER_CLIENT_SECRET=${emulator.clientSecret}`,
        `export ZPA_CUSTOMER_ID=${emulator.customerId}`,
        `export ZTC_USERNAME=${emulator.connectorUsername}`,
        `export ZTC_PASSWORD=${emulator.connectorPassword}`,
        `export ZTC_API_KEY=${emulator.connectorApiKey}`,
        `export ZSCALER_EMULATOR_CONTROL_URL=${emulator.controlUrl}`,
        `export ZSCALER_EMULATOR_CONTROL_TOKEN=${emulator.controlToken}`,
        `export ZSCALER_EMULATOR_DNS=${emulator.dnsServer}`,
        ...(emulator.debugProviders === undefined ? [] : [`export PULUMI_DEBUG_PROVIDERS=${emulator.debugProviders}`]),
        ...(emulator.consoleUrl === undefined ? [] : ["", `See the tenant in a browser: ${emulator.consoleUrl}`]),
        "",
        `Stop it with Ctrl-C, or with "kill ${process.pid}".`,
    ].join("\n");
}

function parsePort(value: string): number {
    const port = Number(value);
    if (!/^\d+$/.test(value) || port > 65_535) throw new InvalidArgumentError("A port is a number from 0 to 65535.");
    return port;
}

function parseClouds(value: string): CloudName[] {
    return value.split(",").map((name) => {
        const known = CLOUD_NAMES.find((each) => each === name.trim());
        if (!known) throw new InvalidArgumentError(`The clouds are ${CLOUD_NAMES.join(", ")}.`);
        return known;
    });
}

function collectSwitch(assignment: string, before: Record<string, string> = {}): Record<string, string> {
    const [, name, value] = /^(\w+)=(.*)$/.exec(assignment) ?? [];
    if (name === undefined || value === undefined) throw new InvalidArgumentError("Use name=value.");
    return { ...before, [name]: value };
}

function switchLines(): string[] {
    return describeSwitches().map(({ name, values, default: value }) => {
        const allowed = values ? values.join(" | ") : typeof value === "number" ? "a number" : "a text";
        return `  ${name.padEnd(22)} ${allowed} (default ${value === "" ? "none" : value})`;
    });
}

function explain(entry: ReturnType<typeof describeSwitches>[number]): string {
    const allowed = entry.values ? `  ${entry.values.join(" | ")}` : "";
    return `${entry.name}${allowed}  (default ${entry.default === "" ? "none" : entry.default})\n  ${entry.question}`;
}

function portInUse(error: unknown): boolean {
    return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}
