import * as aws from "@pulumi/aws/getRegion";
import type * as pulumi from "@pulumi/pulumi";
import { checkedOutput } from "../../deployment/checks";
import type { ConnectorGroupArgs } from "../appConnectors";
import { REGIONS } from "../common/regions";

/** Where the group is, as far as the program does not say it: at the place of the region. */
export function locationOf(parent: pulumi.Resource, subject: string, given: ConnectorGroupArgs = {}) {
    const { location, latitude, longitude } = given;
    if (location !== undefined && latitude !== undefined && longitude !== undefined)
        return { location, latitude, longitude };
    const place = checkedOutput(aws.getRegionOutput({}, { parent }), subject, ({ region }) =>
        unknownRegion(region),
    ).apply(({ region }) => REGIONS[region] ?? NOWHERE);
    return {
        location: place.location,
        latitude: place.latitude,
        longitude: place.longitude,
    };
}

const NOWHERE = { location: "", latitude: 0, longitude: 0 };

function unknownRegion(region: string): string | undefined {
    if (region in REGIONS) return undefined;
    return `the place of the region ${region} is not known to this version; set group.location, group.latitude and group.longitude`;
}
