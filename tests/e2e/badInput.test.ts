import * as zscaler from "pulumi-zscaler";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LYON, oneGroup } from "./programs";
import { Tenant } from "./tenant";

let tenant: Tenant;
beforeAll(async () => {
    tenant = await Tenant.open();
});
afterAll(() => tenant?.close());

describe("a preview of what cannot be", () => {
    it("names every wrong property, its value and what to do, at once and without a call", async () => {
        const bench = await tenant.stack(async () => {
            const args = {
                ...LYON,
                latitude: 91,
                upgradeTime: "18:07",
                upgradeDay: "Funday",
                allowedSourceAddresses: [],
            };
            const lyon = new zscaler.AppConnectorGroup("lyon", args as never);
            new zscaler.ProvisioningKey("key", { name: "Lyon", group: lyon, maxUsage: 0 });
        });
        await tenant.control.clearJournal();
        const failure = await bench.failure(bench.preview());
        expect(failure).toContain("property latitude value {91} has a problem: must be at most 90");
        expect(failure).toContain("property upgradeTime value {18:07} has a problem: must be on the quarter hour");
        expect(failure).toContain("property upgradeDay value {Funday} has a problem: must be one of");
        expect(failure).toContain("allowedSourceAddresses");
        expect(await tenant.control.journal()).toEqual([]);
    });

    it("lists every setting that is missing, with configuration key and environment variable", async () => {
        const bench = await tenant.stack(oneGroup(), {
            "zscaler:clientId": "",
            "zscaler:clientSecret": "",
            "zscaler:customerId": "",
        });
        const failure = await bench.failure(bench.preview());
        for (const words of [
            "3 settings need attention",
            "zscaler:clientId (environment variable ZSCALER_CLIENT_ID)",
            "zscaler:clientSecret (environment variable ZSCALER_CLIENT_SECRET)",
            "zscaler:customerId (environment variable ZPA_CUSTOMER_ID)",
        ]) {
            expect(failure).toContain(words);
        }
    });

    it("refuses a secret and a private key at the same time", async () => {
        const bench = await tenant.stack(oneGroup(), { "zscaler:privateKey": "-----BEGIN PRIVATE KEY-----" });
        const failure = await bench.failure(bench.preview());
        expect(failure).toContain("zscaler:clientSecret");
        expect(failure).toContain("zscaler:privateKey");
    });

    it("refuses the import option and says how to import instead", async () => {
        const bench = await tenant.stack(async () => {
            new zscaler.AppConnectorGroup("lyon", LYON, { import: "216196257331404706" });
        });
        const failure = await bench.failure(bench.preview());
        expect(failure).toContain(
            "npx pulumi-zscaler import zpa:AppConnectorGroup lyon 216196257331404706 > import.json",
        );
        expect(failure).not.toContain("    at ");
    });
});

describe("what only the service can know", () => {
    it.each([
        ["a wrong secret", { "zscaler:clientSecret": "wrong" }, "zscaler:clientSecret"],
        ["a wrong customer id", { "zscaler:customerId": "999" }, "customer"],
    ])("%s is an error that says what to check", async (_what, settings, words) => {
        const bench = await tenant.stack(oneGroup(), settings);
        const failure = await bench.failure(bench.up());
        expect(failure).toContain(words);
        expect(failure).not.toContain("    at ");
    });

    it("an unknown profile is an error that lists the known ones", async () => {
        const bench = await tenant.stack(oneGroup({ versionProfileName: "Newest" }));
        const failure = await bench.failure(bench.up());
        expect(failure).toContain('the tenant has no version profile "Newest"');
        expect(failure).toContain('"New Release"');
    });
});
