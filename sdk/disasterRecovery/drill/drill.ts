import { plannedAddressFaults } from "../dns/plannedAddressFaults";
import type { PlanDocument } from "../plan/document";
import type { ActivationState } from "../recordFacts";
import { secondsToFollow } from "../rehearsal/phases";
import { rehearse } from "../rehearsal/rehearse";
import type {
    DrillArgs,
    DrilledSegment,
    DrillPhase,
    DrillPorts,
    DrillReport,
    DrillState,
    SeenSegment,
} from "./contract";
import { inSeconds, stoppedBy } from "./drillStopped";
import { EVENTS, type Journal } from "./journal";
import { planDigest } from "./planDigest";
import { rollBack } from "./rollBack";

/** How often is looked whether something has happened, in milliseconds. */
const LOOK_EVERY = 10_000;
/** The record ends so long after the drill should have, in seconds: nothing outlasts a drill that nobody ends. */
const SPARE = 3_600;
/** How long a published record may take to be seen, in milliseconds. */
const MOST_FOR_RECORD = 600_000;

/**
 * Runs a drill: what must be true is, the record is published, everybody follows it, users reach what the plan predicts, `off` is published
 * whatever has happened, everybody returns, and what must be true is again.
 */
export async function runDrill(args: DrillArgs, ports: DrillPorts, journal: Journal): Promise<DrillReport> {
    const run = new Run(args, ports, journal);
    return run.done();
}

class Run {
    readonly #phases: DrillPhase[] = [];
    readonly #faults: string[] = [];
    #segments: readonly DrilledSegment[] = [];
    #rollback: DrillReport["rollback"] = "not needed";
    #isStopped = false;
    /** UTC timestamp. */
    #begun = "";

    constructor(
        private readonly args: DrillArgs,
        private readonly ports: DrillPorts,
        private readonly journal: Journal,
    ) {}

