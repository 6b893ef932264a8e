import type { Tenant } from "./tenant";

/** The schedule of the Default microtenant, which no list shows by name. */
export const onlySchedule =
    (collection: string) =>
    async ({ control }: Pick<Tenant, "control">) => {
        const [schedule] = await control.list(collection, { microtenantId: "0" });
        if (!schedule) throw new Error("the schedule was never set up");
        return schedule;
    };
