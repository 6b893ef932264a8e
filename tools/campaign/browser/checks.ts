import type { Page } from "./driver";

/** What is looked at on a page; each gives what is wrong with it. */

/** How long drawing everything again may take, on a machine that does something else as well. */
const MOST_MS = 200;
/** Of pages with more, that many boxes and rows are looked at one by one: the others are like them. */
const MOST_ALONE = 100;

/** Real boxes, to a hundredth of a pixel. */
export async function overlaps(page: Page): Promise<string[]> {
    const count = await page.evaluate(`(() => {
        const boxes = [...document.querySelectorAll("#drawing .node > rect")].map((each) => each.getBoundingClientRect());
        const meet = (a, b) => a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.top < b.bottom - 0.01 && b.top < a.bottom - 0.01;
        return boxes.reduce((sum, box, at) => sum + boxes.slice(0, at).filter((other) => meet(box, other)).length, 0);
    })()`);
    return count === 0 ? [] : [`${count} boxes overlap`];
}

/** The rules of axe-core; of large pages, all but the rows beyond the first. */
export async function accessible(page: Page, axe: string): Promise<string[]> {
    await page.evaluate(`window.axe ? 0 : (() => { ${axe}; return 0; })()`);
    const found =
        await page.evaluate(`axe.run({ exclude: [["#rows > tr:nth-child(n+${MOST_ALONE})"], ["#drawing > .node:nth-child(n+${MOST_ALONE})"]] })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))`);
    return Array.isArray(found) ? found.map(String) : ["axe-core gave no findings"];
}

/** How much smaller a picture may be on paper, so that it can be read. */
const LEAST_SCALE = 0.5;

/** While it looks as on paper: the picture, if there is one, is not squeezed onto a sheet. */
export async function legible(page: Page): Promise<string[]> {
    const scale = await page.evaluate(`(() => {
        const drawing = document.getElementById("drawing"), size = drawing?.viewBox.baseVal, box = drawing?.getBoundingClientRect();
        return size?.width > 0 && box.width > 0 ? Math.min(box.width / size.width, box.height / size.height) : 1;
    })()`);
    return Number(scale) >= LEAST_SCALE ? [] : [`the picture is printed at ${Math.round(Number(scale) * 100)} %`];
}

const shown = `[...document.querySelectorAll("#drawing .node")].length`;
const focused = `document.activeElement?.getAttribute("data-at")`;
const searched = `document.getElementById("search").value`;
const isOpen = `!document.getElementById("details").hidden`;

/** Searches, opens, closes and walks to every box, by keys alone. */
export async function keyboard(page: Page): Promise<string[]> {
    const problems: string[] = [];
    const must = async (what: string, script: string, wanted: unknown) => {
        const is = await page.evaluate(script);
        if (is !== wanted) problems.push(`${what}: ${String(is)}, not ${String(wanted)}`);
    };
    const count = Number(await page.evaluate(shown));
    await page.keyboard.press("/");
    await page.keyboard.type("nothing has this");
    await must("a search that nothing fits leaves boxes", shown, 0);
    await page.keyboard.press("Escape");
    await must("Esc leaves the search", searched, "");
    await must("Esc leaves boxes out", shown, count);
    if (count === 0) return problems;
    if (count <= MOST_ALONE) problems.push(...(await walk(page, count)));
    else await page.evaluate(`document.querySelector('#drawing .node[tabindex="0"]').focus()`);
    await page.keyboard.press("Enter");
    await must("Enter opens", isOpen, true);
    await page.keyboard.press("Escape");
    await must("Esc closes", isOpen, false);
    await must("Esc returns to the box", `document.activeElement?.closest("#drawing") !== null`, true);
    await page.evaluate(`document.querySelector("#rows tr:not([hidden]) button").focus()`);
    await page.keyboard.press("Enter");
    await must("Enter on a name opens", isOpen, true);
    await page.keyboard.press("0");
    await must("0 closes", isOpen, false);
    await must("0 leaves boxes out", shown, count);
    return problems;
}

/** By arrow keys from the first box, in a graph down each column: which boxes have had the focus. */
async function walk(page: Page, count: number): Promise<string[]> {
    await page.evaluate(`document.querySelector('#drawing .node[tabindex="0"]').focus()`);
    await page.keyboard.press("Home");
    let at = await page.evaluate(focused);
    const reached = new Set<unknown>([at]);
    const step = async (key: string): Promise<boolean> => {
        const before = at;
        await page.keyboard.press(key);
        at = await page.evaluate(focused);
        reached.add(at);
        return before !== at;
    };
    for (let column = 0; column < 9; column += 1) {
        while (await step("ArrowUp"));
        while (await step("ArrowDown"));
        if (!(await step("ArrowRight"))) break;
    }
    return reached.size === count ? [] : [`arrow keys reach ${reached.size} of ${count} boxes`];
}

/** Drawing everything, and the layout of it. */
export async function speed(page: Page): Promise<string[]> {
    const took = await page.evaluate(`(() => {
        const times = [1, 2, 3].map(() => {
            const start = performance.now();
            document.getElementById("reset").click();
            document.body.getBoundingClientRect();
            return performance.now() - start;
        });
        return Math.min(...times);
    })()`);
    return Number(took) <= MOST_MS ? [] : [`drawing takes ${Math.round(Number(took))} ms`];
}
