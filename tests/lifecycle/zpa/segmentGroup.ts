import * as sample from "../samples";
import type { Subject } from "../subject";

export const segmentGroup: Subject = {
    type: "zpa:SegmentGroup",
    collection: "segmentGroup",
    async setup({ control }) {
        const microtenant = await control.create("microtenants", { name: "Madrid", enabled: true });
        return { replacement: { microtenantId: microtenant.id } };
    },
    declared: { name: "Intranet" },
    wire: { enabled: true },
    changes: [sample.described, sample.disabled],
    samples: [{ ...sample.names, enabled: true, microtenantId: "7", detachOnDelete: true }],
};
