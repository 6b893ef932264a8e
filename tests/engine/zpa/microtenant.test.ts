import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { Tenant } from "../tenant";

const OTHER_DOMAINS = "example.com,madrid.example.com,sevilla.example.com";

describe("the first administrator of a microtenant", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open({ switches: { authDomains: OTHER_DOMAINS } });
    });
    afterAll(() => tenant?.close());

    const madrid = (description?: string) => async () => {
        const made = new zscaler.Microtenant("madrid", {
            name: "Madrid",
            domains: ["madrid.example.com"],
            description,
        });
        return { id: made.id, user: made.administratorUserName, password: made.administratorPassword };
    };

    it("has a password that is in the encrypted state alone, through refreshes and updates", async () => {
        const bench = await tenant.stack(madrid());
        const first = await bench.up();
        const password = String(first.outputs.password);
        expect(password).toMatch(/.{12}/);
        expect(String(first.outputs.user)).toContain("@madrid.example.com");
        await bench.refresh({ expectNoChanges: true });
        const second = await bench.up(madrid("Spain"));
        expect(second.outputs).toEqual(first.outputs);
        const seen = [first.output, second.output, await bench.state()];
        for (const text of seen) expect(text).not.toContain(password);
        await bench.destroy();
    });

    it("whose password got lost costs a run that says so, and nothing else: the microtenant stays", async () => {
        await tenant.control.fault({ method: "POST", path: /microtenants$/, reset: "after" });
        const bench = await tenant.stack(madrid());
        const failure = await bench.failure(bench.up());
        expect(failure).toContain("the API returns administratorPassword only once");
        expect(failure).toContain("run `pulumi up` again to continue. Give its first administrator another password");
        const { id } = await tenant.object("microtenants", "Madrid");

        await bench.up();
        // A secret that is not there is exported as null.
        const exported = JSON.parse(await bench.cli("stack", "output", "--json", "--show-secrets"));
        expect(exported).toEqual({ id, password: null });
        expect((await bench.preview(undefined, { refresh: true })).changes).toEqual({ same: 2 });
        await bench.destroy();
    });
});

describe("lookups of microtenants", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open();
        await tenant.control.create("microtenants", { name: "Madrid", enabled: true });
        await tenant.control.create("microtenants", { name: "Sevilla", enabled: false });
    });
    afterAll(() => tenant?.close());

    it("show the Default one too, by name, by id and in lists, without its administrators", async () => {
        const bench = await tenant.stack(async () => {
            const names = (all: { name: string }[]) => all.map(({ name }) => name).sort();
            return {
                byName: (await zscaler.getMicrotenant({ name: "default" })).id,
                byId: (await zscaler.getMicrotenant({ id: "0" })).name,
                madrid: zscaler.getMicrotenantOutput({ name: "Madrid" }),
                all: names(await zscaler.getMicrotenants()),
                disabled: names(await zscaler.getMicrotenants({ enabled: false })),
                named: zscaler.getMicrotenantsOutput({ name: "rid" }).apply(names),
            };
        });
        const { outputs } = await bench.up();
        expect(outputs).toMatchObject({
            byName: "0",
            byId: "Default",
            madrid: { name: "Madrid", enabled: true, operator: "OR", position: 1 },
            all: ["Default", "Madrid", "Sevilla"],
            disabled: ["Sevilla"],
            named: ["Madrid"],
        });
        expect(outputs.madrid).not.toHaveProperty("administratorPassword");
    });

    it("cannot make a resource of the Default one, nor a second one of its name", async () => {
        const bench = await tenant.stack(async () => {
            zscaler.Microtenant.get("default", "0");
        });
        expect(await bench.failure(bench.preview())).toContain("can be neither managed nor read as a resource");
        const declared = bench.preview(async () => {
            new zscaler.Microtenant("default", { name: "Default" });
        });
        expect(await bench.failure(declared)).toContain("which cannot be managed; choose another name");
    });
});
