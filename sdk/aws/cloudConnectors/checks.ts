import { ArgumentChecks } from "../../argumentChecks";
import { CAPACITY_KINDS, checkAccess } from "../../deployment/capacity";
import { checkHealthProbe } from "../../deployment/healthProbe";
import type {
    AutoScalingCapacity,
    CleanUpArgs,
    CloudConnectorsArgs,
    GatewayLoadBalancerArgs,
} from "../cloudConnectors";
import { SIZES } from "./sizes";

/** Zscaler allows so many connectors in a group, which is a zone of a network. */
const MOST_PER_ZONE = 16;
const MOST_ZONES = 3;
/** A connector is killed before it is ready with less. */
const LEAST_GRACE_SECONDS = 600;
/** Names of balancers and target groups have 32 characters, of which the provider adds 8. */
const LONGEST_NAME = 24;

/** @throws {InvalidInputError} naming everything that is wrong */
export function checkArguments(subject: string, args: CloudConnectorsArgs): void {
    const checks = new ArgumentChecks(subject);
    const {
        network,
        capacity = { kind: "fixed" },
        formFactor = "small",
        machine = {},
        loadBalancer = { kind: "gateway" },
    } = args;
    const zones = Object.keys(network.subnets);
    if (zones.length === 0 || zones.length > MOST_ZONES) {
        checks.fault("network.subnets", `has ${zones.length} zones; set a subnet for each of 1 to ${MOST_ZONES} zones`);
    }
    checks.ranges("network.cidrBlocks", network.cidrBlocks);
    checkHealthProbe(checks, args.healthProbe);
    checks.range("healthProbe.intervalSeconds", args.healthProbe?.intervalSeconds, 5, 300);
    checks.range("healthProbe.healthyThreshold", args.healthProbe?.healthyThreshold, 2, 10);
    checks.range("healthProbe.unhealthyThreshold", args.healthProbe?.unhealthyThreshold, 2, 10);
    checks.oneOf("formFactor", formFactor, Object.keys(SIZES));
    checks.oneOf(
        "machine.instanceType",
        machine.instanceType,
        SIZES[formFactor]?.instanceTypes ?? [],
        ` for form factor "${formFactor}"`,
    );
    checks.oneOf("machine.volumeType", machine.volumeType, ["gp3", "gp2", "io1", "io2"]);
    checkAccess(checks, args.access);
    checks.oneOf("capacity.kind", capacity.kind, CAPACITY_KINDS);
    checks.oneOf("loadBalancer.kind", loadBalancer.kind, ["gateway", "none"]);
    if (capacity.kind === "autoScaling") checkScaling(checks, capacity, args);
    else checks.range("capacity.perZone", capacity.perZone, 1, MOST_PER_ZONE);
    if (loadBalancer.kind === "gateway") checkGateway(checks, subject, loadBalancer, zones);
    checks.zones("network.managementSubnets", network.managementSubnets, zones);
    checks.zones("groups", args.groups, zones);
    checks.tagKeys(args.tags);
    checks.done();
}

function checkScaling(
    checks: ArgumentChecks,
    capacity: AutoScalingCapacity,
    { formFactor = "small", network }: CloudConnectorsArgs,
): void {
    checks.range("capacity.min", capacity.min, 1, MOST_PER_ZONE);
    checks.range("capacity.max", capacity.max, 1, MOST_PER_ZONE);
    checks.ordered("capacity", capacity);
    checks.range("capacity.targetCpuPercent", capacity.targetCpuPercent, 1, 100);
    checks.range("capacity.launchHookSeconds", capacity.launchHookSeconds, 30, 7_200);
    checks.range("capacity.terminateHookSeconds", capacity.terminateHookSeconds, 30, 7_200);
    checks.oneOf("capacity.healthCheckType", capacity.healthCheckType, ["EC2", "ELB"]);
    if (capacity.cleanUp) checkCleanUp(checks, capacity.cleanUp);
    const { healthCheckGraceSeconds: grace, warmPool } = capacity;
    checks.atLeast("capacity.warmupSeconds", capacity.warmupSeconds, 0);
    checks.atLeast("capacity.warmPool.minSize", warmPool?.minSize, 0);
    checks.atLeast("capacity.warmPool.maxPreparedCapacity", warmPool?.maxPreparedCapacity, 0);
    if (grace !== undefined && grace >= LEAST_GRACE_SECONDS)
        checks.atLeast("capacity.healthCheckGraceSeconds", grace, LEAST_GRACE_SECONDS);
    if (grace !== undefined && grace < LEAST_GRACE_SECONDS) {
        checks.fault(
            "capacity.healthCheckGraceSeconds",
            `is ${grace}; set at least ${LEAST_GRACE_SECONDS}, because a connector takes several minutes to start`,
        );
    }
    checks.oneOf("capacity.warmPool.state", warmPool?.state, ["Stopped", "Running"]);
    if (warmPool?.maxPreparedCapacity !== undefined && warmPool.maxPreparedCapacity < (warmPool.minSize ?? 0)) {
        checks.fault(
            "capacity.warmPool.maxPreparedCapacity",
            `is ${warmPool.maxPreparedCapacity}, less than minSize (${warmPool.minSize}); raise it`,
        );
    }
    if (formFactor !== "small") {
        checks.fault(
            "formFactor",
            `is "${formFactor}", which Auto Scaling does not support; set "small", or capacity.kind "fixed"`,
        );
    }
    if (network.managementSubnets) {
        checks.fault(
            "network.managementSubnets",
            'is set, but Auto Scaling puts all interfaces into one subnet; omit it, or set capacity.kind to "fixed"',
        );
    }
}

function checkCleanUp(checks: ArgumentChecks, { health = {}, ...cleanUp }: CleanUpArgs): void {
    const path = "capacity.cleanUp";
    checks.oneOf(`${path}.runtime`, cleanUp.runtime, ["python3.12", "python3.11"]);
    checks.oneOf(`${path}.architecture`, cleanUp.architecture, ["arm64", "x86_64"]);
    checks.range(`${path}.timeoutSeconds`, cleanUp.timeoutSeconds, 1, 900);
    checks.range(`${path}.memoryMegabytes`, cleanUp.memoryMegabytes, 128, 10_240);
    const { dataPoints = 10, unhealthy, contiguous } = health;
    checks.range(`${path}.health.dataPoints`, dataPoints, 1, 60);
    checks.range(`${path}.health.unhealthy`, unhealthy, 1, dataPoints);
    checks.range(`${path}.health.contiguous`, contiguous, 1, dataPoints);
    checks.archive(`${path}.archive`, cleanUp.archive, "zscaler_cc_lambda_service.zip");
}

function checkGateway(
    checks: ArgumentChecks,
    subject: string,
    gateway: GatewayLoadBalancerArgs,
    zones: readonly string[],
): void {
    checks.range("loadBalancer.deregistrationDelaySeconds", gateway.deregistrationDelaySeconds, 0, 3_600);
    checks.oneOf("loadBalancer.flowStickiness", gateway.flowStickiness, ["5-tuple", "3-tuple", "2-tuple"]);
    checks.zones("loadBalancer.endpointSubnets", gateway.endpointSubnets, zones);
    const name = subject.slice(subject.indexOf('"') + 1, -1);
    if (name.length > LONGEST_NAME) {
        checks.fault(
            "name",
            `has ${name.length} characters; use at most ${LONGEST_NAME}, because names of load balancers have at most 32`,
        );
    }
    if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(name)) {
        checks.fault("name", `is "${name}"; use letters, digits and hyphens, which names of load balancers consist of`);
    }
}
