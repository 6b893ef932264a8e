import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, it } from "@jest/globals";
import { type Example, exampleOf } from "../../tools/example/catalog";
import type { EmulatorProcess } from "../../tools/example/emulatorProcess";
import { runExample } from "../../tools/example/run";
import { isCampaign, rows } from "../campaign";
import { ROOT } from "../docs/markdown";
import { CLI_VARIABLES } from "./cliVariables";
import type { Promised } from "./promised";
import { inWarmProvider } from "./warmRunner";

const WORK = path.join(ROOT, ".work/examples-changed");

/** A test for each example. */
export function keepWhatIsPromised(promises: Readonly<Record<string, Promised>>): void {
    const all = Object.entries(promises);
    const [usual, others] = [false, true].map((is) => all.filter(([, { inCampaign = false }]) => inCampaign === is));
    for (const [name, promised] of rows(usual ?? [], others ?? [])) {
        it(`${name} ${promised.so}`, () => keeps(exampleOf(name), promised));
    }
}

/** What other people have in the same tenant: of both products, named by one another, and a connector that is dead. */
async function neighbours({ control }: EmulatorProcess): Promise<void> {
    await control.create("network", { name: "Offices of others" });
    const template = await control.create("locationTemplate", { name: "Of others", template: { ofwEnabled: true } });
    const url = await control.create("provUrl", {
        name: "of-others",
        provUrlData: { cloudProviderType: "AWS", locationTemplate: { id: Number(template.id) } },
    });
    const site = { provUrl: url.id, network: "vpc-others", zone: "us-west-2a" };
    for (const instanceId of ["i-serves", "i-dead"]) await control.cloud.boot({ ...site, instanceId });
    await control.cloud.terminate("i-dead");
    const [group] = await control.list("ecgroup");
    await control.create("ecRdr", {
        name: "Of others",
        type: "EC_RDR",
        order: 1,
        rank: 7,
        state: "ENABLED",
        forwardMethod: "DIRECT",
        ecGroups: [{ id: Number(group?.id) }],
    });
}

/** Runs an example from end to end: it comes up, stays as it is, and leaves nothing behind. */
export async function keeps(example: Example, promised: Promised): Promise<void> {
    mkdirSync(WORK, { recursive: true });
    const copy = mkdtempSync(path.join(WORK, "program-"));
    if (promised.changed) cpSync(example.folder, copy, { recursive: true });
    const folder = promised.changed ? copy : example.folder;
    const program = path.join(folder, "index.ts");
    let output = "";
    const print = (text: string) => {
        output += text;
    };
    try {
        const made = await runExample(
            { ...example, folder },
            {
                quick: true,
                variables: CLI_VARIABLES,
                ...(!isCampaign && { runner: inWarmProvider }),
                print,
                ...(!promised.alone && { neighbours }),
                async look({ stack, tenants: [tenant, ...otherTenants] }) {
                    if (!tenant) throw new Error("there is no tenant");
                    const outputs = await stack.outputs();
                    await promised.look?.({ stack, tenant, otherTenants, outputs, program, printed: () => output });
                },
            },
        );
        const named = made.map(({ collection, name }) => withoutChance(`${collection}: ${name}`));
        expect(named.sort()).toEqual(promised.made.map(withoutChance).sort());
        expect(output).not.toContain("|api.private.zscaler.com|");
    } finally {
        rmSync(copy, { recursive: true, force: true });
    }
}

/** The service ends names of connectors as it likes; clouds name or number networks and machines. */
function withoutChance(name: string): string {
    return name
        .replace(/(vpc|i)-0[0-9a-f]{16}/, "$1-…")
        .replace(/-VM-\w+$/, "-VM-…")
        .replace(/^connector: [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "connector: …")
        .replace(/^machine: \d{19}$/, "machine: …");
}
