import { expect, it } from "@jest/globals";
import { landPath } from "../../tools/land/landPath";
import { LAND } from "../../views/page/land";
import { HEIGHT, projected, WIDTH } from "../../views/page/projection";

type Point = readonly [number, number];

/** The corners of a path, absolute. */
const cornersOf = (path: string): Point[][] =>
    path
        .split("z")
        .filter(Boolean)
        .map((outline) => {
            const [x = 0, y = 0, ...steps] = (outline.match(/-?\d+/g) ?? []).map(Number);
            const corners: Point[] = [[x, y]];
            for (let at = 0; at < steps.length; at += 2) {
                const [lastX, lastY] = corners.at(-1) ?? [0, 0];
                corners.push([lastX + (steps[at] ?? 0), lastY + (steps[at + 1] ?? 0)]);
            }
            return corners;
        });

it("an outline keeps its corners, and no point that is in line with others", () => {
    const triangle: Point[] = [
        [0, 0],
        [10, 0],
        [20, 0],
        [20, 30],
        [0, 0],
    ];
    const wanted = [[0, 0] as const, [20, 0] as const, [20, 30] as const].map(([longitude, latitude]) =>
        projected(latitude, longitude).map(Math.round),
    );
    expect(cornersOf(landPath([triangle]))).toEqual([wanted]);
});

it("land on both sides of the edge of the map is cut there", () => {
    const island: Point[] = [
        [170, 10],
        [-170, 10],
        [-170, -10],
        [170, -10],
        [170, 10],
    ];
    const parts = cornersOf(landPath([island]));
    expect(parts).toHaveLength(2);
    const widths = parts.map((part) => Math.max(...part.map(([x]) => x)) - Math.min(...part.map(([x]) => x)));
    for (const width of widths) expect(width).toBeLessThan(40);
});

it("the land in the package is within the picture, but for what is cut off below", () => {
    const corners = cornersOf(LAND).flat();
    expect(corners.length).toBeGreaterThan(3_000);
    expect(corners.filter(([x, y]) => x < 0 || x > WIDTH || y < 0 || y > HEIGHT + 20)).toEqual([]);
});
