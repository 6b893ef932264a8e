import type { PlanDocument } from "../plan/document";
import type { ActivationState } from "../recordFacts";

/** Commands of the runbook. They need neither Private Access nor the portal. */

const CLI = "npx pulumi-zscaler";

/** How the team publishes a record, if it is not by hand. */
export interface RunbookOptions {
    /** UTC timestamp at which it is written. No clock is read. */
    readonly at: string;
    /** Line for a shell that publishes a state; `STATE` stands for it. @default the texts of the plan, or the command that makes them */
    readonly publishCommand?: string;
}

/** What publishes a state, and what is then in DNS. */
export function publishing(plan: PlanDocument, state: ActivationState, { publishCommand }: RunbookOptions): string[] {
    if (publishCommand !== undefined) return [publishCommand.replaceAll("STATE", state)];
    const { ttlSeconds, publicKey, txtRecords } = plan;
    const domainName = word(plan.domainName);
    const texts = txtRecords?.[state];
    if (texts) return texts.map((text) => `${domainName}. ${ttlSeconds} IN TXT "${text}"`);
    const end = state === "off" ? [] : ["--not-after END"];
    const confirmation = state === "on" ? [`--confirm-activation ${domainName}`] : [];
    const signing = publicKey ? "--private-key dr_privatekey.pem" : "--unsigned";
    return [
        [`${CLI} dr record --domain ${domainName} --state ${state}`, ...end, ...confirmation, signing].join(" "),
        ...(state === "off"
            ? []
            : ["# END is when it ends by itself, such as 2027-03-01T18:00:00Z, or pass --without-end"]),
        `# Publish the lines that it prints as the only TXT records of ${domainName}`,
    ];
}

/** What reads the domain by DNS, as clients do. */
export function checking({ domainName, publicKey }: PlanDocument, state: ActivationState): string {
    const key = publicKey ? " --public-key dr_publickey.pem" : "";
    return `${CLI} dr record --check --domain ${word(domainName)} --state ${state}${key}`;
}

/** Lines of a zone file with the addresses of the service edges. */
export const addressLines = ({ domainName, ttlSeconds, aRecords }: PlanDocument): string[] =>
    aRecords.map((address) => `${domainName}. ${ttlSeconds} IN A ${address}`);

/** A text as one word of a shell, whatever is in it. */
export const word = (text: string): string => (/^[\w.:/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** What appliances answer to their own administrator. */
const ON_CONNECTOR = "http://localhost:9000/assistant/zpn_dr";
const ON_EDGE = "http://localhost:8500/zpn/zpn_dr";
const each = (path: string) => [`curl "${ON_CONNECTOR}/${path}"`, `curl "${ON_EDGE}/${path}"`];

export const onAppliance = {
    settings: each("show_configuration"),
    applications: each("show_dr_apps"),
    record: each("resolve_dr_domain?record_type=TXT"),
    addresses: each("resolve_dr_domain?record_type=A"),
    log: ["journalctl --since -15min | grep -i 'DR mode'"],
    disk: ["df -h /opt/zscaler"],
    snapshots: ["sudo snapshot_mgmnt_script.sh"],
};
