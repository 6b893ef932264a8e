import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { groupAndKey, oneGroup } from "./programs";
import { Tenant } from "./tenant";

let tenant: Tenant;
beforeEach(async () => {
    tenant = await Tenant.open();
});
afterEach(() => tenant?.close());

/** The tenant's key for the legacy API, and no API client. */
const legacyKey = () => ({
    "zscaler:clientId": "",
    "zscaler:clientSecret": "",
    "zscaler:zpaClientId": tenant.emulator.clientId,
    "zscaler:zpaClientSecret": tenant.emulator.clientSecret,
});

describe("a stack with a legacy API key", () => {
    it("is made, seen to be unchanged, put right and removed, on the paths of the legacy API alone", async () => {
        const bench = await tenant.stack(groupAndKey(), legacyKey());
        await tenant.control.clearRequestLog();
        await bench.up();
        expect((await bench.preview(undefined, { refresh: true })).changes).toEqual({ same: 3 });

        const { id } = await tenant.object("appConnectorGroup", "Branch Lyon");
        await tenant.control.change("appConnectorGroup", String(id), { location: "Paris, France" });
        await tenant.control.expireTokens();
        await bench.up(undefined, { refresh: true });
        expect((await tenant.object("appConnectorGroup", "Branch Lyon")).location).toBe("Lyon, France");

        await bench.destroy();
        expect(await tenant.names("appConnectorGroup")).not.toContain("Branch Lyon");
        const paths = (await tenant.control.requestLog()).map(({ path }) => path);
        expect(paths).toContain("/signin");
        expect(paths.filter((path) => !/^\/(signin|mgmtconfig\/)/.test(path))).toEqual([]);
    });

    it("goes on as it is with an API client, once the tenant has moved and the error has said so", async () => {
        const bench = await tenant.stack(oneGroup(), legacyKey());
        await bench.up();
        await tenant.control.set({ legacyApi: "migrated" });
        const failure = await bench.failure(bench.up(undefined, { refresh: true }));
        expect(failure).toContain("This tenant uses OneAPI");
        expect(failure).toContain("create an API client in ZIdentity");

        const { clientId, clientSecret } = tenant.emulator;
        await bench.configure({ "zscaler:clientId": clientId, "zscaler:clientSecret": clientSecret });
        expect((await bench.up()).changes).toEqual({ same: 2 });
        expect((await bench.preview(undefined, { refresh: true })).changes).toEqual({ same: 2 });
        await bench.destroy();
    });
});

describe("a stack with an administrator of Cloud & Branch Connector and no API client", () => {
    it("is made and removed in sessions, each of which is closed when its run ends", async () => {
        const { connectorUsername, connectorPassword, connectorApiKey } = tenant.emulator;
        const bench = await tenant.stack(
            async () => {
                new zscaler.LocationTemplate("aws", { name: "AWS", firewall: true });
            },
            {
                "zscaler:clientId": "",
                "zscaler:clientSecret": "",
                "zscaler:customerId": "",
                "zscaler:ztwUsername": connectorUsername,
                "zscaler:ztwPassword": connectorPassword,
                "zscaler:ztwApiKey": connectorApiKey,
            },
            { coldProvider: true },
        );
        await tenant.control.clearRequestLog();
        await bench.up();
        expect((await bench.preview(undefined, { refresh: true })).changes).toEqual({ same: 2 });
        await bench.destroy();
        expect(await tenant.names("locationTemplate")).toEqual(["Default Location Template"]);
        const requestLog = await tenant.control.requestLog();
        expect(requestLog.filter(({ path }) => !path.startsWith("/api/v1/"))).toEqual([]);
        const sessions = (method: string) =>
            requestLog.filter((entry) => entry.path === "/api/v1/auth" && entry.method === method);
        expect(sessions("POST").length).toBeGreaterThanOrEqual(3);
        expect(sessions("DELETE")).toHaveLength(sessions("POST").length);
    });
});
