import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { crowd, estate } from "../../tests/views/estate";
import { type Source, Tenant } from "../../views";
import { graphOf, graphPage, mapOf, mapPage } from "../../views/page";
import { npmPackagesIn } from "../npmPackages";
import { keyboard, overlaps, speed } from "./browser/checks";
import { consoleProblems } from "./browser/console";
import type { Browser, Client } from "./browser/driver";
import { axeIn, looks, noticed, VIEWPORT } from "./browser/looks";

/** The browser's client and the rules of accessibility; nothing else of this repository needs them. */
const PACKAGES = ["playwright-core@1.65.1", "axe-core@4.14.1"];
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const options = { of: "estate/dev", editor: "vscode://file{path}:{line}", root: "/home/me/estate" };
const graph = (source: Source, focus?: string) => graphPage(graphOf(new Tenant(source), focus), options);
const map = (source: Source) => mapPage(mapOf(new Tenant(source)), options);
const nothing: Source = { ...estate(1), objects: [] };

/** The pages of `map` and `graph`, from none to 1,000 groups. */
const PAGES: Readonly<Record<string, () => string>> = {
    "graph-none": () => graph(nothing),
    "graph-1": () => graph(estate(1)),
    "graph-30": () => graph(estate(30)),
    "graph-1000": () => graph(estate(1_000)),
    "graph-focus": () => graph(estate(1_000), "Branch 20"),
    "map-none": () => map(nothing),
    "map-1": () => map(estate(1)),
    "map-30": () => map(estate(150)),
    "map-1000": () => map(crowd(1_000)),
};

/** Pictures that pages of the documentation show, by the page and how it looks. */
const IN_DOCS: Readonly<Record<string, string>> = {
    "graph-focus-light": "graph.png",
    "map-30-dark": "map.png",
    "console-1-light": "console.png",
};

/**
 * Opens every page in a real browser without network: nothing overlaps, no rule of accessibility is broken, the keyboard reaches everything.
 *
 * @returns whether nothing was found
 */
export async function browser(): Promise<boolean> {
    const { work } = await import("../setup/paths.mjs");
    const folder = path.join(work, "campaign", "browser");
    const modules = await npmPackagesIn(folder, PACKAGES);
    const { chromium }: Client = require(path.join(modules, "playwright-core"));
    const executablePath = process.env.CHROMIUM ?? BROWSERS.find((file) => existsSync(file));
    if (!executablePath) throw new Error("This campaign needs Chromium. Install it, or set CHROMIUM to its path.");
    const started: Browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    try {
        const found: string[] = [];
        for (const [name, write] of Object.entries(PAGES)) {
            const file = path.join(folder, `${name}.html`);
            writeFileSync(file, write());
            const problems = await problemsOf(started, file, folder);
            console.log(`${name}: ${problems.length === 0 ? "fine" : problems.join("; ")}`);
            found.push(...problems);
        }
        for (const [name, problems] of Object.entries(await consoleProblems(started, folder))) {
            console.log(`${name}: ${problems.length === 0 ? "fine" : problems.join("; ")}`);
            found.push(...problems);
        }
        console.log(`The pictures are in ${folder}`);
        if (process.env.WRITE_PICTURES) {
            for (const [from, to] of Object.entries(IN_DOCS))
                copyFileSync(path.join(folder, `${from}.png`), path.join(__dirname, "../../docs/images", to));
        }
        return found.length === 0;
    } finally {
        await started.close();
    }
}

async function problemsOf(started: Browser, file: string, folder: string): Promise<string[]> {
    const context = await started.newContext({ viewport: VIEWPORT, offline: true });
    const page = await context.newPage();
    const problems = noticed(page);
    let requests = 0;
    page.on("request", () => {
        requests += 1;
    });
    await page.goto(pathToFileURL(file).href);
    problems.push(...(await looks(page, path.join(folder, path.basename(file, ".html")), axeIn(folder))));
    problems.push(...(await overlaps(page)), ...(await keyboard(page)), ...(await speed(page)));
    if (requests !== 1) problems.push(`${requests - 1} requests`);
    await context.close();
    return problems;
}
