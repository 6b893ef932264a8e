import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { check } from "../../../provider/check/check";
import type { Values } from "../../../provider/contract/values";
import { create, read, remove, update } from "../../../provider/lifecycle/lifecycle";
import { disagreements, remember } from "../../../provider/run/agreement";
import { applicationSegment } from "../../../provider/zpa/applicationSegment";
import { LYON_ON_THE_WIRE } from "../../engine/programs";
import { Connected } from "../connected";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const WIKI = { name: "Wiki", domainNames: ["wiki.example.com"], tcpPorts: 443, segmentGroup: "216196257331404637" };
const ENTRY = 'must be a port such as 443, or a range such as "8000-8010"';
const PORT = "must be a whole number from 1 to 65535";
const APPLICATION =
    'must be a domain name such as "web.example.com" or "*.example.com", an IP address such as "10.1.0.10", ' +
    'or a subnet such as "10.1.0.0/16"';

const segment = (more: object) => check(applicationSegment, { ...WIKI, ...more });
const reasons = (more: object) =>
    Object.fromEntries(segment(more).failures.map(({ property, reason }) => [property, reason]));

describe("what a segment may not be", () => {
    it.each([
        ["tcpPorts", 0, PORT],
        ["tcpPorts", "0-80", PORT],
        ["udpPorts", 65_536, PORT],
        ["udpPorts", [53, "1-70000"], `[1] "1-70000" ${PORT}`],
        ["tcpPorts", 44.3, PORT],
        ["tcpPorts", -1, PORT],
        ["tcpPorts", "8010-8000", "is in descending order; write the lower port first"],
        [
            "tcpPorts",
            ["8000-8010", 443, "8005-8020"],
            '[2] "8005-8020" overlaps with an earlier entry; merge the two ranges',
        ],
        ["tcpPorts", ["443", 443], "[1] 443 overlaps with an earlier entry; merge the two ranges"],
        ["tcpPorts", ["1-65535", 22], "[1] 22 overlaps with an earlier entry; merge the two ranges"],
        ["tcpPorts", "https", ENTRY],
        ["tcpPorts", ["443,8443"], `[0] "443,8443" ${ENTRY}`],
        ["udpPorts", { from: 1, to: 2 }, 'must be a port such as 443, a range such as "8000-8010", or a list of them'],
        ["tcpPorts", [443, true], `[1] true ${ENTRY}`],
        ["tcpPorts", [], "must not be empty; set a value or omit the property"],
        ["domainNames", [], "must not be empty; set a value or omit the property"],
        [
            "domainNames",
            ["a.com", "WIKI.example.com", "A.com"],
            '[2] "A.com" is a duplicate; names are case-insensitive',
        ],
        ["domainNames", ["*", "a.com"], '[0] "*" must be the only entry, because it matches every name'],
        ["domainNames", ["https://a.com"], `[0] "https://a.com" ${APPLICATION}`],
        ["domainNames", ["a.com", "a com"], `[1] "a com" ${APPLICATION}`],
        ["domainNames", ["10.1.0.1-10"], `[0] "10.1.0.1-10" ${APPLICATION}`],
        ["domainNames", ["10.1.0.300"], `[0] "10.1.0.300" ${APPLICATION}`],
        ["domainNames", ["wiki.*.com"], `[0] "wiki.*.com" ${APPLICATION}`],
        ["segmentGroup", "Intranet", "must be the id of an object, a numeric string"],
        ["serverGroups", [], "must not be empty; set a value or omit the property"],
        ["bypass", "Sometimes", 'must be one of "Use Client Forwarding Policy", "Always", "On Corporate Network"'],
        ["icmpAccess", true, 'must be one of "Disabled", "Ping", "Ping and Traceroute"'],
    ])("%s: %j", (property, value, reason) => {
        expect(reasons({ [property]: value })).toEqual({ [property]: reason });
    });

    it.each([
        [
            { tcpPorts: undefined },
            "tcpPorts",
            "is required if neither udpPorts nor icmpAccess is set, because the segment would have no reachable port",
        ],
        [
            { healthReporting: "Continuous", tcpPorts: "8000-8008", udpPorts: [53, 123] },
            "healthReporting",
            'cannot be "Continuous" for more than 10 ports; use "On Access" or fewer ports',
        ],
        [
            { healthReporting: "Continuous", domainNames: ["*"] },
            "healthReporting",
            'cannot be "Continuous" for the domain name "*"; use "On Access" or list the domain names',
        ],
        [
            { healthReporting: "Continuous", multimatch: true },
            "healthReporting",
            'cannot be "Continuous" with multimatch; use "On Access" or "None", or omit multimatch',
        ],
        [
            { multimatch: true, sourceIpAnchoring: true },
            "multimatch",
            "cannot be combined with sourceIpAnchoring; set one of them to false",
        ],
        [
            { multimatch: true, inspectTrafficWithZia: true },
            "multimatch",
            "cannot be combined with inspectTrafficWithZia; set one of them to false",
        ],
        [
            { multimatch: true, doubleEncryption: true },
            "multimatch",
            "cannot be combined with doubleEncryption; set one of them to false",
        ],
        [
            { doubleEncryption: true, sourceIpAnchoring: true },
            "doubleEncryption",
            "cannot be combined with sourceIpAnchoring; set one of them to false",
        ],
        [
            { appConnectorSelection: "Closer to Application", udpPorts: 53 },
            "appConnectorSelection",
            'can be "Closer to Application" only for TCP; omit udpPorts or put them into a separate segment',
        ],
        [
            { appConnectorSelection: "Closer to Application", healthReporting: "None" },
            "appConnectorSelection",
            'cannot be "Closer to Application" with healthReporting "None"; change one of the two',
        ],
        [
            { bypass: "Always", bypassDuringReauthentication: true },
            "bypassDuringReauthentication",
            'has no effect with bypass "Always"; omit it',
        ],
    ])("%j", (more, property, reason) => {
        expect(reasons(more)).toEqual({ [property]: reason });
    });

    it("lacks what the service cannot do without", () => {
        const { failures } = check(applicationSegment, { name: "Wiki", icmpAccess: "Ping" });
        expect(failures).toEqual([
            { property: "domainNames", reason: "is required" },
            { property: "segmentGroup", reason: "is required" },
        ]);
    });
});

