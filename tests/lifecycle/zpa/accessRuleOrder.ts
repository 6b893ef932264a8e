import type { Subject } from "../subject";
import { rulesOfOthers } from "./common/rulesOfOthers";

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
        const [a, b, c] = await rulesOfOthers(room, "a", "b", "c");
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
    samples: [
        { rules: ["13", "11", "12"], after: "21", microtenantId: "7" },
        { rules: ["13"], before: "21" },
    ],
};
