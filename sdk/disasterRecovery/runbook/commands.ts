import type { Sentence } from "../../sentence";
import type { PlanDocument } from "../plan/document";
import type { ActivationState } from "../recordFacts";
import { DAYS } from "../settings/facts";
import type { Action } from "./step";

/** What is typed and published. It needs neither Private Access nor the portal. */

const CLI = "npx pulumi-zscaler";

/** How the team publishes a record and reads it back, if it is not by hand and not by the DNS servers of the computer. */
export interface RunbookOptions {
    /** UTC timestamp at which it is written. No clock is read. */
    readonly at: string;
    /** Line for a shell that publishes a state; `STATE` stands for it. @default the texts of the plan, or the command that makes them */
    readonly publishCommand?: string;
    /** DNS server that the checks ask, such as one of your zone. @default those of the computer */
    readonly server?: string;
}

/** Of a shell on the computer of the person. */
export const shell = (...lines: readonly string[]): Action => ({ where: ["In a shell"], lines });

const HERE = "your DNS provider";

/** What publishes a state, and what is then in DNS. */
export function publishing(
    plan: PlanDocument,
    state: ActivationState,
    { publishCommand }: RunbookOptions,
    provider = HERE,
): Action {
    if (publishCommand !== undefined) return shell(publishCommand.replaceAll("STATE", state));
    const { ttlSeconds, publicKey, txtRecords } = plan;
    const target: Sentence = [`in ${provider}, as the only TXT records of `, { name: plan.domainName }];
    const domainName = word(plan.domainName);
    const texts = txtRecords?.[state];
    if (texts) {
        const lines = texts.map((text) => `${domainName}. ${ttlSeconds} IN TXT "${text}"`);
        return { where: ["Publish ", ...target], lines, isZone: true };
    }
    const end = state === "off" ? [] : [`--for ${daysUseful(plan)}d`];
    const confirmation = state === "on" ? [`--confirm-activation ${domainName}`] : [];
    const signing = publicKey ? "--private-key dr_privatekey.pem" : "--unsigned";
    const command = [`${CLI} dr record --plan plan.json --state ${state}`, ...end, ...confirmation, signing];
    return {
        where: ["In a shell; of what it prints, publish the lines that begin with the domain ", ...target],
        lines: [command.join(" ")],
    };
}

/** A record need not last longer: nobody who authenticated before the outage is admitted then. */
export const daysUseful = ({ maxAuthenticationAge: { value, unit } }: PlanDocument): number => value * DAYS[unit].most;

/** Why a record that was published is not read back. */
export const notReadBack = ({ ttlSeconds }: PlanDocument): Sentence => [
    `The record is not the only TXT record of the name, or DNS still answers with the one before: wait for its TTL of ${ttlSeconds} seconds, and check again. To ask another DNS server, add --server 9.9.9.9.`,
];

/** What reads the domain by DNS, as clients do. */
export const checking = (state: ActivationState, of: RunbookOptions): string => `${reading(of)} --state ${state}`;

/** The same, whatever is published. */
export const reading = (of: RunbookOptions): string => check("--plan plan.json", of);

/** The same, whatever addresses the plan has. */
export const readingDomain = ({ domainName }: PlanDocument, of: RunbookOptions): string =>
    check(`--domain ${word(domainName)}`, of);

const check = (what: string, { server }: RunbookOptions): string =>
    `${CLI} dr record --check ${what}${server === undefined ? "" : ` --server ${word(server)}`}`;

/** How a check says that something is wrong. */
export const NO_FAULTS = "no line that begins with pulumi-zscaler";
/** The same, where service edges may be away as well. */
export const NO_OTHER_FAULTS = `${NO_FAULTS}, except about addresses that you have left out`;

/** The addresses of the service edges, which the domain must have. */
export const addressRecords = ({ domainName, ttlSeconds, aRecords }: PlanDocument, provider = HERE): Action[] =>
    aRecords.length === 0
        ? []
        : [
              {
                  where: ["The only A records of ", { name: domainName }, ` in ${provider}`],
                  lines: aRecords.map((address) => `${domainName}. ${ttlSeconds} IN A ${address}`),
                  isZone: true,
              },
          ];

/** Whether an address accepts connections. Every system has it. */
export const connecting = (address: string): string =>
    `curl -vk --connect-timeout 5 --max-time 10 ${word(`https://${address}`)}`;

/** What a connection that is not accepted says. Whatever is answered to an accepted one is no fault. */
export const REFUSED = "Failed to connect, Could not connect, or Connection timed out";

/** A text as one word of a shell, whatever is in it. */
export const word = (text: string): string => (/^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** What appliances answer to their own administrator, and how their service is named. */
const MACHINES = {
    "App Connector": { url: "http://localhost:9000/assistant/zpn_dr", service: "zpa-connector" },
    "service edge": { url: "http://localhost:8500/zpn/zpn_dr", service: "zpa-service-edge" },
} as const;

type Machine = keyof typeof MACHINES;
export const KINDS: readonly Machine[] = ["App Connector", "service edge"];

const ask = (machine: Machine, query: string) => `curl "${MACHINES[machine].url}/${query}"`;

export const onMachine = {
    settings: (machine: Machine) => ask(machine, "show_configuration"),
    applications: (machine: Machine) => ask(machine, "show_dr_apps"),
    record: (machine: Machine) => ask(machine, "resolve_dr_domain?record_type=TXT"),
    addresses: (machine: Machine) => ask(machine, "resolve_dr_domain?record_type=A"),
    restart: (machine: Machine) => `sudo systemctl restart ${MACHINES[machine].service}`,
    log: () => "journalctl --since -15min | grep -i 'DR mode'",
    disk: () => "df -h /opt/zscaler",
    snapshots: () => "sudo snapshot_mgmnt_script.sh",
};

/** What is done in one case only. */
export const inCase = (condition: string, { where, ...action }: Action): Action => ({
    ...action,
    where: [`${condition}: `, ...lowered(where)],
});

/** A place within a sentence. */
export const lowered = ([first = "", ...rest]: Sentence): Sentence => [
    typeof first === "string" ? first.replace(/^./, (letter) => letter.toLowerCase()) : first,
    ...rest,
];

/** Lines for a shell of a machine. */
export const on = (machine: Machine, ...lines: readonly ((machine: Machine) => string)[]): Action => ({
    where: [`In a shell of each ${machine}`],
    lines: lines.map((line) => line(machine)),
});
