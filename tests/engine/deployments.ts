import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "@jest/globals";
import { GCP_DEPLOYMENTS } from "./gcpDeployments";
import type { Promised } from "./promised";

/** What the examples promise that deploy connectors into simulated clouds. */
export const DEPLOYMENTS: Readonly<Record<string, Promised>> = {
    "aws-auto-scaling": {
        so: "starts connectors that register, adopts their groups, and takes no notice of load and of a zone that fails",
        made: [
            ...["a", "a", "b", "b"].flatMap((zone) => [
                `cloudConnector: zs-cc-vpc-…-us-west-2${zone}-VM-…`,
                `ecVm: zs-cc-vpc-…-us-west-2${zone}-VM-…`,
            ]),
            ...["a", "b"].flatMap((zone) => [
                `cloudConnectorGroup: zs-cc-vpc-…-us-west-2${zone}`,
                `ecgroup: zs-cc-vpc-…-us-west-2${zone}`,
            ]),
            "ecLocation: Workloads-us-west-2-vpc-…",
            "locationTemplate: Workloads",
            "provUrl: workloads-aws",
        ],
        changed: true,
        async look({ stack, tenant: { access, control }, program }) {
            const [first] = (await control.aws.objects()).filter(({ type }) => type.endsWith(":Group"));
            await control.aws.scale(first?.id ?? "", 4);
            await control.aws.failZone("us-west-2b");
            await stack.run("preview", "--refresh", "--expect-no-changes");
            await control.aws.restoreZone("us-west-2b");
            const running = (await control.aws.machines()).filter(({ state }) => state === "running");
            expect(running.map(({ console }) => console)).toEqual(
                Array.from({ length: 6 }, () => ["enrolled", "finished its launch"]),
            );
            await stack.run("preview", "--refresh", "--expect-no-changes");
            const exported = await stack.exported();
            for (const secret of [access.connectorPassword, access.connectorApiKey]) {
                expect(exported).not.toContain(secret);
            }

            const text = readFileSync(program, "utf8");
            const transform = '{ launchTemplate: (args) => ({ ...args, metadataOptions: { httpTokens: "maybe" } }) }';
            writeFileSync(program, text.replace("    groups: {", `    transform: ${transform},\n    groups: {`));
            await expect(stack.run("preview")).rejects.toThrow(
                /metadataOptions\.httpTokens .* must be one of optional, required, but is "maybe"/,
            );
            writeFileSync(program, text.replace("autoScaling: true", "autoScaling: false"));
            await expect(stack.run("preview")).rejects.toThrow(
                /provisioningUrl is for deployments without auto scaling, and capacity is one with it/,
            );
            writeFileSync(program, text);
        },
    },
    ...GCP_DEPLOYMENTS,
};
