import path from "node:path";
import { consoleOf } from "../../../cli/views/console";
import { type Emulator, startEmulator } from "../../../emulator";
import type { Browser, Page } from "./driver";
import { axeIn, looks, noticed, PICTURE_MS, VIEWPORT } from "./looks";

/** The console of an emulator: empty, with one group, with 1,000, and what it does by keys alone. */

const HOSTILE = '</script><img src=x onerror="document.title=1">';
const PLACE = { location: "Lyon, France", latitude: "45.764", longitude: "4.8357", upgradeDay: "SUNDAY" };
const AT_A_TIME = 20;

/** By the name of the page, what is wrong with it. */
export async function consoleProblems(started: Browser, folder: string): Promise<Record<string, string[]>> {
    const emulator = await startEmulator({ console: consoleOf, switches: { rateLimit: "off" } });
    const context = await started.newContext({ viewport: VIEWPORT });
    try {
        const page = await context.newPage();
        return await walked(page, emulator, folder);
    } finally {
        await context.close();
        await emulator.close();
    }
}

async function walked(page: Page, emulator: Emulator, folder: string) {
    const { control, url, consoleUrl = "" } = emulator;
    const noise = noticed(page);
    const foreign: string[] = [];
    page.on("request", (request) => {
        if (request.method() !== "GET" || !request.url().startsWith(`${url}/console/`)) foreign.push(request.url());
    });
    const found: Record<string, string[]> = {};
    const must = async (name: string, what: string, script: string, wanted: unknown) => {
        const is = await page.evaluate(script);
        if (is !== wanted) found[name] = [...(found[name] ?? []), `${what}: ${String(is)}, not ${String(wanted)}`];
    };
    const looked = async (name: string) => {
        found[name] = [...(found[name] ?? []), ...(await looks(page, path.join(folder, name), axeIn(folder)))];
    };
    /** Pages that are looked at by themselves. */
    const pictured = (name: string) =>
        page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: false, timeout: PICTURE_MS });

    await page.goto(`${url}/console/#token=wrong`);
    await until(page, IS_TROUBLE);
    // The browser itself notes an answer of 401.
    noise.length = 0;
    await looked("console-token");
    await must("console-token", "the address keeps the token", "location.hash", "");

    await go(page, consoleUrl);
    await must("console-none", "the address keeps the token", "location.href.includes('token')", false);
    await go(page, `${url}/console/#view=cloud-connectors`);
    await must("console-none", "rows", ROWS, 0);
    await looked("console-none");

    const { id } = await group(control, "Branch Lyon");
    await connectors(control, id);
    await go(page, `${url}/console/#view=groups`);
    await press(page, "r");
    await page.evaluate(`document.querySelector("#rows .row").focus()`);
    await page.keyboard.press("Enter");
    await must("console-1", "Enter on a name expands", `document.querySelectorAll(".inside").length`, 1);
    await must("console-1", "the focus stays", `document.activeElement.className`, "row");
    await looked("console-1");

    await group(control, HOSTILE);
    await many(control, 998);
    await press(page, "0");
    await press(page, "r");
    await must("console-1000", "r shows what was created", TOTAL, "1,002");
    await page.evaluate(`document.querySelector("#heads button").focus()`);
    await press(page, "Enter");
    await must("console-1000", "Enter on a head sorts", `document.querySelector("[aria-sort]").ariaSort`, "ascending");
    await must("console-1000", "the focus stays", `document.activeElement.dataset.of`, "sort name");
    await must("console-1000", "names are text", `document.querySelectorAll("#list img").length`, 0);
    await page.evaluate(`document.querySelector("#choose summary").focus()`);
    await page.keyboard.press("Enter");
    await page.evaluate(`document.querySelector('[data-of="column markers"]').focus()`);
    await press(page, "Space");
    await must("console-1000", "Space leaves a column out", HEADS, 5);
    await must("console-1000", "the focus stays", `document.activeElement.dataset.of`, "column markers");
    await press(page, "Space");
    await must("console-1000", "Space shows it again", HEADS, 6);
    await page.keyboard.press("Escape");
    await must("console-1000", "Esc closes the columns", `document.getElementById("choose").open`, false);
    await page.evaluate(`document.getElementById("value").focus()`);
    await page.keyboard.type("Site 1*");
    await press(page, "Enter");
    await must("console-1000", "Enter adds a filter", TOTAL, "111");
    await page.evaluate(`document.querySelector("#filters button").focus()`);
    await press(page, "Enter");
    await must("console-1000", "Enter removes it", TOTAL, "1,002");
    await page.evaluate(`document.getElementById("next").focus()`);
    await press(page, "Enter");
    await must(
        "console-1000",
        "Enter on Next page",
        `document.getElementById("count").textContent.slice(0, 5)`,
        "26–50",
    );
    await page.keyboard.press("/");
    await page.keyboard.type("site 99");
    await settled(page, `document.querySelectorAll("#rows > tr").length === 9`);
    await page.keyboard.press("Escape");
    await settled(page, `document.querySelectorAll("#rows > tr").length === 25`);
    await page.keyboard.press("Escape");
    await must("console-1000", "Esc leaves the search", `document.activeElement.id`, "list");
    await page.keyboard.press("e");
    await must("console-1000", "e expands", `document.querySelectorAll(".inside").length`, 25);
    await page.keyboard.press("e");
    await looked("console-1000");
    await page.evaluate(`history.back()`);
    await settled(page, `document.getElementById("count").textContent.startsWith("1–25")`);

    for (const name of ["map", "graph"]) {
        await leave(page, `${url}/console/#view=${name}`);
        await until(page, `document.querySelectorAll("#drawing .node").length > 0`);
        await must(`console-${name}`, "leads back", `document.querySelectorAll("#views a").length`, 7);
        await pictured(`console-${name}`);
    }
    await leave(page, `${url}/console/#view=rules`);
    await settled(page, "true");
    await must("console-map", "the way back", `document.getElementById("title").textContent`, "Rules");
    const asked = foreign.map((each) => `asks for ${each}`);
    return { ...found, "console-requests": [...noise, ...asked] };
}

