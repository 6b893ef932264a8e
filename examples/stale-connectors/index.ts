import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";

const config = new pulumi.Config();

// A schedule runs `pulumi up`, which adopts the connectors that are stale now, and then `pulumi destroy`, which deletes
// them. Between two runs the stack is empty. To approve the list first, run `pulumi up` alone.
export = async () => {
    const { connectors, spared, healthOffered } = await zscaler.staleConnectors({
        inactiveForMinutes: config.requireNumber("inactiveForHours") * 60,
    });
    if (!healthOffered) throw new Error("this tenant does not say since when connectors are Inactive");
    for (const { name } of connectors) {
        // Deleted only while it is Inactive: one whose machine came back stops the job.
        new zscaler.CloudConnector(name, { connectorName: name, deleteOnDestroy: name }, { protect: false });
    }
    const reasons = (all: zscaler.InactiveConnector[]) => all.map(({ name, because }) => `${name}: ${because}`);
    return { stale: reasons(connectors), spared: reasons(spared) };
};
