import * as compute from "@pulumi/gcp/compute";
import type * as pulumi from "@pulumi/pulumi";
import { type ArgumentChecks, checkedOutput } from "../../argumentChecks";

const ZONE = /^([a-z]+-[a-z]+\d+)-[a-z]$/;

/** The region of zones that are in one. */
export function regionOf([zone = ""]: readonly string[]): string {
    return ZONE.exec(zone)?.[1] ?? "";
}

/** Reports zones that machines of one deployment cannot be in. */
export function checkZones(
    checks: ArgumentChecks,
    zones: readonly string[],
    most: number,
    argument = "network.zones",
): void {
    if (zones.length === 0 || zones.length > most)
        checks.fault(argument, `has ${zones.length} zones; set 1 to ${most} zones`);
    for (const [index, zone] of zones.entries()) {
        const path = `${argument}[${index}]`;
        if (!ZONE.test(zone)) checks.fault(path, `is "${zone}"; set the name of a zone, such as europe-west1-b`);
        else if (regionOf([zone]) !== regionOf(zones))
            checks.fault(path, `is "${zone}"; set zones of one region, such as ${regionOf(zones)}`);
        if (zones.indexOf(zone) < index) checks.fault(path, `is "${zone}" again; set each zone once`);
    }
}

/**
 * The zones once it is known that their region has them all: which ones it has differs, and not every region has a zone a.
 *
 * @param subject the component that they are for, such as `CloudConnectors "west"`
 */
export function existingZones(
    parent: pulumi.Resource,
    subject: string,
    zones: readonly string[],
): pulumi.Output<readonly string[]> {
    const region = regionOf(zones);
    const { names } = compute.getZonesOutput({ region }, { parent });
    const faultOf = (existing: string[]) => {
        const index = zones.findIndex((zone) => !existing.includes(zone));
        if (index < 0) return undefined;
        return `network.zones[${index}] is "${zones[index]}", which ${region} does not have; set one of ${existing.join(", ")}`;
    };
    return checkedOutput(names, subject, faultOf).apply(() => zones);
}