const IS_TROUBLE = `!document.getElementById("trouble").hidden`;
const ROWS = `document.querySelectorAll("#rows > tr").length`;
const HEADS = `document.querySelectorAll("#heads > th").length`;
const TOTAL = `/of ([\\d,]+)/.exec(document.getElementById("count").textContent)?.[1]`;
const IS_READ = `document.getElementById("shown")?.hidden === false && !document.getElementById("list").hasAttribute("aria-busy")`;

const MOST_MS = 60_000;
/** Waits until an expression is true, on whichever page there is by then. */
const until = (page: Page, script: string): Promise<unknown> =>
    page
        .evaluate(`new Promise((resolve, reject) => {
            const end = performance.now() + ${MOST_MS};
            const look = () => ((${script}) ? resolve() : performance.now() > end ? reject(new Error(${JSON.stringify(script)})) : requestAnimationFrame(look));
            look();
        })`)
        .catch((error: unknown) => {
            if (String(error).includes("context was destroyed")) return until(page, script);
            throw error;
        });
const settled = (page: Page, script: string) => until(page, `${IS_READ} && ${script}`);
async function go(page: Page, url: string): Promise<void> {
    await page.goto(url);
    await settled(page, "true");
}
/** A page with a picture loads itself anew for another view, after the browser has gone there. */
async function leave(page: Page, url: string): Promise<void> {
    await page.evaluate(`document.isLeft = document.querySelector("#drawing .node") !== null`);
    await page.goto(url);
    await until(page, "!document.isLeft");
}
async function press(page: Page, key: string): Promise<void> {
    await page.keyboard.press(key);
    await settled(page, "true");
}

type Control = Emulator["control"];

const group = (control: Control, name: string) =>
    control.create("appConnectorGroup", { ...PLACE, enabled: true, upgradeTimeInSecs: "66600", name });

async function many(control: Control, count: number): Promise<void> {
    const left = Array.from({ length: count }, (_, at) => at);
    const one = async () => {
        for (let at = left.shift(); at !== undefined; at = left.shift()) {
            const [latitude, longitude] = [60 - ((at * 7) % 100), -150 + ((at * 13) % 300)].map(String);
            const values = { ...PLACE, location: `City ${at}`, latitude, longitude, enabled: at % 9 !== 0 };
            await control.create("appConnectorGroup", { ...values, upgradeTimeInSecs: "66600", name: `Site ${at}` });
        }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, one));
}

/** One that is connected, and one that is not. */
async function connectors(control: Control, groupId: string): Promise<void> {
    const certificates = await control.list("enrollmentCert");
    const enrollmentCertId = certificates.find(({ name }) => name === "Connector")?.id;
    const key = await control.create("provisioningKey", {
        name: "Lyon key",
        zcomponentId: groupId,
        enrollmentCertId,
        maxUsage: "5",
        associationType: "CONNECTOR_GRP",
        enabled: true,
    });
    for (const act of ["connect", "disconnect"] as const) {
        const { provisioningKey } = await control.get("provisioningKey", String(key.id));
        const machine = await control.enrol({ provisioningKey: String(provisioningKey) });
        await control[act](machine.id);
    }
}
