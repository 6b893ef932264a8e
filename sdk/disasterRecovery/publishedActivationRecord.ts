import { NODATA, NOTFOUND } from "node:dns";
import { Resolver } from "node:dns/promises";
import { ArgumentChecks } from "../argumentChecks";
import { ConnectionError } from "../errors";
import { domainFault } from "./domainName";
import type { ActivationRecordFacts } from "./recordFacts";
import { tagsIn } from "./recordText";
import { readRecord, verifyActivationRecord } from "./verifyActivationRecord";

/** What `getPublishedActivationRecord` takes. */
export interface PublishedActivationRecordArgs {
    /** The Disaster Recovery domain. */
    readonly domain: string;
    /** The Disaster Recovery public key, in PEM. @default signatures are not verified */
    readonly publicKey?: string;
    /** Addresses of DNS servers, such as `9.9.9.9` or `127.0.0.1:5353`. @default those of this machine */
    readonly servers?: readonly string[];
}

/** What DNS answers for a Disaster Recovery domain. */
export interface PublishedActivationRecord {
    /** What the record says. Absent if it cannot be used. */
    readonly record?: ActivationRecordFacts;
    /** `not verified` without a public key, or if the signature is not one by the key, which is a fault. */
    readonly signature: "verified" | "not verified" | "none";
    /** The tags that nobody can change without the private key, if the signature was verified. */
    readonly covers: readonly string[];
    /** IPv4 addresses at which clients look for Private Service Edges. */
    readonly addresses: readonly string[];
    /** What would keep disaster recovery from working, and what to do. */
    readonly faults: readonly string[];
}

/**
 * Reads a Disaster Recovery domain by DNS, as clients do, and reports what would keep disaster recovery from working: a record that cannot
 * be used, other TXT records beside it, a signature that is not one by the key, an alias, the top of a zone, no addresses.
 *
 * @throws {InvalidInputError} if an argument is wrong
 * @throws {ConnectionError} if DNS does not answer
 */
export async function getPublishedActivationRecord({
    domain,
    publicKey,
    servers,
}: PublishedActivationRecordArgs): Promise<PublishedActivationRecord> {
    const subject = `the activation record of ${domain}`;
    const checks = new ArgumentChecks(subject, "read");
    const fault = domainFault(domain);
    if (fault) checks.fault("domain", fault);
    const resolver = resolverOf(servers, checks);
    checks.done();
    const [texts, addresses, aliases, zones] = await Promise.all([
        answers(domain, () => resolver.resolveTxt(domain)),
        answers(domain, () => resolver.resolve4(domain)),
        answers(domain, () => resolver.resolveCname(domain)),
        answers(domain, () => resolver.resolveSoa(domain).then((zone) => [zone])),
    ]);
    const judged = judge(
        texts.map((strings) => strings.join("")),
        publicKey,
    );
    const needsAddresses = judged.record?.service !== "zia";
    return {
        ...judged,
        addresses: addresses.toSorted(),
        faults: [
            ...judged.faults,
            ...aliases.map((alias) => `the domain is an alias (CNAME) of ${alias}; give it records of its own`),
            ...zones.map(
                () =>
                    "the domain is the top of a zone; use a name below it, whose TXT records are those of disaster recovery alone",
            ),
            ...(addresses.length === 0 && needsAddresses
                ? ["there is no A record; add the addresses of the Private Service Edges, which clients connect to"]
                : []),
        ],
    };
}

function judge(
    texts: readonly string[],
    publicKey: string | undefined,
): Pick<PublishedActivationRecord, "record" | "signature" | "covers" | "faults"> {
    if (publicKey === undefined) {
        const read = readRecord(texts);
        if ("faults" in read) return { signature: "none", covers: [], faults: read.faults };
        return { record: read.record, signature: read.signature ? "not verified" : "none", covers: [], faults: [] };
    }
    const found = verifyActivationRecord(texts, publicKey);
    switch (found.verdict) {
        case "verified":
            return { record: found.record, signature: "verified", covers: found.covers, faults: [] };
        case "unsigned": {
            const fault = "the record is not signed, although there is a public key; publish a signed one";
            return { record: found.record, signature: "none", covers: [], faults: [fault] };
        }
        case "invalid": {
            const isSigned = texts.some((text) => tagsIn(text).tags.bh !== undefined);
            return { signature: isSigned ? "not verified" : "none", covers: [], faults: found.faults };
        }
    }
}

function resolverOf(servers: readonly string[] | undefined, checks: ArgumentChecks): Resolver {
    const resolver = new Resolver({ timeout: 2_000, tries: 3 });
    if (!servers) return resolver;
    try {
        resolver.setServers(servers);
    } catch {
        checks.fault("servers", `has ${servers.join(", ")}; set addresses such as 9.9.9.9 or 127.0.0.1:5353`);
    }
    return resolver;
}

/** Nothing where DNS says that there is nothing. */
async function answers<T>(domain: string, ask: () => Promise<T[]>): Promise<T[]> {
    try {
        return await ask();
    } catch (error) {
        const systemCode = error instanceof Error && "code" in error ? String(error.code) : "unknown";
        if (systemCode === NODATA || systemCode === NOTFOUND) return [];
        throw new ConnectionError({
            operation: `read the activation record of ${domain}`,
            problem: `DNS did not answer (${systemCode})`,
            nextStep: "Check that the DNS server can be reached, or pass another one.",
            sent: true,
            systemCode,
        });
    }
}
