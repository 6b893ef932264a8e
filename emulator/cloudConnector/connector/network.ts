import type { WireObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";

const NONE = "0.0.0.0";

/** A network interface of a connector. */
export function networkInterface(tenant: Tenant, address: string): WireObject {
    return wire(tenant, address, "255.255.255.0", address.replace(/\d+$/, "1"), "10.0.0.2");
}

/** An interface that is there and not in use. */
export function unassigned(tenant: Tenant): WireObject {
    return wire(tenant, NONE, NONE, NONE, NONE);
}

function wire(tenant: Tenant, address: string, netmask: string, defaultGateway: string, resolver: string): WireObject {
    const dns = { id: Number(tenant.nextId("cloudNetwork")), ips: [resolver], dnsType: "AUTOMATIC" };
    return {
        id: Number(tenant.nextId("cloudNetwork")),
        ipStart: address,
        // Says so where there is a single address.
        ipEnd: NONE,
        netmask,
        defaultGateway,
        nwType: "AUTOMATIC",
        dns,
    };
}
