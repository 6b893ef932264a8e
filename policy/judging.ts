import type { StackValidationArgs } from "@pulumi/policy";
import { configOf, type FindingsConfig, type Judged, judge, type Rule } from "../findings";
import { stackOf } from "./stack";

/** Rules about what the engine does not show to a policy: it gives secrets in plain text. */
export const LEFT_OUT: readonly string[] = ["secret-in-clear", "dr-private-key-in-clear"];

/** One judgement for all policies of a pack, which are asked one after the other. */
export class Judging {
    /** Of the stack that is being checked; undefined where it is not known when a check begins. */
    #shared: Judged | undefined;

    constructor(
        readonly config: FindingsConfig,
        readonly rules: readonly Rule[],
    ) {}

    /** Called by the policy that has the settings, which is asked first. */
    begin(args: StackValidationArgs): Judged {
        this.#shared = undefined;
        const { enforcementLevel: _, ...settings } = args.getConfig<Record<string, unknown>>();
        const own = configOf(
            settings,
            this.rules.map(({ id }) => id),
        );
        this.#shared = this.#judge(args, { ...this.config, ...own });
        return this.#shared;
    }

    /** Called by each other policy. A pack that leaves out the first one has each of them judge for itself. */
    of(args: StackValidationArgs): Judged {
        return this.#shared ?? this.#judge(args, this.config);
    }

    /** Called by the policy that is asked last. */
    end(args: StackValidationArgs): Judged {
        const judged = this.of(args);
        this.#shared = undefined;
        return judged;
    }

    /** Whether it is known that a rule has nothing to report of the stack that is being checked. */
    isSilent(id: string): boolean {
        return this.#shared?.findings.some(({ rule, kind }) => rule === id && kind === "found") === false;
    }

    #judge({ resources }: StackValidationArgs, config: FindingsConfig): Judged {
        const leftOut = Object.fromEntries(LEFT_OUT.map((id) => [id, "off" as const]));
        const rules = { ...config.rules, ...leftOut };
        return judge(stackOf(resources), { ...config, rules }, { rules: this.rules });
    }
}
