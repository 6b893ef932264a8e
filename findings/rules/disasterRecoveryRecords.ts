import { publicKeyFault } from "../../sdk/disasterRecovery/publicKey";
import { readRecord, verifyActivationRecord } from "../../sdk/disasterRecovery/verifyActivationRecord";
import { listed, type Part, type Sentence } from "../../sdk/sentence";
import { type Rule, type Subject, say } from "../rule";
import type { View } from "../view";
import { EDGES, isDesignated } from "./designation";
import { otherTexts } from "./dnsRecords";
import { isEnabled, membersOf } from "./members";
import { ACTIVATION, PLAN, PROFILE, RECORDED, SETTINGS } from "./planTypes";

/** What is published in DNS: the addresses of service edges, and the records that begin and end disaster recovery. */

const PAGE = "disaster-recovery-findings.md";
const STATES = ["off", "test", "on"] as const;

const textsOf = ({ values }: Subject, state: string): readonly string[] | undefined => {
    const records = values.txtRecords;
    const texts: unknown = typeof records === "object" && records !== null ? Reflect.get(records, state) : undefined;
    return Array.isArray(texts) ? texts : undefined;
};

/** Reasons, each with what it is about. */
const together = (reasons: readonly Sentence[]): Sentence | undefined =>
    reasons.length === 0 ? undefined : reasons.flatMap((each, at): Part[] => [...(at > 0 ? ["; "] : []), ...each]);

export const otherAddresses: Rule = {
    id: "dr-addresses-differ",
    code: "DR006",
    level: "critical",
    isMandatory: true,
    title: "The A records of the Disaster Recovery domain are not the addresses of the designated service edges.",
    todo: "Publish the address of each enabled service edge of the designated groups, and no other.",
    page: PAGE,
    source: "Zscaler help, About Disaster Recovery Settings",
    types: [PLAN],
    check({ values }, view) {
        const edges = view
            .all(EDGES)
            .filter(isDesignated)
            .flatMap((group) => membersOf(group) ?? []);
        const published: string[] = Array.isArray(values.aRecords) ? values.aRecords : [];
        const expected = edges.flatMap(({ addresses = [] }) => addresses);
        const without = edges
            .filter(({ addresses = [] }) => addresses.length === 0)
            .map(({ name = "", publishDomain }) => (publishDomain ? `${name} (published as ${publishDomain})` : name));
        const missing = expected.filter((address) => !published.includes(address));
        const others = published.filter((address) => !expected.includes(address));
        return together([
            ...(missing.length > 0 ? [["not published: ", ...listed(missing)]] : []),
            ...(others.length > 0 ? [["of no designated service edge: ", ...listed(others)]] : []),
            ...(without.length > 0 ? [["service edges without an IPv4 address: ", ...listed(without)]] : []),
        ]);
    },
};

export const unsignedRecord: Rule = {
    id: "dr-record-not-signed",
    code: "DR007",
    level: "critical",
    isMandatory: true,
    title: "There is a Disaster Recovery public key, and a record is not signed by the key of its pair.",
    todo: "Sign the records, or remove the key from the settings and from the app profiles.",
    page: PAGE,
    source: "Zscaler help, Understanding and Installing the Zscaler DNS Record Generator",
    types: [PLAN],
    check(plan) {
        const { publicKey } = plan.values;
        if (typeof publicKey !== "string" || publicKeyFault(publicKey)) return undefined;
        return together(
            STATES.flatMap((state): Sentence[] => {
                const texts = textsOf(plan, state);
                if (!texts) return [];
                const found = verifyActivationRecord(texts, publicKey);
                if (found.verdict === "verified") return [];
                return found.verdict === "unsigned"
                    ? [[`the record ${state} is not signed`]]
                    : [[`the record ${state} cannot be used: `, { name: found.faults.join("; ") }]];
            }),
        );
    },
};

