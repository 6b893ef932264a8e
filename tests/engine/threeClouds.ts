import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "@jest/globals";
import type { CloudName, EmulatorControl } from "../../emulator";
import type { Promised } from "./promised";

/** A row of the table of the example, as its connectors name themselves. */
interface Row {
    readonly cloud: CloudName;
    readonly network: string;
    readonly region: string;
    readonly zones: readonly string[];
    /** End of the type of what starts the machines, and how many it is told to start. */
    readonly scaled: string;
    readonly capacity: number;
}

const ROWS: readonly Row[] = [
    {
        cloud: "aws",
        network: "vpc-…",
        region: "us-west-2",
        zones: ["us-west-2a", "us-west-2b"],
        ...{ scaled: "autoscaling/group:Group", capacity: 4 },
    },
    {
        cloud: "azure",
        network: "vnet-amsterdam",
        region: "westeurope",
        zones: ["westeurope-1", "westeurope-2"],
        ...{ scaled: "VirtualMachineScaleSet", capacity: 4 },
    },
    {
        cloud: "gcp",
        network: "belgium",
        region: "europe-west1",
        zones: ["europe-west1-b", "europe-west1-c"],
        ...{ scaled: "RegionInstanceGroupManager", capacity: 6 },
    },
];
/** After it was scaled: AWS and Azure have a group of machines in each zone, of which one was told, or both were. */
const SCALED_OUT: Readonly<Record<string, number>> = { aws: 6, azure: 8, gcp: 6 };

/** What the example promises that deploys connectors into three clouds. */
export const THREE_CLOUDS: Readonly<Record<string, Promised>> = {
    "three-clouds": {
        inCampaign: true,
        so: "starts connectors in three clouds that register, adopts their groups, takes no notice of load and of zones that fail, and adds a region by a row",
        made: [
            ...ROWS.flatMap(({ network, region, zones }) => [
                ...zones.flatMap((zone) => [
                    ...["cloudConnector", "ecVm"].flatMap((kind) =>
                        [1, 2].map(() => `${kind}: zs-cc-${network}-${zone}-VM-…`),
                    ),
                    ...["cloudConnectorGroup", "ecgroup"].map((kind) => `${kind}: zs-cc-${network}-${zone}`),
                ]),
                `ecLocation: Workloads-${region}-${network}`,
            ]),
            "locationTemplate: Workloads",
            ...["amsterdam", "belgium", "oregon"].map((name) => `provUrl: workloads-${name}`),
        ],
        changed: true,
        async look({ stack, tenant: { access, control }, outputs, program, printed }) {
            const names = Object.values(Object(outputs.groups)).flat();
            const adopted = (await control.list("ecgroup")).map(({ name }) => name);
            expect(names.sort()).toEqual(adopted.filter((name) => !String(name).includes("-others-")).sort());

            for (const { cloud, scaled, capacity } of ROWS) {
                const objects = (await control[cloud].objects()).filter(({ type }) => type.endsWith(scaled));
                const told = cloud === "aws" ? objects.slice(0, 1) : objects;
                for (const { id } of told) await control[cloud].scale(id, capacity);
            }
            await stack.run("preview", "--refresh", "--expect-no-changes");
            for (const { cloud, zones } of ROWS) await control[cloud].failZone(zones[1] ?? "");
            await stack.run("preview", "--refresh", "--expect-no-changes");
            for (const { cloud, zones } of ROWS) await control[cloud].restoreZone(zones[1] ?? "");
            for (const { cloud } of ROWS) {
                const consoles = await runningConsoles(control, cloud);
                expect([cloud, consoles.length]).toEqual([cloud, SCALED_OUT[cloud]]);
                expect(consoles.filter((lines) => !lines.includes("enrolled"))).toEqual([]);
            }
            await stack.run("preview", "--refresh", "--expect-no-changes");
            const exported = await stack.exported();
            for (const secret of [access.connectorPassword, access.connectorApiKey]) {
                expect(exported).not.toContain(secret);
            }

            // A row more is a region more, and leaves the others as they are.
            const text = readFileSync(program, "utf8");
            const row = /^ {4}oregon: \{.*?^ {4}\},\n/ms.exec(text)?.[0] ?? "";
            const further = row.replace("oregon", "virginia").replaceAll("us-west-2", "us-east-1");
            writeFileSync(program, text.replace(row, row + further));
            await stack.up("--skip-preview");
            expect(printed()).toMatch(/\+ \d+ created\n +\d+ unchanged\n/);
            await stack.run("preview", "--refresh", "--expect-no-changes");
        },
    },
};

async function runningConsoles(control: EmulatorControl, cloud: CloudName): Promise<readonly (readonly string[])[]> {
    const machines = await control[cloud].machines();
    return machines.filter(({ state }) => state === "running").map(({ console }) => console);
}
