import { Command, InvalidArgumentError, Option } from "commander";
import type { ActivationRecordArgs, ActivationState, Signing, Timestamp } from "../../sdk/disasterRecovery";
import type { PlanDocument } from "../../sdk/disasterRecovery/plan/document";
import { SERVICES, STATES, ZIA_ACTIONS } from "../../sdk/disasterRecovery/recordFacts";
import { secondsIn } from "../durations";
import { readInput } from "../inputFile";
import { momentOf } from "../moment";

/** Holds a private key in PEM, for pipelines that get it from a vault. */
const KEY_VARIABLE = "ZSCALER_DR_PRIVATE_KEY";

interface Options extends Omit<ActivationRecordArgs, "domain" | "signing" | "state"> {
    domain?: string;
    plan?: string;
    state?: ActivationState;
    /** Seconds. */
    for?: number;
    privateKey?: string;
    unsigned?: true;
    json?: true;
    check?: true;
    publicKey?: string;
    server?: string;
    at?: string;
}

/** `pulumi-zscaler dr record`: the TXT records that begin and end disaster recovery. */
export function recordCommand(): Command {
    return new Command("record")
        .description("Print the TXT records that begin or end disaster recovery, as lines of a zone file")
        .option(
            "--domain <domain>",
            "the Disaster Recovery domain, for example dr.example.com; default: that of --plan",
        )
        .option("--plan <file>", "the plan: its domain and TTL; with --check, also its public key and addresses")
        .addOption(new Option("--state <state>", "what the record does; with --check, what it must do").choices(STATES))
        .addOption(new Option("--service <service>", "what it is for").choices(SERVICES).default("zpa"))
        .addOption(
            new Option(
                "--zia-action <action>",
                "internet traffic meanwhile; default: the app profile's choice",
            ).choices(ZIA_ACTIONS),
        )
        .option("--not-before <time>", "active from, for example 2027-03-01T06:00:00Z; default: at once", timeOf)
        .option("--not-after <time>", "active until; test and on require this, --for or --without-end", timeOf)
        .addOption(
            new Option("--for <time>", "active for so long from now, such as 90m, 12h or 14d")
                .argParser(durationOf)
                .conflicts(["notAfter", "withoutEnd"]),
        )
        .option("--without-end", "active until off is published")
        .option(
            "--confirm-activation <domain>",
            "the domain once more, which on requires: it takes every client off the cloud",
        )
        .option("--names-domain", "write the domain into the record")
        .option(
            "--ttl-seconds <seconds>",
            "how long resolvers keep the record, 30 to 900; default: that of --plan, else 30",
            Number,
        )
        .option("--private-key <file>", `signs the record; - reads standard input; default: ${KEY_VARIABLE}`)
        .option("--unsigned", "do not sign, although there is a key")
        .option("--check", "read the published record by DNS instead, and report what is wrong with it")
        .option(
            "--public-key <file>",
            "with --check: verifies the signature; - reads standard input; default: that of --plan",
        )
        .option("--server <address>", "with --check: the DNS server, such as 9.9.9.9; default: those of this machine")
        .option("--at <time>", "with --check: the moment to look at; default: now")
        .option("--json", "print an object instead")
        .addHelpText(
            "after",
            `
Signing is experimental: see the page Disaster recovery records.

Examples:
  pulumi-zscaler dr record --domain dr.example.com --state off --unsigned
  pulumi-zscaler dr record --domain dr.example.com --state test --not-after 2027-03-01T06:00:00Z --private-key dr_privatekey.pem
  pulumi-zscaler dr record --plan plan.json --state test --for 2h --private-key dr_privatekey.pem
  pulumi-zscaler dr record --check --domain dr.example.com --state off --public-key dr_publickey.pem
  pulumi-zscaler dr record --check --plan plan.json --state off`,
        )
        .action(run);
}

async function run({ check, json, plan: file, domain: given, ...options }: Options): Promise<void> {
    const plan = file === undefined ? undefined : planIn(file);
    const domain = given ?? plan?.domainName;
    if (domain === undefined) throw new Error("no domain: pass --domain, or --plan");
    if (check) return printPublished({ ...options, domain }, plan, json);
    const { privateKey, unsigned, state, for: seconds, publicKey: _key, server: _server, at: _at, ...args } = options;
    if (state === undefined) throw new Error(`no state: pass --state ${STATES.join(", ")}, or --check`);
    const record = await generator().activationRecord({
        ...(plan && { ttlSeconds: plan.ttlSeconds }),
        ...args,
        ...(seconds !== undefined && { notAfter: Math.ceil(Date.now() / 1000) + seconds }),
        domain,
        state,
        signing: signingOf(unsigned, privateKey),
    });
    for (const warning of record.warnings) console.error(`warning: ${warning}`);
    const lines = record.txtValues.map((text) => `${record.domain}. ${record.ttlSeconds} IN TXT "${text}"`);
    print(record, lines, json);
}

async function printPublished(
    { domain, state, publicKey, server, at }: Options & { readonly domain: string },
    plan: PlanDocument | undefined,
    json: true | undefined,
): Promise<void> {
    const { checkPublished, publishedLines } = published();
    const found = await checkPublished({
        domain,
        at: momentOf(at),
        ...(state !== undefined && { state }),
        ...(publicKey !== undefined && { publicKey: readInput(publicKey) }),
        ...(plan && { plan }),
        ...(server !== undefined && { server }),
    });
    print(found, publishedLines(found), json);
    for (const fault of found.faults) console.error(`pulumi-zscaler: ${fault}`);
    if (found.faults.length > 0) process.exitCode = 1;
}

function print(result: object, lines: readonly string[], json: true | undefined): void {
    console.log(json ? JSON.stringify(result, undefined, 2) : lines.join("\n"));
}

/** Late, so that the other commands start without it, and alone, without what programs declare. */
const generator = (): typeof import("../../sdk/disasterRecovery/activationRecord") =>
    require("../../sdk/disasterRecovery/activationRecord");
const published = (): typeof import("./publishedRecord") => require("./publishedRecord");

function planIn(file: string): PlanDocument {
    const { readPlan }: typeof import("../../sdk/disasterRecovery/plan/readPlan") =
        require("../../sdk/disasterRecovery/plan/readPlan");
    return readPlan(readInput(file));
}

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

function durationOf(text: string): number {
    const seconds = secondsIn(text);
    if (seconds === undefined || seconds === 0) throw new InvalidArgumentError("Pass a time such as 90m, 12h or 14d.");
    return seconds;
}
