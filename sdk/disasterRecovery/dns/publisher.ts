import type * as pulumi from "@pulumi/pulumi";

/** A set of records of one type, which are the only ones of that type and name. */
export interface RecordSet {
    /** The Disaster Recovery domain, without a dot at its end. */
    readonly domainName: string;
    readonly ttlSeconds: number;
    /** All values of the set: publish them together. Texts are one string each, without quotes; nothing may join or split them. */
    readonly values: pulumi.Input<string[]>;
}

/** What a DNS provider allows in one set. */
export interface RecordLimits {
    /** Name of the provider, for errors. */
    readonly dnsProvider: string;
    /** Most records in a set. */
    readonly mostValues: number;
    /** Zone that the domain must be in. @default not known */
    readonly zone?: string;
}

/**
 * Publishes the records of disaster recovery in a DNS provider. `route53Publisher` of `pulumi-zscaler/aws`, `azureDnsPublisher` of
 * `pulumi-zscaler/azure` and `cloudDnsPublisher` of `pulumi-zscaler/gcp` are ready-made; for another provider, write one.
 */
export interface DnsPublisher {
    /** Checked before anything is declared. @default what DNS itself allows */
    readonly limits?: RecordLimits;
    /**
     * Declares the A records.
     * @param options To pass on: they have the parent and the order.
     */
    addresses(name: string, records: RecordSet, options: pulumi.CustomResourceOptions): pulumi.Resource;
    /** Declares the TXT records, which come after the A records. */
    texts(name: string, records: RecordSet, options: pulumi.CustomResourceOptions): pulumi.Resource;
}
