import { writeFileSync } from "node:fs";
import path from "node:path";
import { HEIGHT, WIDTH } from "../views/page/projection";
import { landPath } from "./land/landPath";
import { npmPackagesIn } from "./npmPackages";
import { program } from "./program";

/** Natural Earth (public domain) as TopoJSON, and what reads it (both ISC). Only what is drawn of it is in the package. */
const ATLAS = "world-atlas@2.0.2";
const READER = "topojson-client@3.1.0";
const FILE = path.resolve(__dirname, "../views/page/land.ts");

type Ring = readonly (readonly [longitude: number, latitude: number])[];

interface Land {
    readonly features: readonly { readonly geometry: { readonly coordinates: readonly (readonly Ring[])[] } }[];
}

/** Writes the land that maps show, from its source. */
async function main(): Promise<void> {
    const { work } = await import("./setup/paths.mjs");
    const modules = await npmPackagesIn(path.join(work, "land"), [ATLAS, READER]);
    const atlas = require(path.join(modules, "world-atlas", "land-110m.json"));
    const { feature } = require(path.join(modules, "topojson-client"));
    const land: Land = feature(atlas, atlas.objects.land);
    const outline = landPath(land.features.flatMap(({ geometry }) => geometry.coordinates.flat()));
    writeFileSync(FILE, written(outline));
    console.log(`${outline.length} characters are in views/page/land.ts`);
}

const written = (outline: string): string => `/**
 * The land of Natural Earth at 1:110 million (public domain), as \`${ATLAS}\` (ISC) has it, in the projection of \`projection.ts\`, on whole
 * pixels of ${WIDTH} x ${HEIGHT} and without points that make no difference. \`npm run land\` writes it.
 */
export const LAND =
    "${outline}";
`;

program(main);
