import { Command, InvalidArgumentError, Option } from "commander";
import type { ActivationRecordArgs, ActivationState, Signing, Timestamp } from "../../sdk/disasterRecovery";
import { SERVICES, STATES, ZIA_ACTIONS } from "../../sdk/disasterRecovery/recordFacts";
import { readInput } from "../inputFile";

/** Holds a private key in PEM, for pipelines that get it from a vault. */
const KEY_VARIABLE = "ZSCALER_DR_PRIVATE_KEY";

interface Options extends Omit<ActivationRecordArgs, "signing" | "state"> {
    state?: ActivationState;
    privateKey?: string;
    unsigned?: true;
    json?: true;
    check?: true;
    publicKey?: string;
    server?: string;
}

/** `pulumi-zscaler dr record`: the TXT records that begin and end disaster recovery. */
export function recordCommand(): Command {
    return new Command("record")
        .description("Print the TXT records that begin or end disaster recovery, as lines of a zone file")
        .requiredOption("--domain <domain>", "the Disaster Recovery domain, for example dr.example.com")
        .addOption(new Option("--state <state>", "what the record does; with --check, what it must do").choices(STATES))
        .addOption(new Option("--service <service>", "what it is for").choices(SERVICES).default("zpa"))
        .addOption(
            new Option(
                "--zia-action <action>",
                "internet traffic meanwhile; default: the app profile's choice",
            ).choices(ZIA_ACTIONS),
        )
        .option("--not-before <time>", "active from, for example 2027-03-01T06:00:00Z; default: at once", timeOf)
        .option("--not-after <time>", "active until; required by test and on, or --without-end", timeOf)
        .option("--without-end", "active until off is published")
        .option(
            "--confirm-activation <domain>",
            "the domain once more, which on requires: it takes every client off the cloud",
        )
        .option("--names-domain", "write the domain into the record")
        .option("--ttl-seconds <seconds>", "how long resolvers keep the record, 30 to 900; default: 30", Number)
        .option("--private-key <file>", `signs the record; - reads standard input; default: ${KEY_VARIABLE}`)
        .option("--unsigned", "do not sign, although there is a key")
        .option("--check", "read the published record by DNS instead, and report what is wrong with it")
        .option("--public-key <file>", "with --check: verifies the signature; - reads standard input")
        .option("--server <address>", "with --check: the DNS server, such as 9.9.9.9; default: those of this machine")
        .option("--json", "print an object instead")
        .addHelpText(
            "after",
            `
Signing is experimental: see the page Disaster recovery records.

Examples:
  pulumi-zscaler dr record --domain dr.example.com --state off --unsigned
  pulumi-zscaler dr record --domain dr.example.com --state test --not-after 2027-03-01T06:00:00Z --private-key dr_privatekey.pem
  pulumi-zscaler dr record --check --domain dr.example.com --state off --public-key dr_publickey.pem`,
        )
        .action(run);
}

async function run({ check, json, ...options }: Options): Promise<void> {
    if (check) return printPublished(options, json);
    const { privateKey, unsigned, state, publicKey: _key, server: _server, ...args } = options;
    if (state === undefined) throw new Error(`no state: pass --state ${STATES.join(", ")}, or --check`);
    const record = await generator().activationRecord({
        ...args,
        state,
        signing: signingOf(unsigned, privateKey),
    });
    for (const warning of record.warnings) console.error(`warning: ${warning}`);
    const lines = record.txtValues.map((text) => `${record.domain}. ${record.ttlSeconds} IN TXT "${text}"`);
    print(record, lines, json);
}

async function printPublished({ domain, state, publicKey, server }: Options, json: true | undefined): Promise<void> {
    const found = await reader().getPublishedActivationRecord({
        domain,
        publicKey: publicKey === undefined ? undefined : readInput(publicKey),
        servers: server === undefined ? undefined : [server],
    });
    const { record, signature, covers, addresses } = found;
    const other = state !== undefined && record !== undefined && record.state !== state;
    const faults = [...found.faults, ...(other ? [`the state is ${record.state}, not ${state}`] : [])];
    const lines = [
        ["state", record?.state ?? "none"],
        ["service", record?.service],
        ["from", record?.notBefore],
        ["until", record?.notAfter],
        ["signature", covers.length > 0 ? `${signature}; covers ${covers.join(", ")}` : signature],
        ["addresses", addresses.join(", ") || "none"],
    ].flatMap(([name = "", value]) => (value === undefined ? [] : [`${name.padEnd(10)} ${value}`]));
    print({ ...found, faults }, lines, json);
    for (const fault of faults) console.error(`pulumi-zscaler: ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
}

function print(result: object, lines: readonly string[], json: true | undefined): void {
    console.log(json ? JSON.stringify(result, undefined, 2) : lines.join("\n"));
}

/** Late, so that the other commands start without it, and alone, without what programs declare. */
const generator = (): typeof import("../../sdk/disasterRecovery/activationRecord") =>
    require("../../sdk/disasterRecovery/activationRecord");
const reader = (): typeof import("../../sdk/disasterRecovery/publishedActivationRecord") =>
    require("../../sdk/disasterRecovery/publishedActivationRecord");

function signingOf(unsigned: boolean | undefined, file: string | undefined): Signing {
    if (unsigned) return { kind: "unsigned" };
    const privateKey = file === undefined ? process.env[KEY_VARIABLE] : readInput(file);
    if (privateKey) return { kind: "privateKey", privateKey };
    throw new Error(`no private key: pass --private-key FILE, set ${KEY_VARIABLE}, or pass --unsigned`);
}

function timeOf(text: string): Timestamp {
    if (text === "") throw new InvalidArgumentError("Pass a UTC timestamp such as 2027-03-01T06:00:00Z.");
    return /^\d+$/.test(text) ? Number(text) : text;
}
