import { projected } from "../../views/page/projection";

/** Outlines as one path on the picture of a map. */

type Point = readonly [x: number, y: number];

/** Where a map ends in the east, in degrees. */
const EDGE = 180;
const AROUND = 360;

/** @param rings Closed outlines, whose points are longitude and latitude in degrees. */
export const landPath = (rings: readonly (readonly Point[])[]): string =>
    rings
        .flatMap(cut)
        .map((ring) => needed(ring.map(([longitude, latitude]) => onPixel(projected(latitude, longitude)))))
        .filter((ring) => ring.length > 2)
        .map(stepsOf)
        .join("");

/** What crosses the edge in the east goes on in the west. */
function cut(ring: readonly Point[]): Point[][] {
    let turns = 0;
    const whole = ring.map(([x, y], at): Point => {
        const before = ring[at - 1]?.[0] ?? x;
        if (x - before > EDGE) turns -= 1;
        if (before - x > EDGE) turns += 1;
        return [x + turns * AROUND, y];
    });
    // What goes around the pole ends there.
    const [first, last] = [whole[0], whole.at(-1)];
    const poles: Point[] =
        first && last && turns !== 0
            ? [
                  [last[0], -EDGE / 2],
                  [first[0], -EDGE / 2],
              ]
            : [];
    return [-AROUND, 0, AROUND].flatMap((shift) => {
        const shifted = [...whole, ...poles].map(([x, y]): Point => [x + shift, y]);
        const inside = within(within(shifted, 1), -1);
        return inside.some(([x]) => Math.abs(x) < EDGE) ? [inside] : [];
    });
}

/** The part of an outline on this side of the edge in the east (1) or in the west (-1). */
function within(ring: readonly Point[], side: 1 | -1): Point[] {
    const isInside = ([x]: Point) => x * side <= EDGE;
    return ring.flatMap((point, at): Point[] => {
        const before = ring.at(at - 1) ?? point;
        const crosses = isInside(before) !== isInside(point);
        const share = (side * EDGE - before[0]) / (point[0] - before[0]);
        const crossing: Point[] = crosses ? [[side * EDGE, before[1] + share * (point[1] - before[1])]] : [];
        return isInside(point) ? [...crossing, point] : crossing;
    });
}

const onPixel = ([x, y]: Point): Point => [Math.round(x), Math.round(y)];

/** Without points at one place, and between two that they are in line with. */
function needed(ring: readonly Point[]): Point[] {
    const kept: Point[] = [];
    for (const point of ring) {
        const [before, last] = [kept.at(-2), kept.at(-1)];
        if (last && isSame(last, point)) continue;
        if (before && last && isOnTheWay(before, last, point)) kept.pop();
        kept.push(point);
    }
    const [first, last] = [kept[0], kept.at(-1)];
    return first && last && kept.length > 1 && isSame(first, last) ? kept.slice(0, -1) : kept;
}

const isSame = (one: Point, other: Point): boolean => one[0] === other[0] && one[1] === other[1];

function isOnTheWay(from: Point, [x, y]: Point, to: Point): boolean {
    const [ax, ay, bx, by] = [x - from[0], y - from[1], to[0] - x, to[1] - y];
    return ax * by === ay * bx && ax * bx + ay * by > 0;
}

/** The first point, and the way from each to the next. */
function stepsOf(ring: readonly Point[]): string {
    const steps = ring.slice(1).flatMap(([x, y], at) => [x - (ring[at]?.[0] ?? 0), y - (ring[at]?.[1] ?? 0)]);
    return `M${ring[0]?.join(" ")}l${steps.join(" ").replaceAll(" -", "-")}z`;
}
