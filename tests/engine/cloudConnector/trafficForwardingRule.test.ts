import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as zscaler from "pulumi-zscaler";
import { Tenant } from "../tenant";

describe("rules of one program", () => {
    let tenant: Tenant;

    beforeAll(async () => {
        tenant = await Tenant.open();
        for (const name of ["Theirs 1", "Theirs 2"]) {
            const rest = { type: "EC_RDR", rank: 7, forwardMethod: "DIRECT" };
            await tenant.control.create("ecRdr", { name, order: 1, ...rest });
        }
    });
    afterAll(() => tenant?.close());

    const program = (orders: Record<string, number | undefined>) => async () => {
        for (const [name, order] of Object.entries(orders)) {
            new zscaler.TrafficForwardingRule(name, { name, order, allGroups: true, forwarding: "Drop" });
        }
    };
    const standing = async () => {
        const rules = await tenant.control.list("ecRdr");
        return rules.sort((a, b) => Number(a.position) - Number(b.position)).map(({ name }) => name);
    };

    it("stand where they are declared, whatever the engine begins with, and the rules of others around them", async () => {
        const bench = await tenant.stack(program({ last: undefined, fifth: 5, second: 2, first: 1, fourth: 4 }));
        const before = await standing();
        await bench.up();
        expect(before.slice(0, 2)).toEqual(["Theirs 2", "Theirs 1"]);
        expect(await standing()).toEqual([
            ...["first", "second", "Theirs 2", "fourth", "fifth", "Theirs 1"],
            ...before.slice(2),
            "last",
        ]);
        expect((await tenant.control.cloud.activation()).pendingWrites).toBe(0);
        expect((await bench.preview(undefined, { refresh: true })).changes).toEqual({ same: 6 });

        const moved = program({ last: undefined, fifth: 4, second: 1, first: 2, fourth: 5 });
        expect((await bench.preview(moved)).changes).toEqual({ same: 2, update: 4 });
        await bench.up(moved);
        expect((await standing()).slice(0, 6)).toEqual(["second", "first", "Theirs 2", "fifth", "fourth", "Theirs 1"]);
        await bench.destroy();
        expect(await standing()).toEqual(before);
    });

    it("are refused at preview where two are to stand at the same place, before any call", async () => {
        await tenant.control.clearRequestLog();
        const bench = await tenant.stack(program({ one: 1, other: 1 }));
        const failed = await bench.failure(bench.preview());
        expect(failed).toMatch(
            /there can be only one traffic forwarding rule for each order, and resource "(one|other)" in this stack already manages it/,
        );
        expect(await tenant.control.requestLog()).toEqual([]);
    });

    it("come back as they are looked up: by what they do, by where they apply, first to last", async () => {
        const bench = await tenant.stack(async () => {
            const all = await zscaler.getTrafficForwardingRules({ predefined: true });
            const theirs = await zscaler.getTrafficForwardingRules({ name: "theirs", cloudConnectorGroup: "1" });
            const { order, predefined } = await zscaler.getTrafficForwardingRule({ name: "ZPA Forwarding Rule" });
            return { all: all.length, theirs: theirs.map(({ name }) => name), one: { order, predefined } };
        });
        const { outputs } = await bench.up();
        expect(outputs).toEqual({
            all: 6,
            theirs: ["Theirs 2", "Theirs 1"],
            one: { order: 3, predefined: true },
        });
    });

    it("take what lookups find, of the program's own and as outputs, where they name what is only looked up", async () => {
        const made = async (collection: string, more: object = {}) =>
            String((await tenant.control.create(collection, { name: `Of ${collection}`, ...more })).id);
        const [service, source, segment] = [
            await made("ecNetworkService"),
            await made("ecIpSourceGroup"),
            await made("ecApplicationSegment"),
        ];
        const bench = await tenant.stack(async () => {
            const shared = { allGroups: true, locationGroups: ["59050241"] };
            const direct = new zscaler.TrafficForwardingRule("direct", {
                ...{ name: "Looked up", forwarding: "ZIA", ...shared },
                gateway: zscaler.getForwardingGatewayOutput({ name: "Default ZIA Gateway" }),
                sourceIpGroups: [await zscaler.getSourceIpGroup({ name: "Of ecIpSourceGroup" })],
                networkServices: zscaler.getNetworkServicesOutput({ name: "of ecnetwork" }),
            });
            const zpa = new zscaler.TrafficForwardingRule("zpa", {
                ...{ name: "Looked up too", forwarding: "ZPA", ...shared },
                applicationSegments: [
                    zscaler.getCloudConnectorApplicationSegmentOutput({ name: "Of ecApplicationSegment" }),
                ],
            });
            const { gateway, sourceIpGroups, networkServices } = direct;
            return { gateway, sourceIpGroups, networkServices, segments: zpa.applicationSegments };
        });
        const { id: gateway } = await tenant.object("ecGateway", "Default ZIA Gateway");
        expect((await bench.up()).outputs).toEqual({
            gateway,
            sourceIpGroups: [source],
            networkServices: [service],
            segments: [segment],
        });
        expect((await bench.preview()).changes).toEqual({ same: 3 });
        const wrong = async () => {
            new zscaler.TrafficForwardingRule("direct", {
                ...{ name: "Looked up", forwarding: "ZIA", allGroups: true },
                networkServices: ["Of ecNetworkService", undefined as never],
                sourceIpGroups: [{ id: "HTTPS" } as never],
            });
        };
        const failure = await bench.failure(bench.preview(wrong));
        expect(failure).toMatch(/property networkServices.*must be the id of an object/);
        expect(failure).toMatch(/property sourceIpGroups.*must be the id of an object/);
        expect(failure).not.toMatch(/\n\s+at /);
        await bench.destroy();
    });
});
