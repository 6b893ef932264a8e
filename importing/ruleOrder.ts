import type { Importing } from "../provider/queries/importEntry";
import type { Read } from "./tenant";

/** The order of access rules: no object of a list, but what the program says of its rules together. */

export const RULE = "zpa:AccessRule";
export const ORDER = "zpa:AccessRuleOrder";

/**
 * The order of these rules, as they stand. Rules of others keep their places between them.
 * @returns undefined where there is nothing to order, or the order cannot be read
 */
export async function orderOf(rules: readonly Read[], importing: Importing): Promise<Read | undefined> {
    if (rules.length < 2) return undefined;
    const { manageable } = await importing.survey(ORDER);
    const [order] = manageable;
    if (!order) return undefined;
    const ids = new Set(rules.map(({ id }) => id));
    const standing = Array.isArray(order.inputs.rules) ? order.inputs.rules : [];
    const own = { rules: standing.filter((id) => ids.has(id)) };
    return {
        ...{ ...order, type: ORDER, called: "Access rules" },
        inputs: { ...order.inputs, ...own },
        outputs: { ...order.outputs, ...own },
    };
}
