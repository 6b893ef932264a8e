import { z } from "zod";
import { cutsOff } from "../contract/consequences";
import { textOf, type Wire } from "../contract/fields";
import { present, without } from "../contract/values";
import {
    ConflictError,
    InvalidRequestError,
    NotFoundError,
    PermissionError,
    type ZscalerError,
} from "../http/errors/errors";
import { quoted } from "../http/text";
import { accessRule } from "./accessRule";
import { anchorOf, arranged, type Block } from "./accessRuleOrder/ruleBlock";
import { effectsOn, idOf, inOrder } from "./accessRuleOrder/ruleEffects";
import type { ZpaClient } from "./client/client";
import { defineZpa } from "./client/define";
import type { ZpaEndpoint } from "./client/endpoint";
import { POLICIES, policyIdOf, rulesEndpoint } from "./common/accessPolicy";
import * as schema from "./common/schemas";

/** How often an order is put together anew because rules came or went while it was on its way. */
const MOST_ATTEMPTS = 5;
/** How the service refuses an order that does not hold the rules it has. */
const OTHER_RULES = /missing\.rule|missing ruleids|input length is not valid|does not belong to the policyset/i;

const DECIDES = "The first rule that matches decides: users may be allowed or denied by another rule than before.";

/** A rule that is deleted only leaves the order. */
const rule = schema.ref("zpa:AccessRule", { blocksDeletion: false });

interface Order extends Partial<Block> {
    microtenantId?: string | undefined;
}

export const accessRuleOrder = defineZpa({
    type: "zpa:AccessRuleOrder",
    noun: { one: "order of access rules", many: "orders of access rules" },
    permission: POLICIES,
    inputs: z.strictObject({
        rules: z.array(rule).min(1).superRefine(refuseTwice),
        after: rule.optional(),
        before: rule.optional(),
        microtenantId: schema.microtenantId.optional(),
    }),
    rules: [
        {
            needs: ["after", "before"],
            property: "before",
            when: ({ after, before }) => after !== undefined && before !== undefined,
            reason: "cannot be combined with after; set only one of them",
        },
        ...(["after", "before"] as const).map((anchor) => ({
            needs: ["rules", anchor] as const,
            property: anchor,
            when: (order: Order) => (order.rules ?? []).includes(order[anchor] ?? ""),
            reason: "is in rules; set a rule that is not in the list",
        })),
    ],

    naturalKey: [],
    replaceOn: ["microtenantId"],
    consequences: {
        create: cutsOff(DECIDES),
        delete: "none",
        update: { rules: cutsOff(DECIDES), after: cutsOff(DECIDES), before: cutsOff(DECIDES) },
    },
    // Two would each undo what the other did.
    unique: [{ by: ["microtenantId"] }],

    // The order is nothing that comes or goes: it is a property of the policy, of which the declared rules are a part.
    operations: {
        async create({ inputs: order, backend }) {
            await arrange(order, backend);
            return { id: await policyIdOf(order.microtenantId, backend), observed: order };
        },
        async update({ inputs: order, backend }) {
            await arrange(order, backend);
            return order;
        },
        async read({ id, known, backend }) {
            if (id !== (await policyIdOf(known.microtenantId, backend))) return undefined;
            const { rules, ...anchor } = await standing(known, backend);
            return rules.length > 0 ? { ...without(known, ["after", "before"]), ...anchor, rules } : undefined;
        },
        // Somebody has to be first: the rules stay where they are.
        delete: () => Promise.resolve(),
        list: async ({ scope, backend }) => [{ id: await policyIdOf(scope.microtenantId, backend) }],
    },

    collection: {
        endpoint: ({ microtenantId }, backend) => rulesEndpoint(microtenantId, backend),
        notOnWire: ["rules", "after", "before", "microtenantId"],
        fields: {},
    },
});

/** An order as a preview knows it. */
export interface ForeseenOrder extends Order {
    /** Names of rules that are still to be made, by what stands for their ids among the rules. */
    made?: Readonly<Record<string, string>>;
}

/** What an order will do to rules that it does not name, in words. */
export async function foreseen({ made = {}, ...order }: ForeseenOrder, zpa: ZpaClient): Promise<string[]> {
    const all = inOrder(await zpa.listAll(await endpointOf(order, zpa)));
    const block = { ...order, rules: order.rules ?? [] };
    // New rules come last, before the one that always is.
    const isLast = ({ defaultRule }: Wire) => defaultRule === true;
    const others = all.filter((wire) => !isLast(wire));
    const ids = [...others.map(idOf), ...Object.keys(made), ...all.filter(isLast).map(idOf)];
    const next = arranged(ids, block);
    return next.every((id, at) => id === ids[at]) ? [] : effectsOn(all, next, block, made);
}

