import type * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../argumentChecks";
import type { ConnectorGroupArgs } from "./arguments";

/** Where a region is: connectors are chosen by their distance from users. */
export interface Place {
    readonly location: string;
    readonly latitude: number;
    readonly longitude: number;
}

const NOWHERE: Place = { location: "", latitude: 0, longitude: 0 };

/** For tables of regions. */
export const at = (location: string, latitude: number, longitude: number): Place => ({ location, latitude, longitude });

/**
 * Where the group is, as far as the program does not say it: at the place of the region.
 *
 * @param region looks it up in the cloud; only asked if it is needed
 */
export function placeOf(
    subject: string,
    { location, latitude, longitude }: ConnectorGroupArgs = {},
    regions: Readonly<Record<string, Place>>,
    region: () => pulumi.Output<string>,
) {
    if (location !== undefined && latitude !== undefined && longitude !== undefined)
        return { location, latitude, longitude };
    const place = checkedOutput(region(), subject, (name) => {
        if (name in regions) return undefined;
        return `the place of the region ${name} is not known to this version; set group.location, group.latitude and group.longitude`;
    }).apply((name) => regions[name] ?? NOWHERE);
    return { location: place.location, latitude: place.latitude, longitude: place.longitude };
}
