import type * as pulumi from "@pulumi/pulumi";
import type { ArgumentChecks } from "../../argumentChecks";

/** A zone of a region, by its number; `"regional"` for machines outside of zones, where a region has none. */
export type Zone = NumberedZone | "regional";
/** A zone of a region, by its number. */
export type NumberedZone = "1" | "2" | "3";

const NUMBERED: readonly string[] = ["1", "2", "3"];

/** The zones that have a value, in the order of their numbers. */
export function zonesIn(byZone: Partial<Record<Zone, unknown>>): Zone[] {
    const all: readonly Zone[] = ["1", "2", "3", "regional"];
    return all.filter((zone) => byZone[zone] !== undefined);
}

/** As azure-native wants them: a machine is in one zone or in none. */
export function zoneList(zone: Zone): string[] | undefined {
    return zone === "regional" ? undefined : [zone];
}

/** Part of the names of children. */
export function labelOf(zone: Zone): string {
    return zone === "regional" ? zone : `zone${zone}`;
}

/** As connectors report it: `westeurope-1`, or `westeurope`. */
export function reportedZone(location: pulumi.Output<string>, zone: Zone): pulumi.Output<string> {
    return location.apply((region) => (zone === "regional" ? region : `${region}-${zone}`));
}

/** Reports zones that Azure does not have, and zones that are listed twice. */
export function checkNumberedZones(checks: ArgumentChecks, path: string, zones: readonly string[] | undefined): void {
    if (zones === undefined) return;
    if (zones.length === 0) checks.fault(path, "is empty; set zones, or omit it for machines outside of zones");
    for (const zone of zones) checks.oneOf(path, zone, NUMBERED);
    const twin = zones.find((zone, index) => zones.indexOf(zone) !== index);
    if (twin !== undefined) checks.fault(path, `is "${twin}" again; set each zone once`);
}

/** Reports subnets of zones that Azure does not have. */
export function checkSubnetZones(checks: ArgumentChecks, path: string, subnets: object): void {
    const zones = Object.keys(subnets);
    if (zones.length === 0) checks.fault(path, "is empty; set a subnet for each zone");
    for (const zone of zones) {
        if (NUMBERED.includes(zone) || zone === "regional") continue;
        checks.fault(
            path,
            `has the key "${zone}"; use "1", "2" and "3" for zones, or "regional" for machines outside of zones`,
        );
    }
    if (zones.includes("regional") && zones.length > 1) {
        checks.fault(path, 'has the key "regional" beside zones; use it alone, for a region that has no zones');
    }
}
