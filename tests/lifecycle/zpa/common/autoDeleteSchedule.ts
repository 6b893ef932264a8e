import { onlySchedule } from "../../../engine/autoDeleteSchedules";
import type { Subject } from "../../subject";

/** What the tables of all auto-delete schedules have in common. */
export const autoDeleteSchedule = (collection: string): Omit<Subject, "type"> => ({
    collection,
    remote: onlySchedule(collection),
    async setup({ control }) {
        const { id } = await control.create("microtenants", { name: "Madrid", enabled: true });
        return { replacement: { microtenantId: id } };
    },
    declared: { inactiveDays: 30 },
    wire: { enabled: true, deleteDisabled: false, frequency: "days", frequencyInterval: "30" },
    changes: [
        { property: "inactiveDays", value: 7, wire: { frequencyInterval: "7" }, outside: { frequencyInterval: "90" } },
        { property: "enabled", value: false, wire: { enabled: false }, outside: { enabled: true } },
        { property: "deleteDisabled", value: true, wire: { deleteDisabled: true }, outside: { deleteDisabled: false } },
    ],
    samples: [{ enabled: true, deleteDisabled: true, inactiveDays: 30, microtenantId: "7" }],
    retained: { enabled: false, frequencyInterval: "30" },
});
