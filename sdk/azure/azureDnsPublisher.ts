import * as dns from "@pulumi/azure-native/dns";
import * as pulumi from "@pulumi/pulumi";
import type { DnsPublisher } from "../disasterRecovery/dns/publisher";

/** The DNS zone of the Disaster Recovery domain. */
export interface AzureDnsPublisherArgs {
    /** Resource group of the zone. */
    resourceGroupName: pulumi.Input<string>;
    /** Name of the public DNS zone, such as `example.com`. The domain must be in it. */
    zoneName: string;
}

/**
 * Publishes the records of `DisasterRecoveryActivation` in Azure DNS, with the Azure provider of the component.
 *
 * @example Zone of a resource group
 * const publisher = azureDnsPublisher({ resourceGroupName: "dns", zoneName: "example.com" });
 */
export function azureDnsPublisher({ resourceGroupName, zoneName }: AzureDnsPublisherArgs): DnsPublisher {
    const place = (domainName: string) => ({
        resourceGroupName,
        zoneName,
        relativeRecordSetName: domainName.slice(0, -zoneName.length - 1),
    });
    return {
        limits: { dnsProvider: "Azure DNS", mostValues: 20, zone: zoneName },
        addresses: (name, { domainName, ttlSeconds, values }, options) =>
            new dns.RecordSet(
                name,
                {
                    ...place(domainName),
                    recordType: "A",
                    ttl: ttlSeconds,
                    aRecords: pulumi.output(values).apply((known) => known.map((ipv4Address) => ({ ipv4Address }))),
                },
                options,
            ),
        texts: (name, { domainName, ttlSeconds, values }, options) =>
            new dns.RecordSet(
                name,
                {
                    ...place(domainName),
                    recordType: "TXT",
                    ttl: ttlSeconds,
                    // Each text is a record of its own: the strings of one record would be joined.
                    txtRecords: pulumi.output(values).apply((known) => known.map((text) => ({ value: [text] }))),
                },
                options,
            ),
    };
}