export const otherRecord: Rule = {
    id: "dr-record-of-other-state",
    code: "DR007",
    level: "critical",
    isMandatory: true,
    title: "A record of the plan does something else than its name says, or cannot be read.",
    todo: "Make the record again with pulumi-zscaler dr record.",
    page: PAGE,
    source: "Zscaler help, Creating DNS TXT Records",
    types: [PLAN],
    check: (plan) =>
        together(
            STATES.flatMap((state): Sentence[] => {
                const texts = textsOf(plan, state);
                if (!texts) return [];
                const read = readRecord(texts);
                if ("faults" in read)
                    return [[`the record ${state} cannot be read: `, { name: read.faults.join("; ") }]];
                const { record } = read;
                const { domainName } = plan.values;
                return [
                    ...(record.state === state ? [] : [[`the record ${state} says ${record.state}`]]),
                    ...(record.service === "zia" ? [[`the record ${state} is for Internet Access alone`]] : []),
                    ...(record.domain === undefined || record.domain === domainName
                        ? []
                        : [[`the record ${state} is of `, { name: record.domain }]]),
                ];
            }),
        ),
};

export const activationBesideResources: Rule = {
    id: "dr-activation-with-other-resources",
    code: "DR008",
    level: "critical",
    isMandatory: true,
    title: "The activation of disaster recovery is in a stack with resources of Zscaler, which cannot be updated in a disaster.",
    todo: "Move the activation to a stack of its own, which calls your DNS provider alone.",
    page: PAGE,
    source: "Zscaler help, Understanding Disaster Recovery",
    types: [ACTIVATION],
    check(_, view) {
        const calling = view.graph.stack.objects.filter(({ type }) => !RECORDED.includes(type));
        const [first] = calling;
        return first && ["it is beside ", ...listed([first.name]), ...more(calling.length - 1)];
    },
};

const more = (count: number): Sentence => (count > 0 ? [` and ${count} more`] : []);

export const testForNobody: Rule = {
    id: "dr-test-without-test-group",
    code: "DR010",
    level: "high",
    isMandatory: true,
    title: "The test record would switch no client, or every client.",
    todo: "Put a few users into an app profile of their own, and set its test group.",
    page: PAGE,
    source: "Zscaler help, Configuring Disaster Recovery",
    types: [PLAN],
    check(plan, view) {
        if (!textsOf(plan, "test")) return undefined;
        const profiles = view.all(PROFILE).filter(isEnabled);
        const testers = profiles.filter(({ values }) => values.testGroup === true);
        if (testers.length === 0) return say`no app profile with disaster recovery belongs to the test group`;
        return testers.length === profiles.length
            ? say`all app profiles with disaster recovery belong to the test group`
            : undefined;
    },
};

export const otherTextAtDomain: Rule = {
    id: "dr-domain-with-other-text",
    code: "DR019",
    level: "high",
    title: "The Disaster Recovery domain has another TXT record, so that the activation record may not be read.",
    todo: "Move the other record to another name.",
    page: PAGE,
    source: "Zscaler help, Creating DNS TXT Records",
    types: [SETTINGS, PLAN],
    check: ({ values }, view: View) =>
        typeof values.domainName === "string" ? otherTexts(values.domainName, view) : undefined,
};

export const privateKeyInClear: Rule = {
    id: "dr-private-key-in-clear",
    code: "DR017",
    level: "critical",
    isMandatory: true,
    title: "A private key is in the state in plain text.",
    todo: "Remove it from the program, make a new pair of keys, and keep the private key in a vault.",
    page: "secrets.md",
    source: "Zscaler help, Creating DNS TXT Records",
    check(object, view) {
        const texts = Object.keys(object.values).filter((property) => PEOPLE_WRITE.test(property));
        const property = texts.find((each) => {
            const value = object.values[each];
            return typeof value === "string" && value.includes("PRIVATE KEY-----");
        });
        if (property === undefined) return undefined;
        return object.tellsSecrets ? say`${property} contains a private key` : view.doNotKnow();
    },
};

/** Properties that a key is written into by mistake; those that are secret have a rule of their own. */
const PEOPLE_WRITE = /^(description|publicKey\w*|\w*Pem)$/;
