import { HEIGHT, WIDTH } from "./projection";

/** Places for marks of which none covers another. */

/** How large a mark is, with the space around it. */
export const PITCH = 12;

const COLUMNS = Math.floor(WIDTH / PITCH);
const ROWS = Math.floor(HEIGHT / PITCH);

type Point = readonly [x: number, y: number];

/**
 * For each point the free cell of a grid that is nearest to it, in the order of the points: those at one place fan out around it.
 * @throws {RangeError} if there are more points than cells
 */
export function fannedOut(points: readonly Point[]): Point[] {
    if (points.length > COLUMNS * ROWS) throw new RangeError(`a map has room for ${COLUMNS * ROWS} marks`);
    const taken = new Set<number>();
    const full = new Map<number, number>();
    return points.map((point) => {
        const [column, row] = freeCell(point, taken, full);
        taken.add(row * COLUMNS + column);
        return [(column + 0.5) * PITCH, (row + 0.5) * PITCH];
    });
}

/** @param full By cell, how many rings around it have nothing free. */
function freeCell([x, y]: Point, taken: ReadonlySet<number>, full: Map<number, number>): Point {
    const [column, row] = [Math.floor(x / PITCH), Math.floor(y / PITCH)];
    const start = full.get(row * COLUMNS + column) ?? 0;
    let best: { readonly cell: Point; readonly distance: number } | undefined;
    // A ring further out has nothing that is nearer than its own distance.
    for (let ring = start; ring <= COLUMNS && (!best || best.distance >= (ring - 1) * PITCH); ring += 1) {
        for (const [each, at] of ringAround(column, row, ring)) {
            const isInside = each >= 0 && each < COLUMNS && at >= 0 && at < ROWS;
            if (!isInside || taken.has(at * COLUMNS + each)) continue;
            const distance = Math.hypot((each + 0.5) * PITCH - x, (at + 0.5) * PITCH - y);
            if (!best || distance < best.distance) best = { cell: [each, at], distance };
        }
        if (!best) full.set(row * COLUMNS + column, ring + 1);
    }
    return best?.cell ?? [0, 0];
}

/** Cells whose column or row is so far away, and no other is farther. */
function ringAround(column: number, row: number, ring: number): Point[] {
    if (ring === 0) return [[column, row]];
    const span = Array.from({ length: 2 * ring + 1 }, (_, at) => at - ring);
    const inner = span.slice(1, -1);
    return [
        ...span.flatMap((at): Point[] => [
            [column + at, row - ring],
            [column + at, row + ring],
        ]),
        ...inner.flatMap((at): Point[] => [
            [column - ring, row + at],
            [column + ring, row + at],
        ]),
    ];
}