describe("what a segment may be", () => {
    it.each([
        [{ tcpPorts: undefined, udpPorts: 53 }],
        [{ tcpPorts: undefined, icmpAccess: "Ping" }],
        [{ tcpPorts: UNKNOWN, healthReporting: "Continuous" }],
        [{ tcpPorts: ["80-90", "91-95"], udpPorts: "80-90" }],
        [{ domainNames: ["*"] }],
        [{ domainNames: ["intranet", "_ldap._tcp.example.com", "10.1.0.10", "10.1.0.0/16", "2001:db8::/32", "::1"] }],
        [{ healthReporting: "Continuous", tcpPorts: "8000-8004", udpPorts: "8000-8004", domainNames: ["*.a.com"] }],
        [{ appConnectorSelection: "Closer to Application" }],
        [{ multimatch: true, healthReporting: "None" }],
    ])("%j", (more) => {
        expect(segment(more).failures).toEqual([]);
    });

    it.each([
        [{ tcpPorts: 443 }, { tcpPorts: ["443"] }],
        [{ tcpPorts: "0443" }, { tcpPorts: ["443-443"] }],
        [{ tcpPorts: [8443, "80-90", "443"] }, { tcpPorts: ["80-90", 443, "8443"] }],
        [{ domainNames: ["B.example.com", "a.example.com"] }, { domainNames: ["a.example.com", "b.EXAMPLE.com"] }],
        [{ serverGroups: ["2", "1", "2"] }, { serverGroups: ["1", "2"] }],
        [
            {},
            {
                healthReporting: "On Access",
                useCnames: true,
                passiveHealth: true,
                bypass: "Use Client Forwarding Policy",
            },
        ],
    ])("%j is kept like %j", (one, other) => {
        expect(segment(one).failures).toEqual([]);
        expect(segment(one).inputs).toEqual(segment(other).inputs);
    });

    it("has its ports in ascending order, as texts", () => {
        expect(segment({ tcpPorts: [8443, "80-90", 443] }).inputs.tcpPorts).toEqual(["80-90", "443", "8443"]);
    });
});

