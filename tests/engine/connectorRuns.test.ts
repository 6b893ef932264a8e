import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { provisioningUrl } from "./connectorDeployment";
import { Tenant } from "./tenant";

let tenant: Tenant;
beforeEach(async () => {
    tenant = await Tenant.open();
});
afterEach(() => tenant?.close());

describe("runs against Cloud & Branch Connector", () => {
    it("of two stacks at the same time each finish with everything in effect", async () => {
        const templates = (prefix: string, firewall: boolean) => async () => {
            for (let at = 0; at < 8; at++) {
                new zscaler.LocationTemplate(`${prefix}-${at}`, { name: `${prefix}-${at}`, firewall });
            }
        };
        const stacks = [
            { prefix: "paris", bench: await tenant.stack(templates("paris", false)) },
            { prefix: "lyon", bench: await tenant.stack(templates("lyon", false)) },
        ];
        const together = (run: (stack: (typeof stacks)[number]) => Promise<unknown>) => Promise.all(stacks.map(run));
        await together(({ bench }) => bench.up());
        expect(await tenant.names("locationTemplate")).toHaveLength(17);
        await together(({ prefix, bench }) => bench.up(templates(prefix, true)));
        const { orgEditStatus, pendingWrites } = await tenant.control.cloud.activation();
        expect([orgEditStatus, pendingWrites]).toEqual(["EDITS_CLEARED", 0]);
        await together(async ({ prefix, bench }) => {
            expect((await bench.preview(templates(prefix, true), { refresh: true })).diffs).toEqual({});
        });
        await together(({ bench }) => bench.destroy());
        expect(await tenant.names("locationTemplate")).toEqual(["Default Location Template"]);
    });

    it("wait while another administrator holds the edit lock, and name who goes on holding it", async () => {
        const template = (name: string) => async () => {
            new zscaler.LocationTemplate("one", { name });
        };
        const patient = await tenant.stack(template("patient"));
        await tenant.control.cloud.lock({ seconds: 3 });
        await patient.up();
        expect(await tenant.names("locationTemplate")).toContain("patient");

        const hasty = await tenant.stack(template("hasty"), { "zscaler:deadlineSeconds": "2" });
        await tenant.control.cloud.lock({ by: "jane@example.com" });
        expect(await hasty.failure(hasty.up())).toContain(
            "timed out waiting for the edit lock held by jane@example.com",
        );
        expect(await tenant.names("locationTemplate")).not.toContain("hasty");
        await tenant.control.cloud.unlock();
        await hasty.up();
    });

    it("put rules on locations that were looked up", async () => {
        await provisioningUrl(tenant, "aws", "AWS");
        await tenant.control.cloud.boot({ provUrl: "aws", network: "vpc-1", zone: "us-west-2a" });
        const bench = await tenant.stack(async () => {
            new zscaler.TrafficForwardingRule("direct", {
                name: "direct",
                forwarding: "Direct",
                allGroups: true,
                locations: [zscaler.getLocationOutput({ name: "us-west-2-vpc-1" })],
            });
        });
        await bench.up();
        const { id } = await tenant.object("ecLocation", "us-west-2-vpc-1");
        expect((await tenant.object("ecRdr", "direct")).locations).toEqual([{ id }]);
        expect((await bench.preview(undefined, { refresh: true })).diffs).toEqual({});
    });

    it("warn at preview when zones of a network are upgraded in the same window", async () => {
        const url = await provisioningUrl(tenant, "aws", "AWS");
        const program = (hours: string[]) => async () => {
            for (const [at, zone] of ["us-west-2a", "us-west-2b"].entries()) {
                const deployment = {
                    provisioningUrl: url.id,
                    cloud: "aws",
                    network: `vpc-${hours.join("")}`,
                    zone,
                } as const;
                new zscaler.CloudConnectorGroup(zone, { deployment, upgradeDay: "Sunday", upgradeStart: hours[at]! });
            }
        };
        const bench = await tenant.stack(program(["02:00", "02:00"]));
        const warning =
            "Zones us-west-2a, us-west-2b of vpc-02:0002:00 are upgraded in the same window, Sunday at 02:00";
        expect((await bench.preview()).output).toContain(warning);
        expect((await bench.preview(program(["02:00", "04:00"]))).output).not.toContain("same window");
        const requestLog = await tenant.control.requestLog();
        expect(requestLog).toEqual([]);
    });
});
