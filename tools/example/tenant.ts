import { createHash } from "node:crypto";
import type { EmulatorControl } from "pulumi-zscaler/emulator";

/** An object of the tenant, as far as it may be shown. */
export interface Found {
    collection: string;
    id: string;
    name: string;
    /** Another one whenever anything else of it differs but when and by whom it was changed. */
    digest: string;
}

/** Everything in the tenant, what was there from the beginning included; by name, as creates finish in any order. */
export async function objectsOf(control: EmulatorControl): Promise<Found[]> {
    const found: Found[] = [];
    for (const { name: collection } of await control.collections()) {
        const objects = await control.list(collection);
        const named = objects.map(({ modifiedTime, modifiedBy, ...object }) => {
            const digest = createHash("sha256").update(JSON.stringify(object)).digest("hex");
            return { collection, id: object.id, name: String(object.name ?? ""), digest };
        });
        found.push(...named.sort((a, b) => a.name.localeCompare(b.name)));
    }
    return found;
}

/** What one list holds and the other does not. */
export function without(objects: Found[], others: Found[]): Found[] {
    const keys = new Set(others.map(keyOf));
    return objects.filter((object) => !keys.has(keyOf(object)));
}

/** Who edits and what is active, and machines that enrol: they move by themselves. */
const MOVING = ["ecAdmin", "ecActivation", "machine"];

/** What both lists hold, and differently. */
export function changed(objects: Found[], others: Found[]): Found[] {
    const digests = new Map(others.map((object) => [keyOf(object), object.digest]));
    return objects
        .filter(({ collection }) => !MOVING.includes(collection))
        .filter((object) => digests.has(keyOf(object)) && digests.get(keyOf(object)) !== object.digest);
}

/** As lines with aligned columns. */
export function table(objects: Found[]): string {
    if (objects.length === 0) return "  nothing";
    const rows = objects.map(({ collection, name, id }) => [collection, name, id]);
    const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`).join("\n");
}

const keyOf = ({ collection, id }: Found) => `${collection}/${id}`;
