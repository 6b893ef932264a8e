import type { Room } from "../room";
import type { Subject } from "../subject";

/** Another administrator makes rules, each as the last one. */
async function others({ control }: Room, ...names: string[]): Promise<string[]> {
    const set = (await control.list("policySet")).find(({ policyType }) => policyType === "1");
    const ids: string[] = [];
    for (const name of names) {
        const made = await control.create("policyRule", { name, action: "DENY", policySetId: String(set?.id) });
        ids.push(made.id);
    }
    return ids;
}

let freeRank = 0;
/** Another administrator moves a rule to the front, each time to a rank that no other rule has. */
const toTheFront = {
    get rank() {
        return --freeRank;
    },
};

export const accessRuleOrder: Subject = {
    type: "zpa:AccessRuleOrder",
    collection: "policyRule",
    async setup(room) {
        const [a, b, c] = await others(room, "a", "b", "c");
        const backwards = { property: "rules", value: [c, b, a], wire: { ruleOrder: "3" }, outside: toTheFront };
        return { declared: { rules: [a, b, c] }, changes: [backwards] };
    },
    // An order shows in where the rules stand.
    remote: (room) => room.created("policyRule", "a"),
    declared: {},
    wire: { ruleOrder: "1" },
    changes: [],
    undeletable: true,
    retained: { ruleOrder: "1" },
};
