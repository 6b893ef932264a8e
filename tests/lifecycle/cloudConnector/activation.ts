import type { Subject } from "../subject";

const BY_AN_ADMINISTRATOR = { lastCause: "CAC_ACTV_UI" };

export const activation: Subject = {
    type: "cloudConnector:Activation",
    collection: "ecActivation",
    apart: true,
    async remote({ control }) {
        const [state] = await control.list("ecActivation");
        return { ...state };
    },
    declared: {},
    wire: BY_AN_ADMINISTRATOR,
    changes: [
        { property: "triggers", value: ["1"], wire: BY_AN_ADMINISTRATOR },
        { property: "force", value: true, wire: { lastCause: "CAC_ACTV_SUPERADMIN" } },
    ],
    retained: BY_AN_ADMINISTRATOR,
    undeletable: true,
    samples: [{ triggers: ["a", "b"], force: true }, { triggers: { a: "1", b: "2" } }],
};