describe("a segment in a tenant", () => {
    let segments: Connected;
    let group: string;
    beforeEach(async () => {
        segments = await Connected.to(applicationSegment, {});
        group = String((await segments.emulator.control.create("segmentGroup", { name: "Intranet" })).id);
    });
    afterEach(() => segments?.close());
    const declared = (more: object = {}): Values => segments.checked({ ...WIKI, segmentGroup: group, ...more });

    /** The id of a server group with a connector group of its own. */
    async function reachedThrough(more: Record<string, boolean>): Promise<string> {
        const { control } = segments.emulator;
        const connectors = await control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, ...more });
        const appConnectorGroups = [{ id: connectors.id }];
        const servers = { name: "Lyon", enabled: true, dynamicDiscovery: true, appConnectorGroups };
        return String((await control.create("serverGroup", servers)).id);
    }

    /** Ascending ranges with a gap between any two, so that nothing touches. */
    const ports = fc.uniqueArray(fc.integer({ min: 1, max: 65_535 }), { minLength: 2, maxLength: 12 }).map((bounds) => {
        const sorted = [...bounds].sort((a, b) => a - b);
        return sorted.flatMap((from, index) => (index % 2 === 0 ? [`${from}-${sorted[index + 1] ?? from}`] : []));
    });

    it("reads back with whatever ports it has, and takes others instead", async () => {
        await fc.assert(
            fc.asyncProperty(ports, ports, async (first, second) => {
                const olds = declared({ tcpPorts: first, udpPorts: second });
                const news = declared({ udpPorts: first });
                await segments.created(olds, async ({ id, outputs }) => {
                    expect(await segments.refreshed(id, outputs)).toEqual(olds);
                    const after = await update(segments.context, { id, olds: outputs, inputs: news });
                    expect(await segments.refreshed(id, after)).toEqual(news);
                });
            }),
            { numRuns: 25 },
        );
    });

    it("lets go of ports that are taken out of the program, in both forms of the wire", async () => {
        const { wire } = await segments.created(declared({ udpPorts: ["53", "100-200"] }), async ({ id, outputs }) => {
            await update(segments.context, { id, olds: outputs, inputs: declared() });
        });
        expect(wire.tcpPortRange).toEqual([{ from: "443", to: "443" }]);
        expect(wire.udpPortRange).toBeUndefined();
    });

    it("keeps ports and server groups that the program never spoke of", async () => {
        const { control } = segments.emulator;
        const id = await reachedThrough({});
        const { wire } = await segments.created(declared(), async (made) => {
            const theirs = { udpPortRanges: ["53", "53"], serverGroups: [{ id }], futureFlag: { deep: [1] } };
            await control.change("application", made.id, theirs);
            await update(segments.context, {
                id: made.id,
                olds: made.outputs,
                inputs: declared({ description: "ours" }),
            });
        });
        expect(wire).toMatchObject({
            description: "ours",
            udpPortRanges: ["53", "53"],
            serverGroups: [{ id }],
            futureFlag: { deep: [1] },
        });
    });

    it("says at once that nothing behind it is there in a disaster, until something is", async () => {
        const reached = await reachedThrough({ useInDrMode: true });
        await segments.created(declared({ disasterRecovery: true }), async ({ id, outputs }) => {
            expect(outputs.disasterRecoveryIncomplete).toBe(true);
            const inputs = declared({ disasterRecovery: true, serverGroups: [reached] });
            const after = await update(segments.context, { id, olds: outputs, inputs });
            expect(after).not.toHaveProperty("disasterRecoveryIncomplete");
            expect(await read(segments.context, { id, known: after })).not.toHaveProperty("disasterRecoveryIncomplete");
        });
    });

    it("is deleted although it is in a segment group, which stays", async () => {
        const { id, outputs } = await create(segments.context, { inputs: declared() });
        await remove(segments.context, { id, outputs });
        const { control } = segments.emulator;
        expect(await control.list("application")).toEqual([]);
        expect((await control.list("segmentGroup")).map((object) => object.id)).toContain(group);
        await remove(segments.context, { id, outputs });
    });

    it("cannot change how it matches while another segment of its domain name matches otherwise", async () => {
        await segments.created(declared({ name: "Other" }), () =>
            segments.created(declared(), async ({ id, outputs }) => {
                const changing = update(segments.context, {
                    id,
                    olds: outputs,
                    inputs: declared({ multimatch: true }),
                });
                await expect(changing).rejects.toThrow(
                    /this program does not set it to true for application segment "Other" .*Nothing was changed/s,
                );
            }),
        );
    });

    it("changes how it matches together with those that share its domain names, directly or not", async () => {
        const names = (...domainNames: string[]) => ({ domainNames });
        const three = [
            { name: "A", ...names("a.example.com", "shared.example.com") },
            { name: "B", ...names("shared.example.com", "b.example.com") },
            { name: "C", ...names("B.example.com") },
        ];
        const made = await Promise.all(three.map((more) => create(segments.context, { inputs: declared(more) })));
        const wanted = three.map((more) => declared({ ...more, multimatch: true }));
        for (const inputs of wanted) remember(applicationSegment, inputs, undefined, segments.backend);
        const { control } = segments.emulator;
        await control.clearRequestLog();
        const changed = await Promise.all(
            made.map(({ id, outputs }, at) =>
                update(segments.context, { id, olds: outputs, inputs: wanted[at] ?? {} }),
            ),
        );
        expect(changed).toMatchObject([{ multimatch: true }, { multimatch: true }, { multimatch: true }]);
        for (const segment of await control.list("application")) {
            expect(segment).toMatchObject({ matchStyle: "INCLUSIVE" });
        }
        const together = (await control.requestLog()).filter(({ path }) => path.endsWith("/bulkUpdateMultiMatch"));
        expect(together).toHaveLength(1);
        // A new one that shares a domain name with them does not turn it off for them.
        const refused = create(segments.context, { inputs: declared({ name: "D", ...names("a.example.com") }) });
        await expect(refused).rejects.toThrow('does not set it to false for application segment "A"');
        for (const { id, outputs } of made) await remove(segments.context, { id, outputs });
    });

    it("has to match as the others of the program that share its domain names", () => {
        const siblings = [{ name: "Other", multimatch: false }];
        expect(disagreements(applicationSegment, declared({ multimatch: true }), siblings)).toEqual([
            {
                property: "multimatch",
                reason: 'must have the same value as in "Other", which is false: application segments that share a domain name must have the same multimatch',
            },
        ]);
        expect(disagreements(applicationSegment, declared({ multimatch: false }), siblings)).toEqual([]);
    });
});
