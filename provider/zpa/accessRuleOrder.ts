import { z } from "zod";
import { define } from "../definition";
import { ConflictError, InvalidRequestError, NotFoundError, PermissionError, type ZscalerError } from "../http/errors";
import { present } from "../values";
import { textOf, type Wire } from "../wire";
import { accessRule } from "./accessRule";
import { policyIdOf, rulesPath, rulesPlace } from "./shared/accessPolicy";
import type { ZpaClient } from "./shared/client";
import * as schema from "./shared/schemas";

/** How often an order is put together anew because rules came or went while it was on its way. */
const MOST_ATTEMPTS = 5;
/** How the service refuses an order that does not hold the rules it has. */
const OTHER_RULES = /missing\.rule|missing ruleids|input length is not valid|does not belong to the policyset/i;

interface Order {
    rules?: readonly string[];
    microtenantId?: string | undefined;
}

export const accessRuleOrder = define({
    type: "zpa:AccessRuleOrder",
    noun: "order of access rules",
    inputs: z.strictObject({
        rules: z.array(schema.id).min(1).superRefine(refuseTwice),
        microtenantId: schema.id.optional(),
    }),
    rules: [],
    outputs: z.object({}),

    naturalKey: [],
    replaceOn: ["microtenantId"],
    // Two would each undo what the other did.
    onlyOnePer: ["microtenantId"],
    secretOutputs: [],

    // The order is nothing that comes or goes: it is a property of the policy, of which the declared rules are a part.
    operations: {
        async create(order, zpa: ZpaClient) {
            await arrange(order, zpa);
            return { id: await policyIdOf(order.microtenantId, zpa), said: order };
        },
        async update(_id, _olds, order, zpa: ZpaClient) {
            await arrange(order, zpa);
            return order;
        },
        async read(id, known, zpa: ZpaClient) {
            if (id !== (await policyIdOf(known.microtenantId, zpa))) return undefined;
            const rules = await standing(known, zpa);
            return rules.length > 0 ? { ...known, rules } : undefined;
        },
        // Somebody has to be first: the rules stay where they are.
        delete: () => Promise.resolve(),
    },

    collection: {
        path: ({ microtenantId }, zpa: ZpaClient) => rulesPath(microtenantId, zpa),
        place: () => rulesPlace,
        local: ["rules", "microtenantId"],
        fields: {},
    },
});

const placeOf = async ({ microtenantId }: Order, zpa: ZpaClient) => ({
    ...rulesPlace,
    path: await rulesPath(microtenantId, zpa),
    noun: accessRule.noun,
    microtenantId,
});

/** The declared rules as they stand, or all of them; what is gone is left out. */
async function standing(order: Order, zpa: ZpaClient): Promise<string[]> {
    const place = await placeOf(order, zpa);
    const wires = order.rules
        ? await Promise.all(order.rules.map((id) => zpa.read(place, id, `read ${accessRule.noun} ${id}`)))
        : await zpa.everything(place);
    return inOrder(wires.filter((wire) => wire !== undefined)).map(idOf);
}

/** Puts the declared rules into the places that they hold together; all others keep theirs. */
async function arrange({ rules = [], microtenantId }: Order, zpa: ZpaClient): Promise<void> {
    const doing = `put ${rules.length} access rules in order`;
    const place = await placeOf({ microtenantId }, zpa);
    const path = `policySet/${await policyIdOf(microtenantId, zpa)}/reorder`;
    for (let attempt = 1; ; attempt++) {
        try {
            return await zpa.reorder(place, path, doing, (all) => rearranged(inOrder(all), rules, doing));
        } catch (error) {
            if (!isAboutOtherRules(error)) throw error;
            if (attempt === MOST_ATTEMPTS) throw keptChanging(doing, error);
        }
    }
}

/** The ids of all rules in their new order; undefined when that is the order they have. */
function rearranged(all: readonly Wire[], wanted: readonly string[], doing: string): string[] | undefined {
    const byId = new Map(all.map((wire) => [idOf(wire), wire]));
    const gone = wanted.filter((id) => !byId.has(id));
    if (gone.length > 0) throw deletedElsewhere(doing, gone);
    for (const id of wanted) refuseFixed(byId.get(id) ?? {}, doing);
    const ids = [...byId.keys()];
    const moving = new Set(wanted);
    const places = ids.flatMap((id, at) => (moving.has(id) ? [at] : []));
    const next = [...ids];
    for (const [index, at] of places.entries()) next[at] = wanted[index] ?? "";
    return next.some((id, at) => id !== ids[at]) ? next : undefined;
}

const idOf = (wire: Wire): string => String(wire.id);

function inOrder(rules: readonly Wire[]): Wire[] {
    return [...rules].sort((a, b) => Number(a.ruleOrder) - Number(b.ruleOrder));
}

function refuseTwice(ids: readonly string[], context: z.RefinementCtx): void {
    for (const [at, id] of ids.entries()) {
        if (ids.indexOf(id) === at) continue;
        context.addIssue({ code: "custom", path: [at], message: "is there twice: a rule has one place" });
    }
}

function isAboutOtherRules(error: unknown): error is ZscalerError {
    return error instanceof InvalidRequestError && OTHER_RULES.test(`${error.serviceId} ${error.reason}`);
}

/** Such rules keep their place, whatever an order says. */
function refuseFixed(rule: Wire, doing: string): void {
    const reason = accessRule.restriction?.({
        readOnly: rule.readOnly === true,
        zscalerManaged: rule.zscalerManaged === true,
        restrictionType: textOf(rule.restrictionType),
    });
    if (!reason && rule.defaultRule !== true) return;
    throw new PermissionError({
        doing,
        problem: `${accessRule.noun} "${rule.name}" (${rule.id}) cannot be moved: ${reason ?? "it is always the last"}`,
        nextStep: "Take it out of the order: it keeps its place, and the others are put around it.",
    });
}

function deletedElsewhere(doing: string, gone: readonly string[]): NotFoundError {
    return new NotFoundError({
        doing,
        problem: `the policy has no ${gone.length === 1 ? "rule" : "rules"} ${gone.join(", ")}`,
        nextStep: "Run `pulumi refresh` to learn what was deleted outside this program, and check the microtenant.",
    });
}

function keptChanging(doing: string, { status, serviceId, reason, requestId }: ZscalerError): ConflictError {
    return new ConflictError({
        doing,
        problem: `others added or removed rules each of the ${MOST_ATTEMPTS} times it was tried`,
        nextStep: "Run again when they are done.",
        ...present({ status, serviceId, reason, requestId }),
    });
}
