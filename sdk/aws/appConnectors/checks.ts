import { ArgumentChecks } from "../../deployment/checks";
import type { AppConnectorsArgs } from "../appConnectors";

/** More connectors of a group cannot enroll. */
const MOST = 100;
/** Keys of groups that scale are used for every machine that ever starts. */
const LEAST_USES_SCALING = 100;
const USES_PER_MACHINE = 10;

/** EC2 types that Zscaler supports; the first ones are for tests. */
const INSTANCE_TYPES = [
    ...["t2.micro", "t3.medium", "t3.large", "t3.xlarge", "t3a.medium", "t3a.large", "t3a.xlarge", "t3a.2xlarge"],
    ...["m5", "m5a", "m5n"].flatMap((family) =>
        ["large", "xlarge", "2xlarge", "4xlarge"].map((size) => `${family}.${size}`),
    ),
];

/** The greatest number of machines that run at once. */
function machinesOf({ capacity = { kind: "fixed" }, network }: AppConnectorsArgs): number {
    return capacity.kind === "autoScaling"
        ? capacity.max
        : (capacity.perZone ?? 1) * Object.keys(network.subnets).length;
}

/** How often a new key can be used unless the program says it. */
export function keyUses(args: AppConnectorsArgs): number {
    const uses = machinesOf(args) * USES_PER_MACHINE;
    return args.capacity?.kind === "autoScaling" ? Math.max(uses, LEAST_USES_SCALING) : uses;
}

/** @throws {InvalidInputError} naming everything that is wrong */
export function checkArguments(subject: string, args: AppConnectorsArgs): void {
    const checks = new ArgumentChecks(subject);
    const { network, capacity = { kind: "fixed" }, enrollment = {}, machine = {} } = args;
    const zones = Object.keys(network.subnets).length;
    if (zones === 0) checks.fault("network.subnets", "is empty; set a subnet for each zone");
    checks.oneOf("machine.instanceType", machine.instanceType, INSTANCE_TYPES);
    if (capacity.kind === "autoScaling") {
        checks.range("capacity.min", capacity.min, 1, MOST);
        checks.range("capacity.max", capacity.max, 1, MOST);
        checks.ordered("capacity", capacity);
        if (capacity.target?.metric === "cpu") checks.range("capacity.target.percent", capacity.target.percent, 1, 100);
    } else checks.range("capacity.perZone", capacity.perZone, 1, MOST);
    const machines = machinesOf(args);
    if (enrollment.maxUsage !== undefined && enrollment.maxUsage < machines) {
        checks.fault(
            "enrollment.maxUsage",
            `is ${enrollment.maxUsage}, and ${machines} machines enroll with the key; set at least ${machines}, and more for those that take their place`,
        );
    }
    if (enrollment.maxUsage !== undefined && enrollment.existingKey !== undefined) {
        checks.fault("enrollment.maxUsage", "is set beside existingKey, whose uses it cannot change; omit one of them");
    }
    checks.tagKeys(args.tags);
    checks.done();
}