const endpointOf = async ({ microtenantId }: Order, zpa: ZpaClient): Promise<ZpaEndpoint> => ({
    ...(await rulesEndpoint(microtenantId, zpa)),
    noun: accessRule.noun.one,
    scope: microtenantId,
});

/** The declared rules as they stand, or all of them, and next to which rule; what is gone is left out. */
async function standing(order: Order, zpa: ZpaClient): Promise<Block> {
    const endpoint = await endpointOf(order, zpa);
    const { rules, after, before } = order;
    const isAnchored = after !== undefined || before !== undefined;
    const wires =
        rules && !isAnchored
            ? await Promise.all(rules.map((id) => zpa.read(endpoint, id, `read ${accessRule.noun.one} ${id}`)))
            : await zpa.listAll(endpoint);
    const all = inOrder(wires.filter((wire) => wire !== undefined)).map(idOf);
    if (!rules || !isAnchored) return { rules: all };
    const block = { ...order, rules: all.filter((id) => rules.includes(id)) };
    const anchor = anchorOf(all, block);
    return { rules: block.rules, ...present(after === undefined ? { before: anchor } : { after: anchor }) };
}

/** Puts the declared rules next to their anchor, or into the places that they hold together. */
async function arrange({ rules = [], after, before, microtenantId }: Order, zpa: ZpaClient): Promise<void> {
    const operation = `put ${rules.length} access rules in order`;
    const block = { rules, after, before };
    const endpoint = await endpointOf({ microtenantId }, zpa);
    const path = `policySet/${await policyIdOf(microtenantId, zpa)}/reorder`;
    let effects: string[] = [];
    for (let attempt = 1; ; attempt++) {
        try {
            await zpa.reorder(endpoint, path, operation, (wires) => {
                const all = inOrder(wires);
                const next = rearranged(all, block, operation);
                effects = next ? effectsOn(all, next, block) : [];
                return next;
            });
            for (const line of effects) zpa.log(line);
            return;
        } catch (error) {
            if (!isAboutOtherRules(error)) throw error;
            if (attempt === MOST_ATTEMPTS) throw keptChanging(operation, error);
        }
    }
}

/** The ids of all rules in their new order; undefined when that is the order they have. */
function rearranged(all: readonly Wire[], block: Block, operation: string): string[] | undefined {
    const byId = new Map(all.map((wire) => [idOf(wire), wire]));
    const anchor = block.after ?? block.before;
    const gone = [...block.rules, ...(anchor === undefined ? [] : [anchor])].filter((id) => !byId.has(id));
    if (gone.length > 0) throw deletedElsewhere(operation, gone);
    for (const id of block.rules) refuseFixed(byId.get(id) ?? {}, operation, { isListed: true });
    const ids = [...byId.keys()];
    const next = arranged(ids, block);
    if (next.every((id, at) => id === ids[at])) return undefined;
    for (const [at, id] of next.entries()) {
        if (id !== ids[at]) refuseFixed(byId.get(id) ?? {}, operation, { isListed: false });
    }
    return next;
}

function refuseTwice(ids: readonly string[], context: z.RefinementCtx): void {
    for (const [at, id] of ids.entries()) {
        if (ids.indexOf(id) === at) continue;
        context.addIssue({ code: "custom", path: [at], message: "is a duplicate; list each rule once" });
    }
}

function isAboutOtherRules(error: unknown): error is ZscalerError {
    return error instanceof InvalidRequestError && OTHER_RULES.test(`${error.serviceId} ${error.reason}`);
}

/** Such rules keep their place, whatever an order says. */
function refuseFixed(rule: Wire, operation: string, { isListed }: { isListed: boolean }): void {
    const reason = accessRule.writeProtection?.({
        readOnly: rule.readOnly === true,
        zscalerManaged: rule.zscalerManaged === true,
        restrictionType: textOf(rule.restrictionType),
    });
    if (!reason && rule.defaultRule !== true) return;
    throw new PermissionError({
        operation,
        problem: `${accessRule.noun.one} ${quoted(rule.name)} (${rule.id}) cannot be moved: ${reason ?? "it is always last"}`,
        nextStep: isListed
            ? "Remove it from the order: its position does not change, and the other rules are placed around it."
            : "Its position cannot change: set another rule in after or before.",
    });
}

function deletedElsewhere(operation: string, gone: readonly string[]): NotFoundError {
    return new NotFoundError({
        operation,
        problem: `the policy has no ${gone.length === 1 ? "rule" : "rules"} ${gone.join(", ")}`,
        nextStep:
            "Run `pulumi refresh` to update the state with what was deleted outside this program, and check the microtenant.",
    });
}

function keptChanging(operation: string, { status, serviceId, reason, requestId }: ZscalerError): ConflictError {
    return new ConflictError({
        operation,
        problem: `rules were added or removed by others during each of ${MOST_ATTEMPTS} attempts`,
        nextStep: "Run again when they are done.",
        ...present({ status, serviceId, reason, requestId }),
    });
}