    async done(): Promise<DrillReport> {
        const { plan, state, actor, holdSeconds } = this.args;
        this.#begun = inSeconds((await this.ports.now()) / 1000);
        if (!this.journal.isOpen) {
            await this.journal.add(EVENTS.begun, { state, holdSeconds, plan: planDigest(plan) }, actor);
        }
        await this.#attempt(async () => {
            await this.#hypothesis("before");
            await this.#gate("begin", `Publish ${state} at ${plan.domainName}? ${consequence(this.args)}`);
            await this.#away();
        });
        if (this.#rollback === "verified" && !this.#isStopped) await this.#attempt(() => this.#hypothesis("after"));
        const result = this.#isStopped ? "stopped" : this.#faults.length > 0 ? "failed" : "passed";
        const report: DrillReport = {
            result,
            state,
            faults: this.#faults,
            phases: this.#phases,
            segments: this.#segments,
            rollback: this.#rollback,
        };
        if (this.#rollback !== "failed") await this.journal.add(EVENTS.ended, { ...report });
        return report;
    }

    /** From the record that begins it to the return of everybody. */
    async #away(): Promise<void> {
        const { plan, state } = this.args;
        await this.ports.arm();
        await this.#attempt(async () => {
            const seconds = this.args.holdSeconds + secondsToFollow(plan) + SPARE;
            const notAfter = inSeconds((await this.ports.now()) / 1000 + seconds);
            await this.journal.add(EVENTS.publishing, { state, notAfter });
            await this.#phase("record", undefined, () => this.#publish(state, notAfter));
            await this.#phase("switch", secondsToFollow(plan), () => this.#followed(state));
            await this.#phase("hold", this.args.holdSeconds, () => this.ports.wait(this.args.holdSeconds * 1000));
            this.#compare(await this.ports.reach());
            await this.#gate(
                "reached",
                `Do users of the drill reach ${this.#predictedNames()}, and nothing else of the plan?`,
            );
        });
        await this.#return();
    }

    /** Whatever has happened before. */
    async #return(): Promise<void> {
        const begun = await this.ports.now();
        const isBack = await rollBack(this.ports, this.journal);
        this.#rollback = isBack ? "verified" : "failed";
        if (!isBack) {
            this.#faults.push("off is not published: publish it by hand at once");
            return;
        }
        await this.#ended("return record", undefined, begun);
        if (this.#isStopped) return;
        await this.#attempt(() => this.#phase("return", secondsToFollow(this.args.plan), () => this.#followed("off")));
    }

    async #publish(state: DrillState, notAfter: string): Promise<void> {
        await this.ports.publish(state, notAfter);
        const until = (await this.ports.now()) + MOST_FOR_RECORD;
        for (;;) {
            const { record, faults } = await this.ports.read();
            if (record?.state === state && faults.length === 0) return;
            if ((await this.ports.now()) > until) {
                throw new Error(`DNS does not answer ${state}: ${faults.join("; ") || `it answers ${record?.state}`}`);
            }
            await this.ports.wait(LOOK_EVERY);
        }
    }

    /**
     * Waits until everybody follows a state; as long as predicted where nobody can tell.
     *
     * @returns when that was, if it is known
     */
    async #followed(state: ActivationState): Promise<number | undefined> {
        const predicted = secondsToFollow(this.args.plan) * 1000;
        const begun = await this.ports.now();
        for (;;) {
            const follows = await this.ports.follows(state);
            if (typeof follows === "number") return Math.max(begun, follows);
            if (follows === true) return undefined;
            const passed = (await this.ports.now()) - begun;
            if (follows === undefined && passed >= predicted) {
                await this.#gate(`follows ${state}`, `Does everybody follow ${state}?`);
                return undefined;
            }
            if (passed > 3 * predicted)
                throw new Error(`not everybody follows ${state} after ${passed / 1000} seconds`);
            const left = follows === undefined ? predicted - passed : LOOK_EVERY;
            await this.ports.wait(Math.min(LOOK_EVERY, left));
        }
    }

    #compare(seen: readonly SeenSegment[] | undefined): void {
        const predictions = new Map(this.#predictions());
        this.#segments = (seen ?? []).flatMap(({ name, reached, reason }) => {
            const predicted = predictions.get(name);
            return predicted === undefined
                ? []
                : [{ name, predicted, reached, ...(reason !== undefined && { reason }) }];
        });
        for (const { name, predicted, reached, reason } of this.#segments) {
            if (predicted === reached) continue;
            const why = reason === undefined ? "" : `: ${reason}`;
            this.#faults.push(
                reached ? `${name} is reached, and the plan says that it is not` : `${name} is not reached${why}`,
            );
        }
    }

    /** What the rehearsal of this drill says of users that follow its record; nothing of what nobody knows. */
    #predictions(): [name: string, reached: boolean][] {
        const { plan, state } = this.args;
        const at = this.#begun;
        const { segments } = rehearse(plan, { at, record: state, cloudGone: state === "on" });
        return segments.flatMap(({ name, outcomes }): [string, boolean][] => {
            const found = outcomes.find(({ by }) => by === "disaster recovery")?.reached ?? "no";
            return found === "unknown" ? [] : [[name, found === "yes"]];
        });
    }

    #predictedNames(): string {
        const names = this.#predictions().flatMap(([name, reached]) => (reached ? [`"${name}"`] : []));
        return names.length > 0 ? names.join(", ") : "no segment";
    }

    /** What is to be true in ordinary times. */
    async #hypothesis(when: "before" | "after"): Promise<void> {
        if (when === "before") {
            if (this.journal.hasDone("hypothesis before")) return;
            // Those that still return from another drill would count as switched at once.
            if ((await this.ports.follows("off")) === false) await this.#followed("off");
        }
        const { record, faults, addresses } = await this.ports.read();
        const found = [
            ...faults,
            ...(record === undefined || record.state === "off" ? [] : [`${record.state} is published instead of off`]),
            ...plannedAddressFaults(this.args.plan, addresses),
            ...(await this.ports.probe()),
        ];
        await this.journal.add(`hypothesis ${when}`, { faults: found });
        if (found.length > 0) throw new Error(`${when} the drill: ${found.join("; ")}`);
    }

    async #gate(id: string, question: string): Promise<void> {
        if (this.journal.hasDone(`confirmed: ${id}`)) return;
        if (!(await this.ports.confirm({ id, question }))) {
            await this.journal.add(`refused: ${id}`, { question }, this.args.actor);
            throw new Error(`${this.args.actor} did not confirm: ${question}`);
        }
        await this.journal.add(`confirmed: ${id}`, { question }, this.args.actor);
    }

    async #phase(
        name: DrillPhase["name"],
        predictedSeconds: number | undefined,
        act: () => Promise<unknown>,
    ): Promise<void> {
        const begun = await this.ports.now();
        const known = await act();
        await this.#ended(name, predictedSeconds, begun, typeof known === "number" ? known : undefined);
    }

    async #ended(
        name: DrillPhase["name"],
        predictedSeconds: number | undefined,
        begun: number,
        known?: number,
    ): Promise<void> {
        const measuredSeconds = Math.round((known ?? (await this.ports.now())) - begun) / 1000;
        const phase = { name, ...(predictedSeconds !== undefined && { predictedSeconds }), measuredSeconds };
        this.#phases.push(phase);
        await this.journal.add(`phase ended: ${name}`, phase);
    }

    /** What goes wrong is noted, and the drill goes on to its end. */
    async #attempt(act: () => Promise<void>): Promise<void> {
        try {
            await act();
        } catch (error) {
            this.#faults.push(error instanceof Error ? error.message : String(error));
            this.#isStopped ||= stoppedBy(error) !== undefined;
        }
    }
}

function consequence({ state, plan }: DrillArgs): string {
    const who = state === "test" ? "Clients of the test group leave" : "Every client leaves";
    const of = (kind: string, groups: PlanDocument["appConnectorGroups"] | PlanDocument["serviceEdgeGroups"]) => {
        const names = groups.filter(({ designated }) => designated).map(({ name }) => `"${name}"`);
        return names.length > 0 ? [`${kind} of ${names.join(", ")}`] : [];
    };
    const machines = [...of("App Connectors", plan.appConnectorGroups), ...of("service edges", plan.serviceEdgeGroups)];
    return machines.length > 0 ? `${who} the cloud, and all ${machines.join(" and ")} do.` : `${who} the cloud.`;
}
