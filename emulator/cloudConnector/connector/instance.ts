import type { WireObject } from "../../core/json";
import type { Tenant } from "../../core/tenant";
import { randomSuffix } from "../common/naming";
import { networkInterface, unassigned } from "./network";

/** The service that runs on a connector: each has one. */
export function newInstance(
    tenant: Tenant,
    connectorName: string,
    { address, natIp, registerTime }: { address: string; natIp: string; registerTime: number },
): WireObject {
    return {
        id: Number(tenant.nextId("cloudObject")),
        name: `${connectorName}_INSTANCE_1_${randomSuffix()}`,
        flags: "REGISTERED",
        ecInstanceType: "SME",
        registerTime,
        natIp,
        serviceNw: networkInterface(tenant, address),
        virtualNw: unassigned(tenant),
    };
}
