import { afterEach, describe, expect, it } from "@jest/globals";
import { check } from "../../../provider/check/check";
import { create, update } from "../../../provider/lifecycle/lifecycle";
import { Uniqueness } from "../../../provider/run/uniqueness";
import { clientConnectorIpRange } from "../../../provider/zpa/clientConnectorIpRange";
import { Connected } from "../connected";

/** How the engine says that a value is not known yet. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const PLACE = { name: "Lyon", location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };
const ENDS = { ...PLACE, firstAddress: "100.64.0.1", lastAddress: "100.64.0.200" };
const SUBNET = { ...PLACE, subnet: "100.64.0.0/16" };

describe("the addresses of a Client Connector IP range", () => {
    const TOGETHER = "must be set together with";
    it.each([
        ["none", PLACE, "firstAddress", "must be set, together with lastAddress, unless subnet is set"],
        ["a first one alone", { ...PLACE, firstAddress: "10.1.1.1" }, "firstAddress", `${TOGETHER} lastAddress`],
        ["a last one alone", { ...PLACE, lastAddress: "10.1.1.1" }, "lastAddress", `${TOGETHER} firstAddress`],
        ["ends and a subnet", { ...ENDS, subnet: "10.0.0.0/8" }, "subnet", "cannot be combined with firstAddress"],
        [
            "the ends exchanged",
            { ...ENDS, lastAddress: "9.255.255.255" },
            "lastAddress",
            "must not be lower than firstAddress",
        ],
        ["an IPv6 address", { ...ENDS, firstAddress: "2001:db8::1" }, "firstAddress", "the service takes no IPv6"],
        ["a name", { ...ENDS, lastAddress: "lyon.example.com" }, "lastAddress", "must be an IPv4 address"],
        ["a subnet for an address", { ...ENDS, firstAddress: "10.0.0.0/8" }, "firstAddress", "must be an IPv4 address"],
        ["an address for a subnet", { ...PLACE, subnet: "10.1.1.1" }, "subnet", "must be an IPv4 subnet"],
        ["an IPv6 subnet", { ...PLACE, subnet: "2001:db8::/32" }, "subnet", "the service takes no IPv6"],
        ["a subnet that begins elsewhere", { ...PLACE, subnet: "100.64.7.9/16" }, "subnet", '"100.64.0.0/16"'],
        ["a country's name", { ...SUBNET, countryCode: "France" }, "countryCode", "two capital letters"],
    ])("are refused before any call: %s", (_, declared, property, reason) => {
        const { failures } = check(clientConnectorIpRange, declared);
        expect(failures).toEqual([{ property, reason: expect.stringContaining(reason) }]);
    });

    it("may be one address, and all that there are", () => {
        for (const right of [
            { ...ENDS, lastAddress: ENDS.firstAddress },
            { ...PLACE, subnet: "0.0.0.0/0" },
        ]) {
            expect(check(clientConnectorIpRange, right).failures).toEqual([]);
        }
    });

    it("may not be those of another range of the stack, where it stands now", () => {
        const stack = new Uniqueness();
        const checked = (name: string, declared: object) => {
            const { inputs } = check(clientConnectorIpRange, { ...PLACE, ...declared });
            return stack.check(
                clientConnectorIpRange,
                inputs,
                `urn:pulumi:test::test::zpa:ClientConnectorIpRange::${name}`,
            );
        };
        expect(checked("lyon", SUBNET)).toEqual([]);
        const bron = { firstAddress: "100.64.255.255", lastAddress: "100.65.0.9" };
        const reason =
            '100.64.255.255 to 100.65.0.9 overlaps 100.64.0.0/16 of resource "lyon" in this stack; no two Client Connector IP ranges can have an address in common';
        expect(checked("bron", bron)).toEqual([{ property: "firstAddress", reason }]);
        expect(checked("bron", { ...bron, firstAddress: UNKNOWN })).toEqual([]);
        // The program moves the first one away.
        expect(checked("lyon", { subnet: "100.60.0.0/16" })).toEqual([]);
        expect(checked("bron", bron)).toEqual([]);
        expect(checked("next", { firstAddress: "100.65.0.10", lastAddress: "100.65.0.11" })).toEqual([]);
    });
});

describe("a Client Connector IP range", () => {
    let ranges: Connected;
    afterEach(() => ranges?.close());

    it.each([
        {},
        { subnetRange: "withAddresses" },
        { unrecordedOmission: "clear" },
        { emptyText: "stored" },
        { singleAddressRange: "refused" },
        { escapeNames: "on" },
    ] as const)(
        "changes from its ends to a subnet and back without a change that nobody made, on %j",
        async (switches) => {
            ranges = await Connected.to(clientConnectorIpRange, switches);
            const ends = ranges.checked({ ...ENDS, countryCode: "FR", locationHint: "R&D <Lyon>" });
            const subnet = ranges.checked(SUBNET);
            const { result, wire } = await ranges.created(ends, async ({ id, outputs }) => {
                let known = outputs;
                expect(await ranges.refreshed(id, known)).toEqual(ends);
                for (const inputs of [subnet, { ...subnet, subnet: "100.66.0.0/30" }, ends, subnet]) {
                    known = await update(ranges.context, { id, olds: known, inputs });
                    expect(await ranges.refreshed(id, known)).toEqual(inputs);
                }
                return id;
            });
            expect(wire).toMatchObject({ id: result, subnetCidr: "100.64.0.0/16", totalIps: "65536", sccmFlag: false });
            expect(await ranges.emulator.control.list("ipRanges")).toEqual([]);
        },
    );

    it("does not take the addresses of one that others have made, and names it before it writes", async () => {
        ranges = await Connected.to(clientConnectorIpRange, {});
        const { control } = ranges.emulator;
        const theirs = { location: "Bron", latitudeInDb: "45.7", longitudeInDb: "4.9" };
        const { id } = await control.create("ipRanges", { ...theirs, name: "Bron", subnetCidr: "100.64.0.0/24" });
        const refused = `firstAddress: the addresses 100.64.0.1 to 100.64.0.200 overlap those of Client Connector IP range "Bron" (${id}), 100.64.0.0/24`;
        await expect(create(ranges.context, { inputs: ranges.checked(ENDS) })).rejects.toThrow(refused);
        const apart = ranges.checked({ ...ENDS, firstAddress: "100.64.1.0", lastAddress: "100.64.1.9" });
        await ranges.created(apart, async (made) => {
            const back = update(ranges.context, { id: made.id, olds: made.outputs, inputs: ranges.checked(ENDS) });
            await expect(back).rejects.toThrow(refused);
            await control.clearRequestLog();
            const described = { ...apart, description: "ours" };
            await update(ranges.context, { id: made.id, olds: made.outputs, inputs: described });
            // What leaves the addresses alone asks nothing more.
            expect((await control.requestLog()).map(({ method }) => method).sort()).toEqual(["GET", "PUT"]);
        });
        const writes = (await control.requestLog()).filter(({ method }) => method === "POST");
        expect(writes).toEqual([]);
    });

    it("is refused by a tenant whose ranges have more than one address, by the property", async () => {
        ranges = await Connected.to(clientConnectorIpRange, { singleAddressRange: "refused" });
        const inputs = ranges.checked({ ...ENDS, lastAddress: ENDS.firstAddress });
        await expect(create(ranges.context, { inputs })).rejects.toThrow(/lastAddress/);
    });
});
