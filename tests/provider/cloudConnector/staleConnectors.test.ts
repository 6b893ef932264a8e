import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { staleConnectors } from "../../../provider/cloudConnector/functions/staleConnectors";
import { Fleet } from "./fleet";

let fleet: Fleet;
beforeEach(async () => {
    fleet = await Fleet.open();
});
afterEach(() => fleet?.close());

type Query = Parameters<typeof staleConnectors>[0];

/** Who is in which list, and why, by the names of the machines. */
async function ask(query: Query) {
    const { connectors, spared, healthOffered } = await staleConnectors(query, fleet.run());
    const why = (list: typeof connectors) => Object.fromEntries(list.map((one) => [one.instanceId, one.because]));
    return { stale: why(connectors), spared: why(spared), healthOffered };
}
const boot = (instanceId: string, zone = "us-west-2a") =>
    fleet.control.cloud.boot({ provUrl: "fleet", network: "vpc-1", zone, instanceId });

describe("a connector is stale", () => {
    it("when it has been Inactive for so long, and not while it is Active or Disabled", async () => {
        for (const machine of ["i-active", "i-gone", "i-off", "i-fresh"]) await boot(machine);
        const off = (await fleet.control.list("ecVm")).find(({ instanceId }) => instanceId === "i-off");
        await fleet.control.cloud.terminate("i-gone");
        await fleet.control.cloud.terminate("i-off");
        await fleet.control.change("ecVm", String(off?.id), { disabled: true });
        await fleet.control.advance({ minutes: 90 });
        await fleet.control.cloud.terminate("i-fresh");
        await fleet.control.advance({ minutes: 5 });
        expect(await ask({ inactiveForMinutes: 60 })).toEqual({
            stale: { "i-gone": "Inactive for 95 min" },
            spared: { "i-fresh": "Inactive for 5 min, less than 60 min" },
            healthOffered: true,
        });
    });

    it("and not when it has only just registered", async () => {
        await boot("i-short");
        await fleet.control.cloud.terminate("i-short");
        await fleet.control.advance({ minutes: 20 });
        const { spared, stale } = await ask({ inactiveForMinutes: 10 });
        expect(stale).toEqual({});
        expect(spared).toEqual({ "i-short": "Inactive for 20 min, and registered 20 min ago, less than 30 min" });
        expect((await ask({ inactiveForMinutes: 10, graceMinutes: 15 })).stale).toHaveProperty("i-short");
    });

    it("with all that identifies it, so that a job can act on it", async () => {
        const machine = await boot("i-gone");
        await fleet.control.cloud.terminate("i-gone");
        await fleet.control.advance({ hours: 2 });
        const { connectors } = await staleConnectors({ inactiveForMinutes: 60 }, fleet.run());
        const iso = expect.stringMatching(/^2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        expect(connectors).toEqual([
            {
                id: machine.id,
                name: machine.name,
                instanceId: "i-gone",
                groupId: machine.groupId,
                groupName: "zs-cc-vpc-1-us-west-2a",
                inactiveSince: iso,
                registeredAt: iso,
                because: "Inactive for 120 min",
            },
        ]);
    });

    it.each(["403", "404", "405"] as const)("for nobody to tell where health answers %s", async (unofferedStatus) => {
        await fleet.control.set({ connectorWrites: "2025", unofferedStatus });
        await boot("i-gone");
        await fleet.control.cloud.terminate("i-gone");
        await fleet.control.advance({ days: 3 });
        expect(await ask({ inactiveForMinutes: 60 })).toEqual({
            stale: {},
            spared: { "i-gone": "the service does not return since when it is Inactive" },
            healthOffered: false,
        });
    });

    it("unless it has come back while the others were looked at", async () => {
        await boot("i-back");
        await fleet.control.cloud.terminate("i-back");
        await fleet.control.advance({ hours: 3 });
        const client = fleet.run();
        const { answers } = client;
        client.answers = async (...call) => {
            const said = await answers.apply(client, call);
            await fleet.control.cloud.report("i-back", "ACTIVE");
            return said;
        };
        const found = await staleConnectors({ inactiveForMinutes: 60 }, client);
        expect(found).toEqual({ connectors: [], spared: [], healthOffered: true });
    });

    it("in the groups that are meant", async () => {
        for (const [machine, zone] of [
            ["i-a", "us-west-2a"],
            ["i-b", "eu-west-1b"],
        ] as const) {
            await boot(machine, zone);
            await fleet.control.cloud.terminate(machine);
        }
        await fleet.control.advance({ hours: 2 });
        const [first] = await fleet.control.list("ecgroup");
        const { id } = first!.location as { id: string };
        const stale = async (query: Partial<Query>) =>
            Object.keys((await ask({ inactiveForMinutes: 60, ...query })).stale).sort();
        expect(await stale({})).toEqual(["i-a", "i-b"]);
        expect(await stale({ groupName: "EU-WEST" })).toEqual(["i-b"]);
        expect(await stale({ location: String(id) })).toEqual(["i-a"]);
        expect(await stale({ cloud: "aws" })).toEqual(["i-a", "i-b"]);
        expect(await stale({ cloud: "gcp" })).toEqual([]);
    });

    it("asks nothing about those that are well, and refuses what is no length of time", async () => {
        await boot("i-active");
        await fleet.control.clearRequestLog();
        expect(await ask({ inactiveForMinutes: 60 })).toEqual({ stale: {}, spared: {}, healthOffered: true });
        const calls = (await fleet.control.requestLog()).filter(({ path }) => path.startsWith("/ztw/"));
        expect(calls).toHaveLength(1);
        await expect(ask({ inactiveForMinutes: 0 })).rejects.toThrow("inactiveForMinutes must be a number from 1");
        await expect(ask({ inactiveForMinutes: 60, graceMinutes: Number.NaN })).rejects.toThrow(
            "graceMinutes must be a number from 0",
        );
    });
});
