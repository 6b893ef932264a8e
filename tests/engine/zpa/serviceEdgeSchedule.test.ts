import { expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { onlySchedule } from "../autoDeleteSchedules";
import { Tenant } from "../tenant";

const collection = "serviceEdgeSchedule";

it("is another schedule than that of the App Connectors, and is looked up by itself", async () => {
    const tenant = await Tenant.open();
    try {
        const bench = await tenant.stack(async () => {
            const connectors = new zscaler.AppConnectorSchedule("connectors", { inactiveDays: 14 });
            const edges = new zscaler.ServiceEdgeSchedule("edges", { inactiveDays: 60 }, { dependsOn: connectors });
            return {
                none: (await zscaler.getServiceEdgeSchedule()) === undefined,
                edges: edges.id,
                got: zscaler.ServiceEdgeSchedule.get("got", edges.id).inactiveDays,
            };
        });
        const { outputs } = await bench.up();
        expect(outputs).toMatchObject({ none: true, got: 60 });
        expect(await onlySchedule(collection)(tenant)).toMatchObject({ id: outputs.edges, frequencyInterval: "60" });
        expect(await onlySchedule("connectorSchedule")(tenant)).toMatchObject({ frequencyInterval: "14" });
        const { output } = await bench.destroy();
        const label = `Private Service Edge auto-delete schedule (${outputs.edges})`;
        expect(output).toContain(`${label} cannot be deleted; it remains in the tenant, disabled`);
    } finally {
        await tenant.close();
    }
});
