import type * as pulumi from "@pulumi/pulumi";
import { perConnection } from "../../perConnection";

/** A segment, as far as the program gives it in plain values. */
interface Segment {
    name: string;
    multimatch: boolean;
    domainNames: string[];
}

interface Declared {
    name: unknown;
    domainNames: unknown;
    multimatch?: unknown;
    microtenantId?: unknown;
}

/** The segments of each domain name, for each microtenant of a connection of a run. */
const segmentsOf = perConnection(() => new Map<string, Segment[]>());

/**
 * The other segments of the program that have a domain name in common with this one, or with one that has, once the
 * program has declared all that it declares at once; undefined without any. Outputs are not waited for: they may depend
 * on the segment itself.
 * @internal
 */
export function sharingDomains(
    args: Declared,
    options: pulumi.CustomResourceOptions = {},
): Promise<Omit<Segment, "domainNames">[] | undefined> | undefined {
    const { name, domainNames, multimatch = false, microtenantId = "" } = args;
    if (typeof name !== "string" || typeof multimatch !== "boolean" || typeof microtenantId !== "string")
        return undefined;
    if (!Array.isArray(domainNames)) return undefined;
    const plain = domainNames.filter((domain) => typeof domain === "string").map((domain) => domain.toLowerCase());
    const own: Segment = { name, multimatch, domainNames: plain.map((domain) => `${microtenantId} ${domain}`) };
    const byDomain = segmentsOf(options);
    for (const domain of own.domainNames) byDomain.set(domain, [...(byDomain.get(domain) ?? []), own]);
    return new Promise((resolve) => setImmediate(() => resolve(connectedTo(own, byDomain))));
}

function connectedTo(own: Segment, byDomain: Map<string, Segment[]>): Omit<Segment, "domainNames">[] | undefined {
    const found = new Set([own]);
    // A set that grows while it is gone through is gone through to its end.
    for (const { domainNames } of found) {
        for (const domain of domainNames) for (const other of byDomain.get(domain) ?? []) found.add(other);
    }
    found.delete(own);
    return found.size > 0 ? [...found].map(({ name, multimatch }) => ({ name, multimatch })) : undefined;
}
