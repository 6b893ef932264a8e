import { listed, type Part, type Sentence } from "../../sentence";
import type { Block } from "../document/blocks";
import { pageOf } from "../document/html";
import { markdownOf } from "../document/markdown";
import type { PlanDocument } from "../plan/document";
import { reachableBy } from "../plan/reachability";
import { branchesOf } from "./branches";
import type { RunbookOptions } from "./commands";
import { blocksOfQuestion, questions } from "./questions";
import { blocksOfBranch } from "./step";

/** The runbook of a plan, for Markdown. It calls nothing and reads no clock. */
export const runbookMarkdown = (plan: PlanDocument, options: RunbookOptions): string =>
    markdownOf([{ kind: "text", text: headerOf(plan, options) }, ...runbookBlocks(plan, options)]);

/** The runbook of a plan as one page without scripts, which loads nothing, with the fingerprint of the plan on each sheet of paper. */
export const runbookPage = (plan: PlanDocument, options: RunbookOptions): string =>
    pageOf(runbookBlocks(plan, options), {
        title: `Runbook of ${plan.name}`,
        header: headerOf(plan, options),
    });

const headerOf = ({ name, fingerprint }: PlanDocument, { at }: RunbookOptions): Sentence => [
    "Runbook of the plan ",
    { name },
    ", fingerprint ",
    { name: fingerprint },
    ", written at ",
    { name: at },
];

export function runbookBlocks(plan: PlanDocument, options: RunbookOptions): Block[] {
    const branches = branchesOf(plan, options);
    return [
        { kind: "heading", level: 1, text: ["Disaster recovery runbook: ", { name: plan.name }] },
        { kind: "heading", level: 2, text: ["What has happened?"] },
        ...questions(plan, options).flatMap(blocksOfQuestion),
        { kind: "text", text: ["The branches, each with how one knows that it is the one:"] },
        {
            kind: "links",
            items: branches.map(({ id, title, when }) => ({ text: [title], to: id, more: [": ", ...when] })),
        },
        { kind: "heading", level: 2, text: ["Before you begin"] },
        {
            kind: "list",
            items: [
                [
                    "This runbook is of the plan with the fingerprint ",
                    { name: plan.fingerprint },
                    ". It is outdated if plan.json has another one: ",
                    { name: `npx pulumi-zscaler dr runbook --plan plan.json --fingerprint ${plan.fingerprint}` },
                ],
                [
                    "Decided by: ",
                    ...(plan.decidedBy.length > 0 ? listed(plan.decidedBy) : ["nobody is named in the plan"]),
                ],
                [
                    "Commands need a computer that reaches the internet without Private Access, with this library (npm install pulumi-zscaler), curl, dig, plan.json",
                    plan.publicKey ? ", the private key or records that are signed already," : "",
                    " and access to your DNS provider. Keep them where you reach them then, and this page on paper.",
                ],
                [
                    "Steps are marked: automatic, DNS, person in the portal (only while the portal answers), on the appliance, person.",
                ],
                ["Next drill due: ", ...(plan.nextDrillDue ? [{ name: plan.nextDrillDue }] : ["no day is set"])],
            ],
        },
        { kind: "heading", level: 2, text: ["What is reached while the cloud is away"], id: "segments" },
        { kind: "table", header: ["Segment", "Critical", "Reached by", "Why"], rows: segmentRows(plan) },
        ...branches.flatMap(blocksOfBranch),
    ];
}

/** Critical ones first. */
function segmentRows(plan: PlanDocument): Sentence[][] {
    const all = reachableBy(plan).toSorted(
        (one, other) => Number(other.segment.critical) - Number(one.segment.critical),
    );
    return all.map(({ segment, by, disasterRecovery, businessContinuity }) => {
        const reasons = new Set([disasterRecovery, businessContinuity].flatMap((mode) => mode.reasons));
        const why: Part[] = [{ name: [...reasons].join(" ") }];
        return [[{ name: segment.name }], [segment.critical ? "yes" : "no"], [by], why];
    });
}
