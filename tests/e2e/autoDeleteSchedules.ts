import type { Tenant } from "./tenant";

/** The schedule of the Default microtenant, which no list shows by name. */
export const onlySchedule =
    (collection: string) =>
    async ({ control }: Tenant) => {
        const [schedule] = await control.list(collection, { microtenantId: "0" });
        if (!schedule) throw new Error("the schedule was never set up");
        return schedule;
    };

/** What the lives of all auto-delete schedules have in common. */
export const SCHEDULE = {
    async around({ control }: Tenant) {
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
    stays: { enabled: false, frequencyInterval: "30" },
};
