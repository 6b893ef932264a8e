import { readFileSync } from "node:fs";
import { expect, it } from "@jest/globals";
import fc from "fast-check";
import type { DrillPorts, DrillReport } from "../../../sdk/disasterRecovery/drill/contract";
import { runDrill } from "../../../sdk/disasterRecovery/drill/drill";
import { DrillStopped } from "../../../sdk/disasterRecovery/drill/drillStopped";
import { verifyEvidence } from "../../../sdk/disasterRecovery/drill/evidence";
import { Journal } from "../../../sdk/disasterRecovery/drill/journal";
import { planChanges, planDigest } from "../../../sdk/disasterRecovery/drill/planDigest";
import { endInterrupted } from "../../../sdk/disasterRecovery/drill/rollBack";
import { planOf } from "../../../sdk/disasterRecovery/plan/fingerprint";
import { rehearse } from "../../../sdk/disasterRecovery/rehearsal/rehearse";
import { isCampaign } from "../../campaign";
import { publish } from "../../emulator/disasterRecovery/world";
import { DrillWorld } from "./drillWorld";

/** Everybody has switched when it is asked, and nobody can tell what is reached. */
const AT_ONCE = { follows: async () => true, reach: async () => undefined };

const modes = async ({ session }: DrillWorld) => {
    const { disasterRecovery } = session.control;
    const all = [...(await disasterRecovery.members()), ...(await disasterRecovery.clients())];
    return new Set(all.map(({ mode }) => mode));
};

it("drills of test and on run while the management API is stopped, and find what the plan predicts, as fast as predicted", async () => {
    const place = await DrillWorld.open(20);
    await place.session.control.stopManagementApi();
    for (const state of ["test", "on"] as const) {
        const report = await runDrill(place.args({ state }), place.ports(), place.journal());
        expect(report).toMatchObject({ result: "passed", faults: [], rollback: "verified" });
        // What people reach is what the rehearsal says.
        const { segments } = rehearse(place.plan, { at: "2027-03-01T06:00:00Z", record: state });
        const predicted = segments.map(({ name, outcomes }) => {
            const reached = outcomes.some((each) => each.by === "disaster recovery" && each.reached === "yes");
            return { name, predicted: reached, reached };
        });
        expect(predicted).toEqual([{ name: "Intranet", predicted: true, reached: true }]);
        expect(report.segments).toEqual(predicted);
        for (const { name, predictedSeconds, measuredSeconds } of report.phases) {
            if (predictedSeconds === undefined || name === "hold") continue;
            expect(Math.abs(measuredSeconds - predictedSeconds) / predictedSeconds).toBeLessThan(0.1);
        }
        expect(await modes(place)).toEqual(new Set(["off"]));
        expect(await place.published()).toBe("off");
    }
    const journal = verifyEvidence(readFileSync(place.file, "utf8"), { plan: place.plan.fingerprint });
    expect(journal).toMatchObject({ isIntact: true, faults: [], warnings: [] });
    const { lines } = journal;
    expect(lines.filter(({ actor }) => actor === "Ada Lovelace").map(({ event }) => event)).toEqual(
        Array(2).fill(["drill begun", "confirmed: begin", "confirmed: reached"]).flat(),
    );
});

it.each<
    [string, (place: DrillWorld, ports: DrillPorts) => Partial<DrillPorts> | undefined, Partial<DrillReport>, string]
