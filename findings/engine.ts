import { isResource } from "../provider/definitionOf";
import { Graph } from "./graph";
import type { PlannedStack } from "./object";
import { withPlans } from "./plan/withPlans";
import { type Rule, SEVERITIES, type Sentence, type Severity } from "./rule";
import { RULES } from "./rules";
import { type Settings, settingsOf } from "./settings";
import { View } from "./view";

/** What a rule says of a resource. */
export interface Finding {
    /** Id of the rule. */
    readonly rule: string;
    /** Of findings about disaster recovery and business continuity. @example "DR001" */
    readonly code?: string;
    readonly level: Severity;
    /** What the rule finds. */
    readonly title: string;
    /**
     * `found`; `maybe`, if it depends on a value that is not known; or `cannot be checked`, if nothing was found and the check depends on such
     * a value.
     */
    readonly kind: "found" | "maybe" | "cannot be checked";
    readonly object: { readonly urn: string; readonly type: string; readonly name: string };
    readonly why: Sentence;
    readonly todo: string;
    readonly page: string;
    readonly source: string;
}

export interface FindingsOptions extends Partial<Settings> {
    /** A rule without types is about every resource. @default all rules of the library */
    readonly rules?: readonly Rule[];
}

const UNKNOWN: Sentence = ["it depends on a value that is not known"];
const LAST = ["found", "maybe", "cannot be checked"];

/**
 * What is wrong with a stack although the service accepts it, the worst first. Makes no call; the same stack gives the same findings.
 *
 * @throws {FindingsError} if a setting cannot be meant
 */
export function findingsOf(stack: PlannedStack, { rules = RULES, ...settings }: FindingsOptions = {}): Finding[] {
    const graph = new Graph(withPlans(stack));
    const told = settingsOf(settings);
    const byType = new Map<string, readonly Rule[]>();
    const found = graph.stack.objects.flatMap((object) => {
        const { urn, type, name } = object;
        const own = byType.get(type) ?? rules.filter(({ types }) => types?.includes(type) ?? isResource(type));
        byType.set(type, own);
        return own.flatMap((rule): Finding[] => {
            const view = new View(graph, told);
            const why = rule.check(view.subject(object), view);
            if (why === undefined && !view.hasMetUnknown) return [];
            const { id, code, level, title, todo, page, source } = rule;
            const kind = why === undefined ? "cannot be checked" : view.hasMetUnknown ? "maybe" : "found";
            return [
                {
                    rule: id,
                    ...(code !== undefined && { code }),
                    level,
                    title,
                    kind,
                    object: { urn, type, name },
                    why: why ?? UNKNOWN,
                    todo,
                    page,
                    source,
                },
            ];
        });
    });
    const order = rules.map(({ id }) => id);
    return found.toSorted(
        (one, other) =>
            LAST.indexOf(one.kind) - LAST.indexOf(other.kind) ||
            SEVERITIES.indexOf(other.level) - SEVERITIES.indexOf(one.level) ||
            order.indexOf(one.rule) - order.indexOf(other.rule) ||
            (one.object.urn < other.object.urn ? -1 : 1),
    );
}
