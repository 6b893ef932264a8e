import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { verifyEvidence } from "../../sdk/disasterRecovery/drill/evidence";
import { planOf, planText } from "../../sdk/disasterRecovery/plan/fingerprint";
import { isCampaign, rows } from "../campaign";
import { DOMAIN, publish, ready } from "../emulator/disasterRecovery/world";
import { CommandRun, temporaryFolder } from "../emulator/process";
import { openSession, type Session } from "../emulator/session";
import { planIn } from "../sdk/disasterRecovery/drillWorld";
import { until } from "../until";

/** What publishes a record: a program of the user. */
const PUBLISH = `
const { ZSCALER_DR_STATE: state, ZSCALER_DR_NOT_AFTER: until, ZSCALER_DR_DOMAIN: domain } = process.env;
const { ZSCALER_EMULATOR_CONTROL_URL: url, ZSCALER_EMULATOR_CONTROL_TOKEN: token } = process.env;
const end = until ? ";x=" + Date.parse(until) / 1000 : "";
fetch(url + "/dns/" + domain, {
    method: "PUT",
    headers: { authorization: "Bearer " + token },
    body: JSON.stringify({ TXT: ["v=1;k=zpa;b=" + state + end], A: ["203.0.113.10"] }),
}).then((answer) => process.exit(answer.ok ? 0 : 1));
`;

/** A tenant with an unsigned record, and the command that drills in it. */
class Place {
    readonly #folder = temporaryFolder();
    readonly journal = path.join(this.#folder, "drill.jsonl");
    /** Is there as soon as the gate "reached" asks. */
    readonly here = path.join(this.#folder, "here");

    private constructor(readonly session: Session) {}

    static async open(): Promise<Place> {
        const session = await openSession();
        const world = await ready(session);
        await session.control.disasterRecovery.changeSettings({ domainName: DOMAIN });
        await session.control.disasterRecovery.addClient({ domainName: DOMAIN, testGroup: true });
        await publish(session, "off", { signed: false });
        const place = new Place(session);
        const { format: _, fingerprint: __, publicKey: ___, ...content } = planIn(world);
        writeFileSync(place.#file("plan.json"), planText(planOf(content)));
        writeFileSync(place.#file("publish.cjs"), PUBLISH);
        return place;
    }

    drill(...more: string[]): CommandRun {
        const { controlUrl, controlToken, dnsServer } = this.session.emulator;
        const args = ["dr", "drill", "--emulator", "--plan", this.#file("plan.json"), "--journal", this.journal];
        const publishes = ["--publish", `${process.execPath} ${this.#file("publish.cjs")}`, "--actor", "Ada Lovelace"];
        return new CommandRun([...args, ...publishes, "--hold", "60s", ...more], {
            ZSCALER_EMULATOR_CONTROL_URL: controlUrl,
            ZSCALER_EMULATOR_CONTROL_TOKEN: controlToken,
            ZSCALER_EMULATOR_DNS: dnsServer,
        });
    }

    /** Says yes, and at the gate in the middle of the drill nothing for a long time. */
    get waitingGate(): string[] {
        return ["--gate", `test $ZSCALER_DR_GATE = begin || { touch ${this.here}; sleep 100; }`];
    }

    async published(): Promise<string | undefined> {
        const sets = await this.session.control.disasterRecovery.records(DOMAIN);
        return /b=(\w+)/.exec(sets.find(({ type }) => type === "TXT")?.values[0] ?? "")?.[1];
    }

    events(): string[] {
        if (!existsSync(this.journal)) return [];
        const { isIntact, lines } = verifyEvidence(readFileSync(this.journal, "utf8"));
        return isIntact ? lines.map(({ event }) => event) : [];
    }

    #file(name: string): string {
        return path.join(this.#folder, name);
    }
}

it("dr drill measures, compares with the plan, and writes it down", async () => {
    const place = await Place.open();
    const run = place.drill("--gate", "true", "--probe", "true");
    expect([await run.end(), run.stderr]).toEqual([0, ""]);
    expect(run.stdout.replace(/\d[\d.]* s(?= |$)/gm, "… s").replace(/s {3,}/g, "s  ")).toBe(
        [
            "drill of test: passed",
            "  record in DNS           … s",
            "  everybody has switched  … s  predicted … s",
            "  drill                   … s  predicted … s",
            "  off in DNS              … s",
            "  everybody is back       … s  predicted … s",
            "  Intranet  reached  as predicted",
            "rollback: verified",
            "",
        ].join("\n"),
    );
    expect(await place.published()).toBe("off");
});

describe("off is published when a drill is", () => {
    it("stopped", async () => {
        const place = await Place.open();
        const run = place.drill(...place.waitingGate);
        await until(() => existsSync(place.here));
        expect(await place.published()).toBe("test");
        run.kill("SIGTERM");
        expect(await run.end()).toBe(8);
        expect(run.stderr).toContain("stopped by SIGTERM");
        expect([await place.published(), place.events().at(-1)]).toEqual(["off", "drill ended"]);
    });

    it("killed in the middle", async () => {
        const place = await Place.open();
        const run = place.drill(...place.waitingGate);
        await until(() => existsSync(place.here));
        run.kill("SIGKILL");
        await until(() => place.events().at(-1) === "drill rolled back");
        expect(await place.published()).toBe("off");
        expect(place.events()).toContain("rollback verified");
    });

    const moments = Array.from({ length: 19 }, (_, at) => [at]);
    it.each(rows([[19]], moments))("killed at any moment, %j", async () => {
        const place = await Place.open();
        const run = place.drill("--gate", "true");
        const begun = Date.now();
        const most = Math.random() * 8_000;
        await until(() => Date.now() - begun > most || place.events().at(-1) === "drill ended");
        run.kill("SIGKILL");
        await run.end();
        const isOver = () =>
            !place.events().includes("publishing") || /^drill (ended|rolled back)$/.test(place.events().at(-1) ?? "");
        await until(isOver);
        expect(await place.published()).toBe("off");
        await place.session.control.advance({ minutes: 5 });
        const members = await place.session.control.disasterRecovery.members();
        expect(members.map(({ mode }) => mode)).toEqual(["off", "off"]);
    });
});

// The way that users go; it takes the engine half a minute, and each of its steps is proven in process.
if (isCampaign) {
    it("on the engine, a stack designates, another one publishes in Route 53 while the API is stopped, and drills pass", async () => {
        const { drilledByEngine }: typeof import("../engine/disasterRecovery") = require("../engine/disasterRecovery");
        for (const report of await drilledByEngine(["test", "on"])) {
            expect(report).toMatchObject({ result: "passed", faults: [], rollback: "verified" });
            expect(report.segments).toEqual([{ name: "Intranet", predicted: true, reached: true }]);
            for (const { name, predictedSeconds = 0, measuredSeconds } of report.phases) {
                if (name !== "switch" && name !== "return") continue;
                expect(Math.abs(measuredSeconds - predictedSeconds) / predictedSeconds).toBeLessThan(0.1);
            }
        }
    });
}

it.each([
    [
        ["--state", "on", "--gate", "true"],
        "pass --confirm-activation dr.example.com to take every client off the cloud",
    ],
    [[], "there is no terminal to ask at; pass --gate with a command that asks, or checks by itself"],
])("dr drill %j is refused", async (args, message) => {
    const place = await Place.open();
    const run = place.drill(...args);
    expect(await run.end()).toBe(1);
    expect(run.stderr).toContain(message);
    expect(existsSync(place.journal)).toBe(false);
});