>([
    [
        "a probe fails beforehand: nothing is published",
        () => ({ probe: async () => ["the probe fails"] }),
        { result: "failed", rollback: "not needed" },
        "before the drill: the probe fails",
    ],
    [
        "nobody confirms that it begins: nothing is published",
        (place) => void place.refused.add("begin"),
        { result: "failed", rollback: "not needed" },
        "Ada Lovelace did not confirm: Publish test",
    ],
    [
        "users do not reach what they should",
        (place) => void place.refused.add("reached"),
        { result: "failed", rollback: "verified" },
        'Do users of the drill reach "Intranet"',
    ],
    [
        "a segment is not reached",
        () => ({ reach: async () => [{ name: "Intranet", reached: false, reason: "it is down" }] }),
        { result: "failed", rollback: "verified" },
        "Intranet is not reached: it is down",
    ],
    [
        "the record cannot be published",
        (_, { publish }) => ({
            publish: async (state) => {
                if (state !== "off") throw new Error("no permission");
                await publish(state);
            },
        }),
        { result: "failed", rollback: "verified" },
        "no permission",
    ],
    [
        "somebody stops it",
        () => ({
            follows: async (state) => {
                if (state === "off") return true;
                throw new DrillStopped("SIGINT");
            },
        }),
        { result: "stopped", rollback: "verified" },
        "stopped by SIGINT",
    ],
])("off is published whatever happens: %s", async (_, change, expected, fault) => {
    const place = await DrillWorld.open();
    const ports = place.ports();
    const report = await runDrill(place.args(), { ...ports, ...AT_ONCE, ...change(place, ports) }, place.journal());
    expect(report).toMatchObject(expected);
    expect(report.faults.join("; ")).toContain(fault);
    expect(await place.published()).toBe("off");
});

it("a rollback that fails is tried again, and told if it never succeeds; the next run publishes off", async () => {
    const place = await DrillWorld.open();
    const ports = place.ports();
    const withAttempts = (failing: number): DrillPorts => {
        let attempts = 0;
        return {
            ...ports,
            ...AT_ONCE,
            publish: async (state, notAfter) => {
                if (state === "off" && ++attempts <= failing) throw new Error("the provider of DNS does not answer");
                await ports.publish(state, notAfter);
            },
        };
    };
    expect(await runDrill(place.args(), withAttempts(2), place.journal())).toMatchObject({
        result: "passed",
        rollback: "verified",
    });
    const failed = await runDrill(place.args(), withAttempts(99), place.journal());
    expect(failed).toMatchObject({ result: "failed", rollback: "failed" });
    expect(failed.faults).toContain("off is not published: publish it by hand at once");
    expect(await place.published()).toBe("test");
    const journal = place.journal();
    expect(journal.needsRollback).toBe(true);
    expect(await endInterrupted(ports, journal, "next run")).toBe(true);
    expect([await place.published(), place.journal().isOpen]).toEqual(["off", false]);
});

it("wherever its process is killed, off is published and verified, and the journal is intact", async () => {
    const place = await DrillWorld.open();
    const whole = await killedAfter(place, Number.POSITIVE_INFINITY);
    expect(whole.isKilled).toBe(false);
    const numRuns = isCampaign ? 40 : 8;
    await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: whole.calls }), async (calls) => {
            const { isKilled } = await killedAfter(place, calls);
            const journal = place.journal();
            const wasOpen = journal.isOpen;
            expect(await endInterrupted(place.ports(), journal, "guard")).toBe(true);
            expect(await place.published()).toBe("off");
            await place.session.control.advance({ minutes: 5 });
            expect(await modes(place)).toEqual(new Set(["off"]));
            const { isIntact, lines } = verifyEvidence(readFileSync(place.file, "utf8"));
            expect([isIntact, place.journal().isOpen]).toEqual([true, false]);
            if (isKilled && wasOpen) expect(lines.at(-1)?.event).toBe("drill rolled back");
        }),
        { numRuns },
    );
});

it("a drill that was interrupted before it published anything asks nothing twice", async () => {
    const place = await DrillWorld.open();
    const ports = place.ports();
    const gone = async () => {
        throw new Error("gone");
    };
    // The process ends when it is about to arm its guard: nothing is written after that.
    const { add } = Journal.prototype;
    const journal = place.journal();
    journal.add = async (event, details, actor) =>
        event === "drill ended" ? gone() : add.call(journal, event, details, actor);
    await expect(runDrill(place.args(), { ...ports, arm: gone }, journal)).rejects.toThrow("gone");
    expect(place.asked).toEqual(["begin"]);
    const again = place.journal();
    expect([again.isOpen, again.needsRollback]).toEqual([true, false]);
    expect(await runDrill(place.args(), { ...ports, ...AT_ONCE }, again)).toMatchObject({ result: "passed" });
    expect(place.asked).toEqual(["begin", "reached"]);
});

