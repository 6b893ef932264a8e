import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import * as zscaler from "pulumi-zscaler";
import { LYON } from "../programs";
import { Tenant } from "../tenant";

describe("ports as Terraform writes them", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open();
    });
    afterAll(() => tenant?.close());

    it("are warned of at preview, with both ways of writing them; ranges and numbers are not", async () => {
        const bench = await tenant.stack(async () => {
            const segmentGroup = new zscaler.SegmentGroup("web", { name: "Web" });
            const declared = {
                pairs: { tcpPorts: ["8000", "8010"], udpPorts: ["1", "2", "5", "9"] },
                clear: { tcpPorts: [80, 443], udpPorts: "8000-8010" },
                uneven: { tcpPorts: ["80"], udpPorts: ["443", "80"] },
            };
            for (const [name, ports] of Object.entries(declared)) {
                const domainNames = [`${name}.example.com`];
                new zscaler.ApplicationSegment(name, { name, domainNames, segmentGroup, ...ports });
            }
        });
        const { output } = await bench.preview();
        expect(output).toContain('tcpPorts: ["8000", "8010"] are single ports in this package');
        expect(output).toContain('Write "8000-8010" for ranges, or numbers, [8000, 8010], for ports.');
        expect(output).toContain('Write "1-2", "5-9" for ranges, or numbers, [1, 2, 5, 9], for ports.');
        expect(output.match(/are single ports in this package/g)).toHaveLength(2);
    });
});

describe("segments that share domain names", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open();
    });
    afterAll(() => tenant?.close());

    it("change how they match in one run, and disagree at preview", async () => {
        const program =
            (...multimatch: boolean[]): PulumiFn =>
            async () => {
                const group = new zscaler.SegmentGroup("web", { name: "Web" });
                for (const [at, each] of multimatch.entries()) {
                    new zscaler.ApplicationSegment(`web-${at}`, {
                        name: `Web ${at}`,
                        domainNames: ["shared.example.com", `${at}.example.com`],
                        tcpPorts: 8000 + at,
                        segmentGroup: group,
                        multimatch: each,
                    });
                }
            };
        const bench = await tenant.stack(program(false, false, false));
        await bench.up();
        await tenant.control.clearRequestLog();
        // One at a time, so that the first is written before the engine has shown the others.
        const { changes } = await bench.up(program(true, true, true), { parallel: 1 });
        expect(changes).toEqual({ update: 3, same: 2 });
        const styles = (await tenant.control.list("application")).map(({ matchStyle }) => matchStyle);
        expect(styles).toEqual(["INCLUSIVE", "INCLUSIVE", "INCLUSIVE"]);
        const together = (await tenant.control.requestLog()).filter(({ path }) =>
            path.endsWith("/bulkUpdateMultiMatch"),
        );
        expect(together).toHaveLength(1);
        await bench.refresh({ expectNoChanges: true });

        const failure = await bench.failure(bench.preview(program(true, true, false)));
        // The engine stops at the first of them that it comes to.
        expect(failure).toMatch(/must have the same value as in "Web \d", which is (true|false)/);
        await bench.destroy();
    });
});

