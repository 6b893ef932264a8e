import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { connectorsIn, provisioningUrl } from "../connectorDeployment";
import { Tenant } from "../tenant";
import type { TestStack } from "../testStack";

const SITE = { network: "vpc-0a1b2c3d4e5f60718", zone: "us-west-2a" };

describe("a connector", () => {
    let tenant: Tenant;
    let bench: TestStack;
    beforeAll(async () => {
        tenant = await Tenant.open();
        await provisioningUrl(tenant, "aws", "AWS");
        bench = await tenant.stack(program({}));
    });
    afterAll(() => tenant?.close());

    const boot = (instanceId: string) => tenant.control.cloud.boot({ provUrl: "aws", ...SITE, instanceId });
    const program =
        (args: Partial<zscaler.CloudConnectorArgs>, options: object = { protect: false }) =>
        async () => {
            new zscaler.CloudConnector("one", { instanceId: "i-1", waitMinutes: 0, ...args }, options);
        };

    it("is protected unless the program says otherwise: it cannot be brought back", async () => {
        const { name } = await boot("i-1");
        const guarded = await tenant.stack(program({}, {}));
        await guarded.up();
        expect(await guarded.failure(guarded.destroy())).toContain("protect");
        await guarded.up(program({}));
        expect((await guarded.destroy()).output).toContain(`"${name}"`);
        expect(await connectorsIn(tenant, SITE.zone)).toHaveLength(1);
    });

    it("is deleted only where the program repeats its name, and it no longer runs", async () => {
        const { name } = await boot("i-2");
        const [first] = await connectorsIn(tenant, SITE.zone);
        await bench.up(program({ deleteOnDestroy: "something else" }));
        const unmeant = await bench.failure(bench.destroy());
        expect(unmeant).toContain(
            `deleteOnDestroy is "something else", but the name of the connector is "${first?.name}"`,
        );
        await bench.up(program({ deleteOnDestroy: String(first?.name) }));
        expect(await bench.failure(bench.destroy())).toContain("the connector is Active: its machine is running");
        await tenant.control.cloud.terminate("i-1");
        await bench.destroy();
        expect((await connectorsIn(tenant, SITE.zone)).map((one) => one.name)).toEqual([name]);
        expect((await tenant.control.cloud.activation()).orgEditStatus).toBe("EDITS_CLEARED");
    });

    it("that is the last of its group stays while a rule names its location, and the rule is named", async () => {
        const [last] = await connectorsIn(tenant, SITE.zone);
        const { id: location } = await tenant.object("ecLocation", `us-west-2-${SITE.network}`);
        const rule = { name: "Branch", type: "EC_RDR", order: 1, rank: 7, forwardMethod: "DIRECT", state: "ENABLED" };
        const made = await tenant.control.create("ecRdr", { ...rule, locations: [{ id: Number(location) }] });
        const args = { instanceId: "i-2", deleteOnDestroy: String(last?.name), force: true };
        await bench.up(program(args));
        const refused = await bench.failure(bench.destroy());
        expect(refused).toContain(`it is the last connector of its group, and the group's location is referenced by`);
        expect(refused).toContain(`traffic forwarding rule "Branch" (${made.id})`);
        await tenant.control.remove("ecRdr", String(made.id));
        await bench.destroy();
        expect(await connectorsIn(tenant, SITE.zone)).toEqual([]);
    });

    it("that the program names in another way is not deleted with its former name", async () => {
        const { name } = await boot("i-5");
        await tenant.control.cloud.terminate("i-5");
        const guard = { deleteOnDestroy: String(name) };
        const other = await tenant.stack(program({ ...guard, instanceId: "i-5" }));
        await other.up();
        const byName = program({ ...guard, instanceId: undefined, connectorName: String(name) });
        const { output } = await other.up(byName);
        expect(output).toContain("is not deleted: another resource of this stack manages it now");
        expect(await tenant.names("ecVm")).toContain(name);
        expect((await other.preview(byName, { refresh: true })).changes).toEqual({ same: 2 });
        await other.destroy();
        expect(await tenant.names("ecVm")).not.toContain(name);
    });

    it("is waited for, and looked up with what moves by itself", async () => {
        const waiting = bench.up(program({ instanceId: "i-3", waitMinutes: 5, enabled: false }));
        await boot("i-3");
        await waiting;
        expect(await connectorsIn(tenant, SITE.zone)).toMatchObject([{ disabled: true }]);
        await boot("i-4");
        const names = (all: { instanceId?: string }[]) => all.map(({ instanceId }) => instanceId);
        const look = await tenant.stack(async () => {
            const all = await zscaler.getCloudConnectors();
            return {
                one: await zscaler.getCloudConnector({ name: all[1]!.name }),
                same: zscaler.getCloudConnectorOutput({ id: all[0]!.id }),
                got: zscaler.CloudConnector.get("got", all[0]!.id).name,
                disabled: names(await zscaler.getCloudConnectors({ operationalStatus: "Disabled" })),
                machine: names(await zscaler.getCloudConnectors({ instanceId: "i-4" })),
                inGroup: names(await zscaler.getCloudConnectors({ cloudConnectorGroup: all[0]!.cloudConnectorGroup })),
            };
        });
        const { outputs } = await look.up();
        expect(outputs).toMatchObject({
            one: { instanceId: "i-4", operationalStatus: "Active", upgradeDay: "Sunday" },
            same: { instanceId: "i-3", operationalStatus: "Disabled" },
            disabled: ["i-3"],
            machine: ["i-4"],
            inGroup: ["i-3", "i-4"],
        });
    });
});
