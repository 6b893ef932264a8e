import { said } from "../cells";
import { machinesOf } from "../machines";
import type { Tenant, Viewed } from "../tenant";
import { type Facts, factsOf } from "./facts";
import { fannedOut } from "./fanOut";
import { projected } from "./projection";

/** What a map shows, from north to south. */
export interface PlaceMap {
    readonly marks: readonly Mark[];
}

export interface Mark extends Facts {
    readonly place: string;
    readonly coordinates: string;
    readonly connectors: string;
    /** Where it is on the picture, and the place that it stands for. */
    readonly at: readonly [x: number, y: number];
    readonly of: readonly [x: number, y: number];
}

/** Types with coordinates. */
export const MAP_TYPES: readonly string[] = [
    "zpa:AppConnectorGroup",
    "zpa:ServiceEdgeGroup",
    "zpa:PrivateCloudControllerGroup",
];

const { compare } = new Intl.Collator("en", { numeric: true });

/** @throws {RangeError} if there are more groups than a picture has room for */
export function mapOf(tenant: Tenant): PlaceMap {
    const placed = tenant
        .ofType(...MAP_TYPES)
        .filter((group) => tenant.isShown(group))
        .flatMap((group) => {
            const [latitude, longitude] = [group.values.latitude, group.values.longitude].map(Number);
            const isPlace = Math.abs(latitude ?? Number.NaN) <= 90 && Math.abs(longitude ?? Number.NaN) <= 180;
            return isPlace ? [{ group, latitude: latitude ?? 0, longitude: longitude ?? 0 }] : [];
        })
        .toSorted(
            (one, other) =>
                other.latitude - one.latitude ||
                one.longitude - other.longitude ||
                compare(one.group.name, other.group.name) ||
                compare(one.group.id, other.group.id),
        );
    const points = placed.map(({ latitude, longitude }) => projected(latitude, longitude));
    const spread = fannedOut(points);
    return {
        marks: placed.map(({ group, latitude, longitude }, at) => ({
            ...factsOf(group, tenant),
            place: placeOf(group),
            coordinates: `${latitude}, ${longitude}`,
            connectors: countOf(group, tenant),
            at: spread[at] ?? [0, 0],
            of: points[at] ?? [0, 0],
        })),
    };
}

const placeOf = ({ values }: Viewed): string => said(values.location) ?? said(values.cityCountry) ?? "";

const countOf = (group: Viewed, tenant: Tenant): string => String(machinesOf(group, tenant)?.length ?? "");
