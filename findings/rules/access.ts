import type { Values } from "../../provider/contract/values";
import { type Rule, type Subject, say } from "../rule";

/** Access rules. */

const PAGE = "zpa/accessRule.md";
const ABOUT_APPLICATIONS = new Set(["match", "negated", "applicationSegments", "segmentGroups"]);

const isActive = ({ values }: Subject) => values.enabled !== false;
const isAllowing = (rule: Subject) => isActive(rule) && rule.values.action === "Allow";

function conditionsOf({ values }: Subject): readonly Values[] {
    return Array.isArray(values.conditions) ? values.conditions : [];
}

export const allowsEverything: Rule = {
    id: "access-rule-allows-everything",
    level: "critical",
    title: "An access rule allows all users access to all applications.",
    todo: "Add conditions, or set enabled to false.",
    page: PAGE,
    source: "Zscaler API, conditions of access policy rules; terraform-provider-zpa#624",
    types: ["zpa:AccessRule"],
    check(rule) {
        if (!isAllowing(rule)) return undefined;
        return rule.values.conditions === undefined ? say`it has no conditions` : undefined;
    },
};

export const allowsEverybody: Rule = {
    id: "access-rule-allows-everybody",
    level: "high",
    title: "An access rule allows all users access to its applications: no condition is about the user or the device.",
    todo: "Add a condition such as scimGroups, samlAttributes or postureProfiles.",
    page: PAGE,
    source: "Zscaler API, conditions of access policy rules",
    types: ["zpa:AccessRule"],
    check(rule) {
        const { conditions } = rule.values;
        if (!isAllowing(rule) || !Array.isArray(conditions)) return undefined;
        const kinds = conditionsOf(rule).flatMap((condition) => Object.keys(condition));
        return kinds.every((kind) => ABOUT_APPLICATIONS.has(kind))
            ? say`its conditions are about applications only`
            : undefined;
    },
};

export const groupsDoNotServe: Rule = {
    id: "access-rule-groups-do-not-serve",
    level: "high",
    title: "An access rule sends users to App Connector groups that do not serve one of its segments.",
    todo: "Name a group of the segment's server groups, or leave appConnectorGroups out.",
    page: PAGE,
    source: "Zscaler help, About App Connector Groups (A6)",
    types: ["zpa:AccessRule"],
    check(rule, view) {
        const chosen = view.keys(rule, "appConnectorGroups");
        if (!isActive(rule) || chosen.size === 0) return undefined;
        for (const segment of view.named(rule, "conditions", "zpa:ApplicationSegment")) {
            const serverGroups = view.named(segment, "serverGroups");
            if (view.namesElsewhere(segment, "serverGroups")) return view.doNotKnow();
            const serving = serverGroups.flatMap((each) => [...view.keys(each, "appConnectorGroups")]);
            if (serving.length > 0 && !serving.some((key) => chosen.has(key)))
                return say`no group that it names serves the segment ${segment.name}`;
        }
        return undefined;
    },
};

export const orderIsNotDeclared: Rule = {
    id: "access-rule-order-not-declared",
    level: "low",
    title: "A stack has rules that allow and rules that deny, and a rule whose place among them is not declared.",
    todo: "Declare the order with AccessRuleOrder.",
    page: "zpa/accessRuleOrder.md",
    source: "terraform-provider-zpa#166, #192, #580",
    types: ["zpa:AccessRule"],
    check(rule, view) {
        if (!isActive(rule) || view.naming(rule, "zpa:AccessRuleOrder").length > 0) return undefined;
        const actions = new Set(
            view
                .all(rule.type)
                .filter(isActive)
                .map(({ values }) => values.action),
        );
        return actions.size > 1 && actions.has("Deny") ? say`no AccessRuleOrder of this stack names it` : undefined;
    },
};
