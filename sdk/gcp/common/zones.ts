import type { ArgumentChecks } from "../../deployment/checks";

const ZONE = /^([a-z]+-[a-z]+\d+)-[a-z]$/;

/** The region of zones that are in one. */
export function regionOf([zone = ""]: readonly string[]): string {
    return ZONE.exec(zone)?.[1] ?? "";
}

/** Reports zones that machines of one deployment cannot be in. */
export function checkZones(checks: ArgumentChecks, zones: readonly string[], most: number): void {
    if (zones.length === 0 || zones.length > most)
        checks.fault("network.zones", `has ${zones.length} zones; set 1 to ${most} zones`);
    for (const [index, zone] of zones.entries()) {
        const path = `network.zones[${index}]`;
        if (!ZONE.test(zone)) checks.fault(path, `is "${zone}"; set the name of a zone, such as europe-west1-b`);
        else if (regionOf([zone]) !== regionOf(zones))
            checks.fault(path, `is "${zone}"; set zones of one region, such as ${regionOf(zones)}`);
        if (zones.indexOf(zone) < index) checks.fault(path, `is "${zone}" again; set each zone once`);
    }
}
