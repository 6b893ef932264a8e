import type { DrillPorts, Gate, SeenSegment } from "../../../sdk/disasterRecovery/drill/contract";
import { DrillStopped } from "../../../sdk/disasterRecovery/drill/drillStopped";
import type { PlanDocument } from "../../../sdk/disasterRecovery/plan/document";
import type { PublishedActivationRecord } from "../../../sdk/disasterRecovery/publishedActivationRecord";
import type { ActivationState } from "../../../sdk/disasterRecovery/recordFacts";
import { inShell } from "../../drill/shell";
import type { Options } from "./options";
import { ask } from "./terminal";
import { emulatorIn, REALITY, type World } from "./world";

/** How long a person may take to answer, in milliseconds: users of the drill wait meanwhile. */
const MOST_FOR_ANSWER = 30 * 60_000;

/** What a drill, and its guard, do and see. */
export class Ports
    implements Pick<DrillPorts, "now" | "publish" | "read" | "probe" | "follows" | "reach" | "confirm" | "wait">
{
    readonly #world: World;
    readonly #stopped: Promise<void>;

    constructor(
        private readonly options: Options,
        private readonly plan: PlanDocument,
        /** Is aborted with the name of the signal that stops the drill. */
        private readonly stop: AbortSignal,
        /** Is told the process that publishes. */
        private readonly publishing: (pid: number) => void = () => undefined,
    ) {
        this.#world = options.emulator ? emulatorIn(process.env) : REALITY;
        this.#stopped = new Promise((resolve) => stop.addEventListener("abort", () => resolve(), { once: true }));
    }

    now = (): Promise<number> => this.#world.now();

    /** Waits although the drill is stopped. */
    pause = (milliseconds: number): Promise<void> => this.#world.pause(milliseconds);

    wait = async (milliseconds: number): Promise<void> => {
        this.#refuseIfStopped();
        await Promise.race([this.#world.pause(milliseconds), this.#stopped]);
        this.#refuseIfStopped();
    };

    publish = async (state: ActivationState, notAfter?: string): Promise<void> => {
        if (state !== "off") this.#refuseIfStopped();
        const variables = {
            ...this.#variables(state),
            ZSCALER_DR_NOT_AFTER: notAfter ?? "",
            ZSCALER_DR_CONFIRM: state === "on" ? this.plan.domainName : "",
        };
        const { code, output } = await inShell(this.options.publish, variables, { started: this.publishing });
        process.stderr.write(output);
        if (code !== 0) throw new Error(`the command of --publish ended with ${code} for ${state}`);
    };

    read = (): Promise<PublishedActivationRecord> => {
        const {
            getPublishedActivationRecord,
        }: typeof import("../../../sdk/disasterRecovery/publishedActivationRecord") =
            require("../../../sdk/disasterRecovery/publishedActivationRecord");
        const server = this.options.server ?? this.#world.server;
        return getPublishedActivationRecord({
            domain: this.plan.domainName,
            ...(this.plan.publicKey && { publicKey: this.plan.publicKey.pem }),
            ...(server !== undefined && { servers: [server] }),
        });
    };

    probe = async (): Promise<readonly string[]> => {
        const faults: string[] = [];
        for (const command of this.options.probe ?? []) {
            const code = await this.#asked(command, this.#variables("off"));
            if (code !== 0) faults.push(`the probe "${command}" ended with ${code}`);
        }
        return faults;
    };

    follows = async (state: ActivationState): Promise<boolean | number | undefined> => {
        const { switched } = this.options;
        if (switched === undefined) return this.#world.follows(state);
        return (await this.#asked(switched, this.#variables(state))) === 0;
    };

    reach = async (): Promise<readonly SeenSegment[] | undefined> => {
        const asked = Object.entries(this.options.reach ?? {});
        if (asked.length === 0) return this.#world.reach();
        const seen: SeenSegment[] = [];
        for (const [name, command] of asked) {
            const code = await this.#asked(command, this.#variables(this.options.state));
            seen.push({ name, reached: code === 0, reason: `the command of --reach ended with ${code}` });
        }
        return seen;
    };

    confirm = async ({ id, question }: Gate): Promise<boolean> => {
        this.#refuseIfStopped();
        if (this.options.gate !== undefined) {
            const variables = { ZSCALER_DR_GATE: id, ZSCALER_DR_QUESTION: question };
            return (await this.#asked(this.options.gate, variables)) === 0;
        }
        try {
            const answer = await ask(`${this.options.actor}: ${question} [yes/no] `, {
                input: process.stdin,
                output: process.stderr,
                signal: AbortSignal.any([this.stop, AbortSignal.timeout(MOST_FOR_ANSWER)]),
                interrupted: () => process.emit("SIGINT", "SIGINT"),
            });
            this.#refuseIfStopped();
            return answer.trim().toLowerCase() === "yes";
        } catch (error) {
            this.#refuseIfStopped();
            if (error instanceof Error && error.name === "AbortError") return false;
            throw error;
        }
    };

    /** The exit code of a command that says something. The stop of the drill ends it. */
    async #asked(command: string, variables: Readonly<Record<string, string>>): Promise<number> {
        this.#refuseIfStopped();
        const { code } = await inShell(command, variables, { stop: this.stop });
        this.#refuseIfStopped();
        return code;
    }

    #variables(state: ActivationState): Record<string, string> {
        return { ZSCALER_DR_STATE: state, ZSCALER_DR_DOMAIN: this.plan.domainName };
    }

    #refuseIfStopped(): void {
        if (this.stop.aborted) throw new DrillStopped(String(this.stop.reason));
    }
}
