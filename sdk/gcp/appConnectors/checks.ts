import { ArgumentChecks } from "../../argumentChecks";
import { CAPACITY_KINDS, checkTarget } from "../../deployment/capacity";
import { checkEnrollment, type Enrolling, MOST_APP_CONNECTORS } from "../../deployment/enrollment";
import type { AppConnectorsArgs } from "../appConnectors";
import { checkLabels, checkName } from "../common/names";
import { checkZones } from "../common/zones";

/** Machine types that Zscaler supports. */
const MACHINE_TYPES = ["n1-standard", "n1-highcpu", "n2-standard", "n2-highcpu"].flatMap((family) =>
    ["4", "8"].map((processors) => `${family}-${processors}`),
);
const MOST_ZONES = 3;
const LEAST_DISK_GB = 64;
const MOST_DISK_GB = 65_536;
/** Names of machines have 63 characters: those of a zone and a number, and 8 that the provider adds, are among them. */
const LONGEST_NAME = 24;

/** The machines that enroll. */
export function enrollingOf({ capacity = { kind: "fixed" }, network }: AppConnectorsArgs): Enrolling {
    if (capacity.kind === "autoScaling") return { machines: capacity.max, autoScaling: true };
    return { machines: (capacity.perZone ?? 1) * network.zones.length, autoScaling: false };
}

/** @throws {InvalidInputError} naming everything that is wrong */
export function checkArguments(subject: string, name: string, args: AppConnectorsArgs): void {
    const checks = new ArgumentChecks(subject);
    const { network, capacity = { kind: "fixed" }, machine = {} } = args;
    checkName(checks, name, LONGEST_NAME, "names of machines have at most 63, with their zone");
    checkZones(checks, network.zones, MOST_ZONES);
    checks.oneOf("machine.machineType", machine.machineType, MACHINE_TYPES);
    checks.range("machine.diskSizeGb", machine.diskSizeGb, LEAST_DISK_GB, MOST_DISK_GB);
    checks.oneOf("capacity.kind", capacity.kind, CAPACITY_KINDS);
    if (capacity.kind === "autoScaling") {
        checks.range("capacity.min", capacity.min, 1, MOST_APP_CONNECTORS);
        checks.range("capacity.max", capacity.max, 1, MOST_APP_CONNECTORS);
        checks.ordered("capacity", capacity);
        checks.range("capacity.initializationSeconds", capacity.initializationSeconds, 0, 3_600);
        checkTarget(checks, capacity);
    } else checks.range("capacity.perZone", capacity.perZone, 1, MOST_APP_CONNECTORS);
    checkEnrollment(checks, args, enrollingOf(args));
    checkLabels(checks, args.labels, args.networkTags);
    checks.done();
}
