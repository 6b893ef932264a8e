import type { Machine, MachineHost, Reading } from "../machines/machine";
import type { Objects } from "../objects";
import { isMap, maps, plainValues, text, texts, type Values } from "../values";
import { linked, nameIn } from "./common";
import { FIREWALL, NETWORK } from "./network";
import { readSecret } from "./secrets";

/** The metadata that a Cloud Connector reads, and that any image runs. */
const SETTINGS = "ZSCALER";
const START_SCRIPT = "startup-script";
/** Of a Cloud Connector, the second interface is the one to manage it. */
const MANAGEMENT = 1;
/** Rules with lower numbers come first; without one, a network lets everything out. */
const DEFAULT_PRIORITY = 1_000;
const CLOUD_PLATFORM = /(^|\/)cloud-platform$/;

/** What an instance of Compute Engine sees of its surroundings. */
export class GcpHost implements MachineHost {
    readonly cloud = "GCP";

    constructor(private readonly objects: Objects) {}

    network({ launch }: Machine): string {
        const [network = ""] = texts(launch.networks);
        return nameIn(text(linked(this.objects, NETWORK, network)?.outputs.name) ?? network);
    }

    zone({ zone }: Machine): string {
        return zone;
    }

    instructions({ launch: { metadata } }: Machine): Reading {
        const all = isMap(metadata) ? metadata : {};
        const found = text(all[SETTINGS]) ?? text(all[START_SCRIPT]);
        return found === undefined ? { reason: `no metadata ${SETTINGS} and no ${START_SCRIPT}` } : { text: found };
    }

    interfaces({ launch }: Machine): number {
        return texts(launch.networks).length;
    }

    blocked({ launch }: Machine, port: number): string | undefined {
        const networks = texts(launch.networks);
        const network = networks[MANAGEMENT] ?? networks[0];
        const rules = this.objects
            .all(FIREWALL)
            .map(({ outputs }) => plainValues(outputs))
            .filter((rule) => this.#isSame(rule.network, network) && appliesTo(rule, launch))
            .filter((rule) => covers(rule, port))
            .toSorted((one, other) => priorityOf(one) - priorityOf(other));
        const [first] = rules;
        if (!first || maps(first.denies).length === 0) return undefined;
        return `the firewall rule ${text(first.name) ?? ""} denies it`;
    }

    secret({ launch, scope }: Machine, name: string): Reading {
        const account = text(launch.account) ?? "";
        if (account !== "" && !texts(launch.scopes).some((each) => CLOUD_PLATFORM.test(each))) {
            return { reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT: the machine needs the scope cloud-platform" };
        }
        return readSecret(name, account, { scope, objects: this.objects });
    }

    #isSame(one: Values[string], other: Values[string]): boolean {
        const id = (link: Values[string]) => linked(this.objects, NETWORK, link)?.id ?? link;
        return id(one) === id(other);
    }
}

function priorityOf({ priority, denies }: Values): number {
    // Of rules with one priority, the one that denies counts.
    return Number(priority ?? DEFAULT_PRIORITY) - (maps(denies).length > 0 ? 0.5 : 0);
}

/** Whether a rule is for traffic that the machine sends. */
function appliesTo({ direction, disabled, targetTags, targetServiceAccounts }: Values, launch: Values): boolean {
    if (direction !== "EGRESS" || disabled === true) return false;
    const [tags, accounts] = [texts(targetTags), texts(targetServiceAccounts)];
    if (tags.length === 0 && accounts.length === 0) return true;
    return texts(launch.tags).some((tag) => tags.includes(tag)) || accounts.includes(text(launch.account) ?? "");
}

/** Whether a rule is for TCP to anywhere on this port. */
function covers({ allows, denies, destinationRanges }: Values, port: number): boolean {
    const ranges = texts(destinationRanges);
    if (ranges.length > 0 && !ranges.includes("0.0.0.0/0")) return false;
    return [...maps(allows), ...maps(denies)].some(({ protocol, ports }) => {
        if (protocol !== "all" && protocol !== "tcp") return false;
        const listed = texts(ports);
        return listed.length === 0 || listed.some((each) => contains(each, port));
    });
}

/** @param range such as `443` or `1024-65535` */
function contains(range: string, port: number): boolean {
    const [from = "", to = from] = range.split("-");
    return Number(from) <= port && port <= Number(to);
}