describe("a segment with everything around it, by resource", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open();
    });
    afterAll(() => tenant?.close());

    it("comes in the order of its needs, moves to another group, and goes the other way round", async () => {
        const hosts = "bcdefghi".split("").map((letter) => `${letter}.example.com`);
        const program =
            (name = "Intranet", domainNames = hosts): PulumiFn =>
            async () => {
                const lyon = new zscaler.AppConnectorGroup("lyon", LYON);
                const web = new zscaler.ApplicationServer("web", { name: "web", address: "10.1.0.10" });
                const servers = new zscaler.ServerGroup("web", {
                    name: "Web servers",
                    appConnectorGroups: [lyon],
                    dynamicDiscovery: false,
                    servers: [web],
                });
                const group = new zscaler.SegmentGroup(name, { name });
                new zscaler.ApplicationSegment("wiki", {
                    name: "Wiki",
                    domainNames,
                    tcpPorts: [443, "8000-8010"],
                    segmentGroup: group,
                    serverGroups: [servers],
                });
            };
        const bench = await tenant.stack(program());
        await bench.up();
        const servers = await tenant.object("serverGroup", "Web servers");
        const intranet = await tenant.object("segmentGroup", "Intranet");
        const wiki = await tenant.object("application", "Wiki");
        expect(wiki).toMatchObject({ segmentGroupId: intranet.id, serverGroups: [{ id: servers.id }] });
        expect(servers).toMatchObject({ servers: [{ id: (await tenant.object("server", "web")).id }] });

        // One line for one name, wherever the program and the service put it.
        const one = program("Intranet", ["a.example.com", ...hosts.toReversed()]);
        expect((await bench.preview(one)).diffs).toEqual({ "wiki.domainNames[8]": "add" });
        await bench.up(one);
        expect((await bench.preview(program("Intranet", [...hosts, "a.example.com"]))).changes).toEqual({ same: 6 });
        await tenant.control.change("application", String(wiki.id), {
            domainNames: ["0.example.com", "a.example.com", ...hosts],
        });
        expect((await bench.preview(one, { refresh: true })).diffs).toEqual({ "wiki.domainNames[9]": "delete" });
        await bench.up(program());

        const moved = await bench.up(program("Internal"));
        expect(moved.changes).toEqual({ create: 1, delete: 1, update: 1, same: 4 });
        expect(await tenant.object("application", "Wiki")).toMatchObject({
            id: wiki.id,
            segmentGroupId: (await tenant.object("segmentGroup", "Internal")).id,
        });
        await bench.refresh({ expectNoChanges: true });

        await bench.destroy();
        for (const collection of ["application", "segmentGroup", "serverGroup", "server"]) {
            expect(await tenant.names(collection)).toEqual([]);
        }
    });
});

describe("a segment that another microtenant may name", () => {
    let tenant: Tenant;
    beforeAll(async () => {
        tenant = await Tenant.open();
    });
    afterAll(() => tenant?.close());

    it("is shared in the run after one that could not, named there, changed, and deleted after what names it", async () => {
        const program =
            (description?: string): PulumiFn =>
            async () => {
                const madrid = new zscaler.Microtenant("madrid", { name: "Madrid" });
                const porto = new zscaler.Microtenant("porto", { name: "Porto" });
                const scope = { microtenantId: madrid.id };
                const segmentGroup = new zscaler.SegmentGroup("madrid", { name: "Intranet", ...scope });
                const shared = new zscaler.ApplicationSegment("shared", {
                    name: "Payroll",
                    description,
                    domainNames: ["payroll.example.com"],
                    tcpPorts: 443,
                    segmentGroup,
                    shareToMicrotenants: [porto],
                    ...scope,
                });
                const received = zscaler.getApplicationSegmentOutput({ name: shared.name, microtenantId: porto.id });
                new zscaler.AccessRule("porto", {
                    name: "Payroll for Porto",
                    action: "Allow",
                    conditions: [{ applicationSegments: [received.id] }],
                    microtenantId: porto.id,
                });
                return { from: received.sharedFromMicrotenantId, madrid: madrid.id };
            };
        const bench = await tenant.stack(program());
        await tenant.control.fault({ path: "/share", status: 403 });
        expect(await bench.failure(bench.up())).toContain('Cannot share application segment "Payroll"');
        const { id } = await tenant.object("application", "Payroll");

        const { changes, outputs } = await bench.up();
        expect(changes).toMatchObject({ create: 1, update: 1 });
        expect(outputs.from).toBe(outputs.madrid);
        const porto = await tenant.object("microtenants", "Porto");
        const shared = { id, sharedMicrotenantDetails: { sharedToMicrotenants: [{ id: porto.id }] } };
        expect(await tenant.object("application", "Payroll")).toMatchObject(shared);
        await bench.refresh({ expectNoChanges: true });

        const changed = await bench.up(program("Of Madrid"));
        expect(changed.diffs).toEqual({ "shared.description": "add" });
        expect(await tenant.object("application", "Payroll")).toMatchObject({ ...shared, description: "Of Madrid" });
        await bench.destroy();
        expect(await tenant.names("application")).toEqual([]);
    });
});
