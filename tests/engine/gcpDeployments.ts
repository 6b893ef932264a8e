import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "@jest/globals";
import type { EmulatorControl } from "../../emulator";
import { isCampaign } from "../campaign";
import { expectRecordedChildren } from "./children";
import { expectMachinesFound } from "./machineFindings";
import type { Promised } from "./promised";
import { START_DATA, startDataOf } from "./startData";

/** What the examples promise that deploy connectors into a simulated Google Cloud. */
export const GCP_DEPLOYMENTS: Readonly<Record<string, Promised>> = {
    "gcp-fixed-pair": {
        inCampaign: true,
        so: "starts a connector in each zone that registers, adopts their groups, and replaces both for another port",
        made: [
            ...["b", "c"].flatMap((zone) => [
                `cloudConnector: zs-cc-workloads-europe-west1-${zone}-VM-…`,
                `ecVm: zs-cc-workloads-europe-west1-${zone}-VM-…`,
                `cloudConnectorGroup: zs-cc-workloads-europe-west1-${zone}`,
                `ecgroup: zs-cc-workloads-europe-west1-${zone}`,
            ]),
            "ecLocation: Workloads-europe-west1-workloads",
            "locationTemplate: Workloads",
            "provUrl: workloads-gcp",
        ],
        changed: true,
        async look({ stack, tenant: { control }, program, outputs, printed }) {
            await expectRecordedChildren(stack);
            await expectMachinesFound(stack);
            expect(startDataOf(await control.gcp.machines())).toEqual([await cloudConnectorsOf(control)]);
            expect(Object.values(Object(outputs.addresses)).sort()).toEqual(["10.1.1.4", "10.1.1.5"]);
            const text = readFileSync(program, "utf8");
            writeFileSync(
                program,
                text.replace("    capacity: {", "    healthProbe: { port: 8080 },\n    capacity: {"),
            );
            await stack.run("preview", "--diff");
            expect(printed()).toMatch(
                /\+-gcp:compute\/instance:Instance: \(replace\).*"?http_probe_port"?\s*: 50000 => 8080/s,
            );
            writeFileSync(program, text.replaceAll('"europe-west1-b"', '"europe-west1-a"'));
            await expect(stack.run("preview")).rejects.toThrow(
                /network\.zones\[0\] is "europe-west1-a", which europe-west1 does not have; set one of europe-west1-b, europe-west1-c, europe-west1-d/,
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
        alone: isCampaign,
        async look({ stack, tenant: { access, control }, outputs, program }) {
            await expectRecordedChildren(stack);
            await expectMachinesFound(stack);
            const [balanced] = START_DATA.gcpLoadBalancer;
            const behind = { [balanced]: outputs.loadBalancerAddress };
            expect(startDataOf(await control.gcp.machines())).toEqual([await cloudConnectorsOf(control, behind)]);
            const [group] = (await control.gcp.objects()).filter(({ type }) => type.endsWith("InstanceGroupManager"));
            await control.gcp.scale(group?.id ?? "", 6);
            await control.gcp.failZone("europe-west1-c");
            await stack.run("preview", "--refresh", "--expect-no-changes");
            await control.gcp.restoreZone("europe-west1-c");
            const running = (await control.gcp.machines()).filter(({ state }) => state === "running");
            expect(running.map(({ console }) => console)).toEqual(Array.from({ length: 6 }, () => ["enrolled"]));
            if (isCampaign) await stack.run("preview", "--refresh", "--expect-no-changes");
            const exported = await stack.exported();
            for (const secret of [access.connectorPassword, access.connectorApiKey]) {
                expect(exported).not.toContain(secret);
            }

            const text = readFileSync(program, "utf8");
            if (isCampaign) {
                const policy =
                    '{ ...args.updatePolicy, type: "OPPORTUNISTIC", minimalAction: "REPLACE", replacementMethod: "SWAP" }';
                const transform = `{ instanceGroupManager: (args) => ({ ...args, updatePolicy: ${policy} }) }`;
                writeFileSync(program, text.replace("    groups: {", `    transform: ${transform},\n    groups: {`));
                await expect(stack.run("preview")).rejects.toThrow(
                    /updatePolicy\.replacementMethod .* must be one of RECREATE, SUBSTITUTE, but is "SWAP"/,
                );
                const twice = "{ subnet: network.subnet, managementSubnet: network.subnet, zones: network.zones }";
                writeFileSync(program, text.replace("    network,\n", `    network: ${twice},\n`));
                await expect(stack.run("preview")).rejects.toThrow(
                    /network\.managementSubnet is in .*\/networks\/workloads, as network\.subnet is; set a subnet in another network/,
                );
                writeFileSync(program, text.replace("max: 8 }", `max: 8, ${CLEAN_UP} }`));
                await stack.up("--skip-preview");
                const inZone = ({ type }: { type: string }) => type.endsWith(":InstanceGroupManager");
                const [one] = (await control.gcp.objects()).filter(inZone);
                await control.gcp.scale(one?.id ?? "", 3);
                await control.gcp.scale(one?.id ?? "", 2);
                await control.advance({ minutes: 31 });
                const cleaned = (await control.gcp.machines()).filter(({ console }) => console.at(-1) === "cleaned up");
                expect(cleaned.map(({ group: of, state }) => [of, state])).toEqual([[one?.id, "terminated"]]);
                await stack.run("preview", "--refresh", "--expect-no-changes");
            }
            writeFileSync(program, text);
        },
    },
    "gcp-app-connectors": {
        inCampaign: true,
        so: "starts machines that show a code, and lets them in by it; one that follows waits for a code of its own",
        made: ["appConnectorGroup: Payroll", "machine: …", "machine: …"],
        async look({ stack, tenant: { control } }) {
            await expectRecordedChildren(stack);
            expect(startDataOf(await control.gcp.machines())).toEqual([
                JSON.stringify({
                    // Neither keys of the project nor those who may set them reach the machine.
                    "block-project-ssh-keys": "TRUE",
                    // Without it, the machine cannot write its code there.
                    "enable-guest-attributes": "TRUE",
                    "startup-script": START_DATA.userCode,
                }),
            ]);
            const codes = async () => {
                const consoles = (await control.gcp.machines()).flatMap(({ console }) => console);
                return consoles.flatMap((line) => /shows the user code (.*)/.exec(line)?.[1] ?? []);
            };
            const shown = await codes();
            const plain = Object.fromEntries(shown.map((code, index) => [`userCodes[${index}]`, code]));
            await stack.configure({ plain });
            await stack.up("--skip-preview");
            if (isCampaign) await stack.run("preview", "--refresh", "--expect-no-changes");
            const running = (await control.gcp.machines()).map(({ console }) => console.at(-1));
            expect(running).toEqual(["enrolled", "enrolled"]);
            const connectors = await control.list("connector");
            expect(connectors.map(({ controlChannelStatus }) => controlChannelStatus)).toEqual(
                shown.map(() => "ZPN_STATUS_AUTHENTICATED"),
            );
            expect(await control.list("provisioningKey")).toEqual([]);

            // Somebody deletes a machine: the next update starts another one, which nobody has let in yet.
            const [first] = await control.gcp.machines();
            await control.gcp.lose(first?.id ?? "");
            await stack.up("--refresh", "--skip-preview");
            expect(await codes()).toHaveLength(3);
        },
    },
};

/** The vendor's functions, whose archive this makes up. */
const CLEAN_UP =
    'cleanUp: { archive: new pulumi.asset.AssetArchive({ "main.py": new pulumi.asset.StringAsset("pass") }) }';

/** What Cloud Connectors of the examples are started with, by the service account of this run. */
async function cloudConnectorsOf({ gcp }: EmulatorControl, more: Readonly<Record<string, unknown>> = {}) {
    const account = (await gcp.objects()).find(({ type }) => type.endsWith(":Account"));
    const settings = { ...START_DATA.gcpCloudConnector, gcp_service_account: account?.outputs.email, ...more };
    // The image publishes what it knows of itself to guest attributes.
    return JSON.stringify({ ZSCALER: JSON.stringify(settings), "enable-guest-attributes": "TRUE" });
}