it("what has changed since the drill before is named", async () => {
    const { plan } = await DrillWorld.open();
    const { format: _, fingerprint: __, ...content } = plan;
    const [segment] = content.segments;
    if (!segment) throw new Error("the plan has no segment");
    const changed = planOf({
        ...content,
        ttlSeconds: 60,
        segments: [
            { ...segment, critical: false },
            { ...segment, name: "Payroll" },
        ],
        clientProfiles: [],
    });
    expect(planChanges(planDigest(plan), planDigest(changed))).toEqual([
        "the TTL changed",
        'segment "Intranet" changed',
        'segment "Payroll" added',
        'app profile "All" removed',
    ]);
    expect(planChanges(planDigest(plan), planDigest(plan))).toEqual([]);
});

class Killed extends Error {}

/** A drill whose process does nothing more after so many calls. */
async function killedAfter(place: DrillWorld, most: number): Promise<{ isKilled: boolean; calls: number }> {
    let calls = 0;
    const alive =
        <Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
        async (...args: Args): Promise<Result> => {
            if (++calls > most) throw new Killed();
            const result = await act(...args);
            if (calls > most) throw new Killed();
            return result;
        };
    const ports = place.ports();
    const journal = place.journal();
    journal.add = alive(journal.add.bind(journal));
    try {
        await runDrill(
            place.args(),
            {
                now: ports.now,
                wait: alive(ports.wait),
                publish: alive(ports.publish),
                read: alive(ports.read),
                arm: alive(ports.arm),
                probe: alive(ports.probe),
                follows: alive(AT_ONCE.follows),
                reach: alive(AT_ONCE.reach),
                confirm: alive(ports.confirm),
            },
            journal,
        );
        return { isKilled: false, calls };
    } catch (error) {
        if (!(error instanceof Killed)) throw error;
        return { isKilled: true, calls };
    }
}

it("the question says each group once by its kind, also when an App Connector group and its service edges have one name", async () => {
    const place = await DrillWorld.open();
    const [group] = place.plan.appConnectorGroups;
    const [edges] = place.plan.serviceEdgeGroups;
    if (!group || !edges) throw new Error("the plan has groups");
    const plan = planOf({ ...place.plan, serviceEdgeGroups: [{ ...edges, name: group.name }] });
    let question = "";
    const confirm: DrillPorts["confirm"] = async (gate) => {
        question = gate.question;
        return false;
    };
    await runDrill(place.args({ plan }), { ...place.ports(), confirm }, place.journal());
    expect(question).toBe(
        'Publish test at dr.example.com? Clients of the test group leave the cloud, and all App Connectors of "Lyon" and service edges of "Lyon" do.',
    );
});

it("waits for those that still return from a drill before, so that it measures its own switch", async () => {
    const place = await DrillWorld.open(5);
    await place.ports().publish("test");
    await place.session.control.advance({ minutes: 5 });
    await place.ports().publish("off");
    expect(await modes(place)).toEqual(new Set(["off", "test"]));
    const { result, phases } = await runDrill(place.args(), place.ports(), place.journal());
    expect(result).toBe("passed");
    expect(phases.find(({ name }) => name === "switch")?.measuredSeconds).toBeGreaterThan(60);
});

it("a rollback is not verified by an off that clients may ignore, and tried again", async () => {
    const place = await DrillWorld.open();
    const ports = place.ports();
    let tried = 0;
    const careless: DrillPorts["publish"] = async (state, notAfter) => {
        if (state === "off" && tried++ === 0) return publish(place.session, "off", { signed: false });
        return ports.publish(state, notAfter);
    };
    const report = await runDrill(place.args(), { ...ports, ...AT_ONCE, publish: careless }, place.journal());
    expect(report).toMatchObject({ result: "passed", rollback: "verified" });
    const { lines } = verifyEvidence(readFileSync(place.file, "utf8"));
    expect(lines.filter(({ event }) => event === "rollback failed").map(({ details }) => details)).toEqual([
        { attempt: 1, fault: expect.stringContaining("the record is not signed, although there is a public key") },
    ]);
});
