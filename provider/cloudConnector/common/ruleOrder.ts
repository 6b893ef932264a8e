import type { Backend } from "../../contract/backend";
import type { Update } from "../../contract/collection";
import type { Wire } from "../../contract/fields";
import type { Operations } from "../../contract/operations";
import type { Values } from "../../contract/values";
import { InvalidInputError } from "../../http/errors/errors";
import { describe } from "../../lifecycle/mapping";
import type { CloudConnectorEndpoint } from "../client/endpoint";

/** Where rules stand: the first that applies decides, and each write moves all that stand behind it. */

/** The rank of administrators whose rules have no precedence of their own. */
export const LOWEST_RANK = 7;

/** After how long without a further rule the first one goes: the engine starts what it can in a burst. */
const QUIET_MS = 500;
/** How old the list of rules may be that a write is put into, own writes apart: as old as the rule that was just read. */
const BASE_AGE_MS = 1_000;

interface Waiting {
    readonly rule: object;
    readonly order: number;
    go(): void;
}

/** Lets the rules of one policy that come together go one by one, those that are to stand further up first. */
class Line {
    private readonly waiting: Waiting[] = [];
    private going: object | undefined;
    private timer: NodeJS.Timeout | undefined;

    turn(rule: object, order: number): Promise<void> {
        return new Promise((resolve) => {
            this.waiting.push({ rule, order, go: resolve });
            if (this.going) return;
            clearTimeout(this.timer);
            this.timer = setTimeout(() => this.next(), QUIET_MS);
        });
    }

    /** To be called once nothing that follows can overtake the rule, and again whatever becomes of it. */
    gone(rule: object): void {
        if (this.going === rule) this.next();
    }

    private next(): void {
        this.waiting.sort((a, b) => a.order - b.order);
        const first = this.waiting.shift();
        this.going = first?.rule;
        first?.go();
    }
}

/** By the path of the policy. */
class Lines {
    readonly of = new Map<string, Line>();
}

function lineOf({ path }: CloudConnectorEndpoint, backend: Backend): Line {
    const known = backend.state(Lines).of;
    const line = known.get(path) ?? new Line();
    known.set(path, line);
    return line;
}

/** What is declared of a rule, as far as its place goes. */
interface Ordered {
    name?: string;
    order?: number | undefined;
}

/** Creates and updates of rules that are to stand at a place; all others come and go as they like. */
export function inLine(endpoint: CloudConnectorEndpoint): Pick<Operations<Ordered>, "create" | "update"> {
    const led = async <T>(rule: Ordered, backend: Backend, write: () => Promise<T>): Promise<T> => {
        if (rule.order === undefined) return write();
        const line = lineOf(endpoint, backend);
        await line.turn(rule, rule.order);
        return write().finally(() => line.gone(rule));
    };
    return {
        create: ({ inputs, backend, defaults }) => led(inputs, backend, () => defaults.create({ inputs })),
        update: ({ backend, defaults, ...update }) => led(update.inputs, backend, () => defaults.update(update)),
    };
}

/** A rule that is to be written. */
interface Placement {
    readonly endpoint: CloudConnectorEndpoint;
    readonly rule: Ordered & Values;
    readonly rank: number;
    /** Undefined of a rule that is created. */
    readonly update: Update | undefined;
}

/**
 * The number that a rule is written with: the declared one when the program sets or changes it, else that which it has,
 * or the last one that its rank leaves it.
 * @throws {InvalidInputError} when it is declared to stand where there is no place for it
 */
export async function orderOf({ endpoint, rule, rank, update }: Placement, backend: Backend): Promise<number> {
    const id = update?.id;
    try {
        const rules = await backend.listAll(endpoint, BASE_AGE_MS);
        const own = rules.find((each) => String(each.id) === id);
        const others = rules.filter((each) => each !== own && each.defaultRule !== true);
        // Rules of a lower number of rank stand before all of a higher one.
        const first = others.filter((each) => rankIn(each) < rank).length + 1;
        const last = others.filter((each) => rankIn(each) <= rank).length + 1;
        const stays = own !== undefined && !update?.changed.includes("order");
        if (stays || rule.order === undefined) return own ? Math.min(Math.max(orderIn(own), first), last) : last;
        if (rule.order >= first && rule.order <= last) return rule.order;
        const isBeyond = rule.order > others.length + 1;
        throw isBeyond
            ? beyondTheEnd(endpoint, rule, last, id)
            : outsideOfRank(endpoint, rule, { rank, first, last }, id);
    } finally {
        // Who comes next waits behind this write.
        lineOf(endpoint, backend).gone(rule);
    }
}

const rankIn = ({ rank }: Wire): number => (typeof rank === "number" ? rank : LOWEST_RANK);

export const orderIn = ({ order }: Wire): number => (typeof order === "number" ? order : 0);

function outsideOfRank(
    { noun = "rule" }: CloudConnectorEndpoint,
    rule: Ordered,
    { rank, first, last }: { rank: number; first: number; last: number },
    id?: string,
): InvalidInputError {
    return new InvalidInputError({
        operation: `${id === undefined ? "create" : "update"} ${describe({ noun: { one: noun } }, { ...rule }, id)}`,
        problem: `order ${rule.order} is not possible with rank ${rank}: rules are ordered by rank, so the order must be from ${first} to ${last}`,
        nextStep: "Set order to one of these, change rank, or omit order.",
    });
}

function beyondTheEnd(
    { noun = "rule" }: CloudConnectorEndpoint,
    rule: Ordered,
    highest: number,
    id?: string,
): InvalidInputError {
    return new InvalidInputError({
        operation: `${id === undefined ? "create" : "update"} ${describe({ noun: { one: noun } }, { ...rule }, id)}`,
        problem: `order ${rule.order} is not possible: the order of rules has no gaps, and the highest possible order is ${highest}`,
        nextStep:
            "Set order to at most that number, or omit it, which adds a new rule at the end. If rules of this program come before it, let it depend on them (dependsOn).",
    });
}
