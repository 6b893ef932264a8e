import type { Part, Sentence } from "../findings";
import { type Finding, type FindingsConfig, type Judged, judge, type WaiverInForce } from "../findings";
import type { Plan } from "./plan/plan";
import type { Item, Section } from "./report";

/** What was wrong before and still is, or is wrong after the change. */

/** A stack with what may be told of it. */
export type Judgeable = Pick<Plan, "planned" | "isIncomplete" | "hide" | "showsValues">;

const MOST_OBJECTS = 5;

/** @throws {FindingsError} if a setting or a waiver cannot be meant */
export function findingSections(
    plan: Judgeable,
    config: FindingsConfig,
    all: readonly Pick<Plan, "planned">[] = [plan],
): Section[] {
    if (plan.isIncomplete) return [];
    const { findings, waivers } = judge(
        plan.planned,
        { leastLevel: "medium", ...config },
        { objects: all.flatMap(({ planned }) => planned.objects) },
    );
    const own = new Set(plan.planned.objects.flatMap(({ urn, name }) => [urn, name]));
    const known = findings.filter(({ kind }) => kind !== "cannot be checked");
    return [
        { title: "Findings", items: byRule(known).map((each) => itemOf(each, plan)) },
        { title: "Findings that cannot be checked", items: openItems(findings) },
        {
            title: "Waivers in force",
            items: waivers.filter(({ resource }) => own.has(resource)).map((waiver) => waiverItem(waiver, plan)),
        },
    ];
}

function byRule(findings: Judged["findings"]): Finding[][] {
    const rules = [...new Set(findings.map(({ rule }) => rule))];
    return rules.map((rule) => findings.filter((finding) => finding.rule === rule));
}

function itemOf(findings: readonly Finding[], { showsValues }: Judgeable): Item {
    const [first] = findings;
    const lines = findings
        .slice(0, MOST_OBJECTS)
        .map(
            ({ object, kind, why }): Sentence => [
                { name: object.name },
                ...(kind === "maybe" ? [" (maybe)"] : []),
                ...(showsValues ? [": ", ...why] : []),
            ],
        );
    const more = findings.length - lines.length;
    return {
        level: "none",
        head: [
            `${first?.level}: ${first?.title} (`,
            { name: first?.rule ?? "" },
            first?.code === undefined ? ")" : `, ${first.code})`,
        ],
        lines: [...lines, ...(more > 0 ? [[`and ${more} more`]] : []), [first?.todo ?? ""]],
    };
}

/** All of a rule in one line: there is nothing to do about each. */
function openItems(findings: readonly Finding[]): Item[] {
    const open = findings.filter(({ kind }) => kind === "cannot be checked");
    return byRule(open).map((each) => {
        const names = each
            .slice(0, MOST_OBJECTS)
            .flatMap(({ object }, at): Part[] => [...(at > 0 ? [", "] : []), { name: object.name }]);
        const more = each.length - MOST_OBJECTS;
        return {
            level: "none",
            head: [{ name: each[0]?.rule ?? "" }, ": ", ...names, ...(more > 0 ? [` and ${more} more`] : [])],
            lines: [],
        };
    });
}

function waiverItem({ rule, resource, reason, until, findings }: WaiverInForce, { hide }: Judgeable): Item {
    const [name, why] = [resource, reason].map((text) => ({ name: hide(text) }));
    return {
        level: "none",
        head: [
            { name: rule },
            " for ",
            name ?? "",
            ` until ${until}: `,
            why ?? "",
            ...(findings.length === 0 ? ["; there is no such finding any more"] : []),
        ],
        lines: [],
    };
}
