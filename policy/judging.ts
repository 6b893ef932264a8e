import type { StackValidationArgs } from "@pulumi/policy";
import { configOf, type FindingsConfig, type Judged, judge, type Rule } from "../findings";
import { stackOf } from "./stack";

/** Rules about what the engine does not show to a policy: it gives secrets in plain text. */
export const LEFT_OUT: readonly string[] = ["secret-in-clear"];

/** One judgement for all policies of a pack, which are asked one after the other. */
export class Judging {
    #latest: Judged | undefined;
    readonly #asked = new Set<string>();

    constructor(
        readonly config: FindingsConfig,
        readonly rules: readonly Rule[],
    ) {}

    /** Called by the policy that has the settings, which is asked first. */
    begin(args: StackValidationArgs): Judged {
        const { enforcementLevel: _, ...settings } = args.getConfig<Record<string, unknown>>();
        const own = configOf(
            settings,
            this.rules.map(({ id }) => id),
        );
        return this.#judge(args, { ...this.config, ...own });
    }

    /** Called by each other policy. One that asks a second time asks about another stack. */
    of(policy: string, args: StackValidationArgs): Judged {
        const judged =
            this.#latest === undefined || this.#asked.has(policy) ? this.#judge(args, this.config) : this.#latest;
        this.#asked.add(policy);
        return judged;
    }

    #judge({ resources }: StackValidationArgs, config: FindingsConfig): Judged {
        this.#asked.clear();
        const leftOut = Object.fromEntries(LEFT_OUT.map((id) => [id, "off" as const]));
        const rules = { ...config.rules, ...leftOut };
        this.#latest = judge(stackOf(resources), { ...config, rules }, { rules: this.rules });
        return this.#latest;
    }
}
