import { readFileSync } from "node:fs";
import path from "node:path";
import { accessible, legible } from "./checks";
import type { Page } from "./driver";

/** How every page is looked at. */

export const VIEWPORT = { width: 1280, height: 900 };

/** How long a picture may take, of long pages on a machine that does something else as well. */
export const PICTURE_MS = 120_000;

const LOOKS: readonly (readonly [name: string, media: Parameters<Page["emulateMedia"]>[0]])[] = [
    ["light", { colorScheme: "light", forcedColors: "none", media: "screen" }],
    ["dark", { colorScheme: "dark", forcedColors: "none", media: "screen" }],
    ["forced", { colorScheme: "dark", forcedColors: "active", media: "screen" }],
    ["print", { colorScheme: "dark", forcedColors: "none", media: "print" }],
];

export const axeIn = (folder: string): string =>
    readFileSync(path.join(folder, "node_modules", "axe-core", "axe.min.js"), "utf8");

/** What the browser complains about, as it comes. */
export function noticed(page: Page): string[] {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(`the script fails: ${String(error)}`));
    page.on("console", (message) => {
        if (message.type() === "error") problems.push(`the console has: ${message.text()}`);
    });
    return problems;
}

/** Leaves a picture of each look. @param picture Path without the look. @returns the rules of accessibility that are broken */
export async function looks(page: Page, picture: string, axe: string): Promise<string[]> {
    const problems: string[] = [];
    for (const [look, media] of LOOKS) {
        await page.emulateMedia(media);
        await page.screenshot({ path: `${picture}-${look}.png`, fullPage: look === "print", timeout: PICTURE_MS });
        if (look === "print") problems.push(...(await legible(page)));
        if (look === "light" || look === "dark") problems.push(...(await accessible(page, axe)));
    }
    await page.emulateMedia(LOOKS[0]?.[1] ?? {});
    return problems;
}
