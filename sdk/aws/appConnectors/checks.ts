import { ArgumentChecks } from "../../argumentChecks";
import { CAPACITY_KINDS, checkTarget } from "../../deployment/capacity";
import { checkEnrollment, type Enrolling, MOST_APP_CONNECTORS } from "../../deployment/enrollment";
import type { AppConnectorsArgs } from "../appConnectors";

/** EC2 types that Zscaler supports; the first ones are for tests. */
const INSTANCE_TYPES = [
    ...["t2.micro", "t3.medium", "t3.large", "t3.xlarge", "t3a.medium", "t3a.large", "t3a.xlarge", "t3a.2xlarge"],
    ...["m5", "m5a", "m5n"].flatMap((family) =>
        ["large", "xlarge", "2xlarge", "4xlarge"].map((size) => `${family}.${size}`),
    ),
];

/** The machines that enroll. */
export function enrollingOf({ capacity = { kind: "fixed" }, network }: AppConnectorsArgs): Enrolling {
    if (capacity.kind === "autoScaling") return { machines: capacity.max, autoScaling: true };
    return { machines: (capacity.perZone ?? 1) * Object.keys(network.subnets).length, autoScaling: false };
}

/** @throws {InvalidInputError} naming everything that is wrong */
export function checkArguments(subject: string, args: AppConnectorsArgs): void {
    const checks = new ArgumentChecks(subject);
    const { network, capacity = { kind: "fixed" }, machine = {} } = args;
    const zones = Object.keys(network.subnets).length;
    if (zones === 0) checks.fault("network.subnets", "is empty; set a subnet for each zone");
    checks.oneOf("machine.instanceType", machine.instanceType, INSTANCE_TYPES);
    checks.oneOf("capacity.kind", capacity.kind, CAPACITY_KINDS);
    if (capacity.kind === "autoScaling") {
        checks.range("capacity.min", capacity.min, 1, MOST_APP_CONNECTORS);
        checks.range("capacity.max", capacity.max, 1, MOST_APP_CONNECTORS);
        checks.ordered("capacity", capacity);
        checkTarget(checks, capacity);
        checks.atLeast("capacity.healthCheckGraceSeconds", capacity.healthCheckGraceSeconds, 0);
    } else checks.range("capacity.perZone", capacity.perZone, 1, MOST_APP_CONNECTORS);
    checkEnrollment(checks, args, enrollingOf(args));
    checks.tagKeys(args.tags);
    checks.done();
}
