import { ArgumentChecks } from "../../argumentChecks";
import { CAPACITY_KINDS, checkAccess } from "../../deployment/capacity";
import { checkHealthProbe } from "../../deployment/healthProbe";
import type { AutoScalingCapacity, CleanUpArgs, CloudConnectorsArgs } from "../cloudConnectors";
import { checkAccount, checkLabels, checkName } from "../common/names";
import { checkZones } from "../common/zones";
import { MACHINE_TYPES, unfitForScaling } from "./machine";

/** Zscaler allows so many connectors in a group, which is a zone of a network. */
const MOST_PER_ZONE = 16;
const MOST_ZONES = 3;
/** The provider adds 8 to the id of a service account. */
const LONGEST_NAME = 22;
/** A connector takes several minutes to start, in which its load says nothing. */
const LEAST_INITIALIZATION_SECONDS = 600;

/** @throws {InvalidInputError} naming everything that is wrong */
export function checkArguments(subject: string, name: string, args: CloudConnectorsArgs): void {
    const checks = new ArgumentChecks(subject);
    const {
        network,
        capacity = { kind: "fixed" },
        machine = {},
        loadBalancer = { kind: "internal" },
        access = {},
    } = args;
    checkName(checks, name, LONGEST_NAME, "ids of service accounts have at most 30");
    checkZones(checks, network.zones, MOST_ZONES);
    checks.ranges("network.cidrBlocks", network.cidrBlocks);
    checks.ranges("access.sshCidrBlocks", access.sshCidrBlocks);
    checkHealthProbe(checks, args.healthProbe);
    checks.range("healthProbe.intervalSeconds", args.healthProbe?.intervalSeconds, 1, 300);
    checks.range("healthProbe.healthyThreshold", args.healthProbe?.healthyThreshold, 1, 10);
    checks.range("healthProbe.unhealthyThreshold", args.healthProbe?.unhealthyThreshold, 1, 10);
    checks.oneOf("machine.machineType", machine.machineType, MACHINE_TYPES);
    checks.oneOf("machine.diskType", machine.diskType, ["pd-balanced", "pd-ssd", "pd-standard"]);
    checkAccess(checks, access);
    checks.oneOf("capacity.kind", capacity.kind, CAPACITY_KINDS);
    checks.oneOf("loadBalancer.kind", loadBalancer.kind, ["internal", "none"]);
    if (capacity.kind === "autoScaling") checkScaling(checks, capacity, args);
    else checks.range("capacity.perZone", capacity.perZone, 1, MOST_PER_ZONE);
    if (loadBalancer.kind === "internal") {
        const affinities = ["CLIENT_IP_NO_DESTINATION", "CLIENT_IP", "CLIENT_IP_PROTO", "NONE"];
        checks.oneOf("loadBalancer.sessionAffinity", loadBalancer.sessionAffinity, affinities);
        checks.range("loadBalancer.drainingSeconds", loadBalancer.drainingSeconds, 0, 3_600);
    }
    checks.zones("groups", args.groups, network.zones, "network.zones");
    checkLabels(checks, args.labels, args.networkTags);
    checkAccount(checks, args.existingServiceAccount);
    checks.done();
}

function checkScaling(
    checks: ArgumentChecks,
    capacity: AutoScalingCapacity,
    { network: { zones }, machine = {}, loadBalancer }: CloudConnectorsArgs,
): void {
    const most = MOST_PER_ZONE * zones.length;
    if (capacity.min < zones.length) {
        checks.fault(
            "capacity.min",
            `is ${capacity.min}, and there are ${zones.length} zones; set at least ${zones.length}, because the group of a zone appears with its first connector`,
        );
    }
    checks.range("capacity.min", capacity.min, 1, most);
    checks.range("capacity.max", capacity.max, 1, most);
    checks.ordered("capacity", capacity);
    checks.range("capacity.targetCpuPercent", capacity.targetCpuPercent, 1, 100);
    checks.range("capacity.initializationSeconds", capacity.initializationSeconds, LEAST_INITIALIZATION_SECONDS, 3_600);
    checks.oneOf("capacity.update", capacity.update, ["opportunistic", "proactive"]);
    if (capacity.cleanUp) {
        checkCleanUp(checks, capacity.cleanUp);
        for (const limit of ["min", "max"] as const) {
            if (zones.length > 0 && capacity[limit] % zones.length === 0) continue;
            checks.fault(
                `capacity.${limit}`,
                `is ${capacity[limit]}, and cleanUp takes a group in each of ${zones.length} zones; set a multiple of ${zones.length}`,
            );
        }
    }
    if (loadBalancer?.kind === "none") {
        checks.fault(
            "loadBalancer.kind",
            'is "none", but routes cannot lead to machines that come and go; set "internal", or capacity.kind "fixed"',
        );
    }
    const unfit = typeof machine.image === "string" ? unfitForScaling(machine.image) : undefined;
    if (unfit !== undefined) checks.fault("machine.image", unfit);
}

function checkCleanUp(
    checks: ArgumentChecks,
    { archive, runtime, health = {}, sync = {}, ...cleanUp }: CleanUpArgs,
): void {
    const path = "capacity.cleanUp";
    checks.archive(`${path}.archive`, archive, "functions for Google Cloud");
    checks.oneOf(`${path}.runtime`, runtime, ["python312", "python311"]);
    const { windowMinutes = 15, warnAfterMinutes = 2, criticalAfterMinutes = 5, terminateAfterMinutes = 12 } = health;
    checks.range(`${path}.health.windowMinutes`, windowMinutes, 1, 60);
    checks.range(`${path}.health.unhealthy`, health.unhealthy, 1, windowMinutes);
    checks.range(`${path}.health.contiguous`, health.contiguous, 1, windowMinutes);
    checks.range(`${path}.health.warnAfterMinutes`, warnAfterMinutes, 1, criticalAfterMinutes);
    checks.range(`${path}.health.criticalAfterMinutes`, criticalAfterMinutes, 1, terminateAfterMinutes);
    checks.range(`${path}.health.terminateAfterMinutes`, terminateAfterMinutes, 1, 60);
    checks.range(`${path}.sync.mostDeletions`, sync.mostDeletions, 1, 1_000);
    checkAccount(checks, cleanUp.existingServiceAccount, `${path}.existingServiceAccount`);
}
