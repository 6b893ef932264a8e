import * as route53 from "@pulumi/aws/route53";
import type * as pulumi from "@pulumi/pulumi";
import type { DnsPublisher } from "../disasterRecovery/dns/publisher";

/** The hosted zone of the Disaster Recovery domain. */
export interface Route53PublisherArgs {
    /** Id of the public hosted zone. */
    zoneId: pulumi.Input<string>;
    /** Whether records that exist already are overwritten. @default false */
    allowOverwrite?: boolean;
}

/**
 * Publishes the records of `DisasterRecoveryActivation` in Route 53, with the AWS provider of the component.
 *
 * @example Hosted zone of the stack's configuration
 * const publisher = route53Publisher({ zoneId: new pulumi.Config().require("zoneId") });
 */
export function route53Publisher({ zoneId, allowOverwrite = false }: Route53PublisherArgs): DnsPublisher {
    const declare =
        (type: "A" | "TXT"): DnsPublisher["texts"] =>
        (name, { domainName, ttlSeconds, values }, options) =>
            // The provider puts the quotes around each text.
            new route53.Record(
                name,
                { zoneId, allowOverwrite, name: domainName, type, ttl: ttlSeconds, records: values },
                options,
            );
    return {
        limits: { dnsProvider: "Route 53", mostValues: 400 },
        addresses: declare("A"),
        texts: declare("TXT"),
    };
}
