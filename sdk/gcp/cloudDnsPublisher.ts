import * as dns from "@pulumi/gcp/dns";
import * as pulumi from "@pulumi/pulumi";
import type { DnsPublisher } from "../disasterRecovery/dns/publisher";

/** The managed zone of the Disaster Recovery domain. */
export interface CloudDnsPublisherArgs {
    /** Name of the public managed zone, as Google Cloud calls it, such as `example-com`. */
    managedZone: pulumi.Input<string>;
    /** @default that of the provider */
    project?: pulumi.Input<string>;
}

/**
 * Publishes the records of `DisasterRecoveryActivation` in Cloud DNS, with the Google Cloud provider of the component.
 *
 * @example Zone of the provider's project
 * const publisher = cloudDnsPublisher({ managedZone: "example-com" });
 */
export function cloudDnsPublisher({ managedZone, project }: CloudDnsPublisherArgs): DnsPublisher {
    const declare =
        (type: "A" | "TXT", written: (value: string) => string): DnsPublisher["texts"] =>
        (name, { domainName, ttlSeconds, values }, options) =>
            new dns.RecordSet(
                name,
                {
                    managedZone,
                    project,
                    name: `${domainName}.`,
                    type,
                    ttl: ttlSeconds,
                    rrdatas: pulumi.output(values).apply((known) => known.map(written)),
                },
                options,
            );
    return {
        limits: { dnsProvider: "Cloud DNS", mostValues: 100 },
        addresses: declare("A", (address) => address),
        // A semicolon outside of quotes would begin a comment.
        texts: declare("TXT", (text) => `"${text}"`),
    };
}
