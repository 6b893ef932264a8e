import { ArgumentChecks } from "../../argumentChecks";
import { CAPACITY_KINDS } from "../../deployment/capacity";
import { checkEnrollment, type Enrolling, MOST_APP_CONNECTORS } from "../../deployment/enrollment";
import type { AppConnectorsArgs } from "../appConnectors";
import { checkScaling } from "../common/autoScale";
import { checkImage } from "../common/image";
import { checkName } from "../common/names";
import { checkNumberedZones } from "../common/zones";
import { placesOf } from "./places";

/** Sizes that Zscaler supports. */
const SIZES = [
    ...["Standard_D4s_v3", "Standard_D4s_v4", "Standard_D4s_v5", "Standard_D4as_v5", "Standard_D8s_v5"],
    ...["Standard_D8as_v5", "Standard_F4s_v2"],
];

/** The machines that enroll. */
export function enrollingOf(args: AppConnectorsArgs): Enrolling {
    const { capacity } = args;
    if (capacity?.kind === "autoScaling") return { machines: capacity.max, autoScaling: true };
    return { machines: placesOf(args).length, autoScaling: false };
}

/** @throws {InvalidInputError} naming everything that is wrong */
export function checkArguments(subject: string, name: string, args: AppConnectorsArgs): void {
    const checks = new ArgumentChecks(subject);
    const { network, capacity = { kind: "fixed" }, machine } = args;
    checkName(checks, name);
    checkNumberedZones(checks, "network.zones", network.zones);
    checks.oneOf("machine.vmSize", machine.vmSize, SIZES);
    checkImage(checks, machine);
    checks.oneOf("capacity.kind", capacity.kind, CAPACITY_KINDS);
    if (capacity.kind === "autoScaling") checkScaling(checks, capacity, MOST_APP_CONNECTORS);
    else {
        checks.range("capacity.perZone", capacity.perZone, 1, MOST_APP_CONNECTORS);
        checks.range("capacity.faultDomains", capacity.faultDomains, 1, 3);
        if (capacity.faultDomains !== undefined && network.zones !== undefined)
            checks.fault("capacity.faultDomains", "is set, but machines in zones are in no availability set; omit it");
    }
    checkEnrollment(checks, args, enrollingOf(args));
    checks.tagKeys(args.tags);
    checks.done();
}
