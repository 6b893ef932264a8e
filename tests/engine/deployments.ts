import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "@jest/globals";
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
    "gcp-auto-scaling": {
        so: "starts connectors that register, adopts their groups, and takes no notice of load and of a zone that fails",
        made: [
            ...["b", "b", "c", "c"].flatMap((zone) => [
                `cloudConnector: zs-cc-workloads-europe-west1-${zone}-VM-…`,
                `ecVm: zs-cc-workloads-europe-west1-${zone}-VM-…`,
            ]),
            ...["b", "c"].flatMap((zone) => [
                `cloudConnectorGroup: zs-cc-workloads-europe-west1-${zone}`,
                `ecgroup: zs-cc-workloads-europe-west1-${zone}`,
            ]),
            "ecLocation: Workloads-europe-west1-workloads",
            "locationTemplate: Workloads",
            "provUrl: workloads-gcp",
        ],
        changed: true,
        async look({ stack, tenant: { access, control }, program }) {
            const [group] = (await control.gcp.objects()).filter(({ type }) => type.endsWith("InstanceGroupManager"));
            await control.gcp.scale(group?.id ?? "", 6);
            await control.gcp.failZone("europe-west1-c");
            await stack.run("preview", "--refresh", "--expect-no-changes");
            await control.gcp.restoreZone("europe-west1-c");
            const running = (await control.gcp.machines()).filter(({ state }) => state === "running");
            expect(running.map(({ console }) => console)).toEqual(Array.from({ length: 6 }, () => ["enrolled"]));
            await stack.run("preview", "--refresh", "--expect-no-changes");
            const exported = await stack.exported();
            for (const secret of [access.connectorPassword, access.connectorApiKey]) {
                expect(exported).not.toContain(secret);
            }

            const text = readFileSync(program, "utf8");
            const policy =
                '{ ...args.updatePolicy, type: "OPPORTUNISTIC", minimalAction: "REPLACE", replacementMethod: "SWAP" }';
            const transform = `{ instanceGroupManager: (args) => ({ ...args, updatePolicy: ${policy} }) }`;
            writeFileSync(program, text.replace("    groups: {", `    transform: ${transform},\n    groups: {`));
            await expect(stack.run("preview")).rejects.toThrow(
                /updatePolicy\.replacementMethod .* must be one of RECREATE, SUBSTITUTE, but is "SWAP"/,
            );
            writeFileSync(program, text.replace("managementSubnet: management.id", "managementSubnet: service.id"));
            await expect(stack.run("preview")).rejects.toThrow(
                /network\.managementSubnet is in .*\/networks\/workloads, as network\.subnet is; set a subnet in another network/,
            );
            writeFileSync(program, text);
        },
    },
};
