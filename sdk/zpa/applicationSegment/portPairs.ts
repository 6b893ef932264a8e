import * as pulumi from "@pulumi/pulumi";
import { isList } from "../../references";
import type { ApplicationSegment, Ports } from "../applicationSegment";

/**
 * Warns where ports read like those of Terraform and of the bridged provider, whose lists of texts are pairs of a first and a
 * last port: `["8000", "8010"]` is a range there, and two ports here. Reported during preview, as a warning.
 */
export function warnOfPairs(segment: ApplicationSegment, declared: { tcpPorts?: Ports; udpPorts?: Ports }): void {
    for (const [property, ports] of Object.entries(declared)) {
        if (ports === undefined) continue;
        pulumi.output(ports).apply((known) => {
            const pairs = pairsOf(known);
            if (pairs.length === 0) return;
            const ranges = pairs.map(([from, to]) => `"${from}-${to}"`).join(", ");
            const singles = pairs.flat().join(", ");
            pulumi.log.warn(
                `${property}: [${pairs
                    .flat()
                    .map((port) => `"${port}"`)
                    .join(
                        ", ",
                    )}] are single ports in this package, but ranges in Terraform and pulumi-zpa. Write ${ranges} for ranges, or numbers, [${singles}], for ports.`,
                segment,
            );
        });
    }
}

/** Empty unless all of them are texts of single ports, an even number, each second one above the first. */
function pairsOf(ports: string | number | readonly (string | number)[]): [string, string][] {
    if (!isList(ports) || ports.length === 0 || ports.length % 2 === 1) return [];
    const pairs: [string, string][] = [];
    for (let index = 0; index < ports.length; index += 2) {
        const [from, to] = [ports[index], ports[index + 1]];
        if (!isPort(from) || !isPort(to) || Number(from) >= Number(to)) return [];
        pairs.push([from, to]);
    }
    return pairs;
}

const isPort = (port: unknown): port is string => typeof port === "string" && /^\d{1,5}$/.test(port);
