import { ArgumentChecks } from "../../argumentChecks";
import { CAPACITY_KINDS, checkAccess } from "../../deployment/capacity";
import { checkHealthProbe } from "../../deployment/healthProbe";
import type { CleanUpArgs, CloudConnectorsArgs, GatewayLoadBalancerArgs } from "../cloudConnectors";
import { checkScaling } from "../common/autoScale";
import { checkImage } from "../common/image";
import { checkName } from "../common/names";
import { checkSubnetZones } from "../common/zones";
import { tunnelsOf } from "./loadBalancer";
import { MACHINE_SIZES, MOST_PER_ZONE, SCALE_SET_SIZES } from "./sizes";

/** VXLAN identifiers have 24 bits. */
const MOST_IDENTIFIER = 16_777_215;

/** @throws {InvalidInputError} naming everything that is wrong */
export function checkArguments(subject: string, name: string, args: CloudConnectorsArgs): void {
    const checks = new ArgumentChecks(subject);
    const { network, capacity = { kind: "fixed" }, loadBalancer = { kind: "internal" }, machine } = args;
    checkName(checks, name);
    checkSubnetZones(checks, "network.subnets", network.subnets);
    const zones = Object.keys(network.subnets);
    checks.zones("network.managementSubnets", network.managementSubnets, zones);
    checks.zones("groups", args.groups, zones);
    checkProbe(checks, args);
    checkImage(checks, machine);
    checkAccess(checks, args.access);
    checks.oneOf("capacity.kind", capacity.kind, CAPACITY_KINDS);
    checks.oneOf("loadBalancer.kind", loadBalancer.kind, ["internal", "gateway", "existing", "none"]);
    if (capacity.kind === "autoScaling") {
        checks.oneOf("machine.vmSize", machine.vmSize, SCALE_SET_SIZES, " for scale sets");
        checkScaling(checks, capacity, MOST_PER_ZONE);
        checks.oneOf("capacity.faultDomains", asText(capacity.faultDomains), ["1", "5"]);
        if (capacity.cleanUp) checkCleanUp(checks, capacity.cleanUp);
        if (loadBalancer.kind === "none") {
            checks.fault(
                "loadBalancer.kind",
                'is "none", but routes cannot lead to machines that come and go; set "internal", or capacity.kind "fixed"',
            );
        }
    } else {
        checks.oneOf("machine.vmSize", machine.vmSize, MACHINE_SIZES);
        checks.range("capacity.perZone", capacity.perZone, 1, MOST_PER_ZONE);
        checks.range("capacity.faultDomains", capacity.faultDomains, 1, 3);
        if (capacity.faultDomains !== undefined && !zones.includes("regional"))
            checks.fault("capacity.faultDomains", "is set, but machines in zones are in no availability set; omit it");
    }
    if (loadBalancer.kind === "internal" || loadBalancer.kind === "gateway") {
        checks.oneOf("loadBalancer.distribution", loadBalancer.distribution, [
            "Default",
            "SourceIP",
            "SourceIPProtocol",
        ]);
    }
    if (loadBalancer.kind === "gateway") checkGateway(checks, loadBalancer, args);
    if (loadBalancer.kind === "existing" && loadBalancer.backendAddressPoolIds.length === 0)
        checks.fault("loadBalancer.backendAddressPoolIds", 'is empty; set the ids of the pools, or kind to "none"');
    checks.tagKeys(args.tags);
    checks.done();
}

function checkCleanUp(checks: ArgumentChecks, { archive, planSku }: CleanUpArgs): void {
    checks.archive("capacity.cleanUp.archive", archive, "zscaler_cc_function_app.zip");
    // Plans with the sku FC1 take packages in another way.
    checks.oneOf("capacity.cleanUp.planSku", planSku, ["Y1", "EP1", "B1"]);
}

function checkProbe(checks: ArgumentChecks, { healthProbe = {} }: CloudConnectorsArgs): void {
    checkHealthProbe(checks, healthProbe);
    checks.range("healthProbe.intervalSeconds", healthProbe.intervalSeconds, 5, 2_147_483_646);
    checks.range("healthProbe.unhealthyThreshold", healthProbe.unhealthyThreshold, 1, 100);
    if (healthProbe.healthyThreshold !== undefined) {
        checks.fault(
            "healthProbe.healthyThreshold",
            `is ${healthProbe.healthyThreshold}, and Azure has one threshold for both; set unhealthyThreshold alone`,
        );
    }
}

function checkGateway(checks: ArgumentChecks, gateway: GatewayLoadBalancerArgs, { fips }: CloudConnectorsArgs): void {
    const tunnels = tunnelsOf(gateway);
    if (!tunnels) return;
    const { internal, external } = tunnels;
    for (const [path, tunnel] of [
        ["loadBalancer.tunnels.internal", internal],
        ["loadBalancer.tunnels.external", external],
    ] as const) {
        checks.range(`${path}.port`, tunnel.port, 1, 65_535);
        checks.range(`${path}.identifier`, tunnel.identifier, 1, MOST_IDENTIFIER);
    }
    if (internal.port >= external.port) {
        checks.fault(
            "loadBalancer.tunnels.internal.port",
            `is ${internal.port}, not below that of the external tunnel (${external.port}); lower it`,
        );
    }
    if (internal.identifier === external.identifier) {
        checks.fault(
            "loadBalancer.tunnels.internal.identifier",
            `is ${internal.identifier}, as that of the external tunnel; set another one`,
        );
    }
    if (fips === true)
        checks.fault("fips", "is true, which connectors behind a gateway load balancer do not support; omit it");
}

function asText(value: number | undefined): string | undefined {
    return value === undefined ? undefined : String(value);
}
