import { describe, expect, test } from "@jest/globals";
import type { WireObject } from "../../../emulator";
import { type CloudSession, openCloud } from "./session";
import { type Item, listOf, membersOf, onlyGroup, openWorld, pathOf } from "./world";

const FORWARDING = "ecRules/ecRdr";
const DNS = "ecRules/ecDns";
const LOGS = "ecRules/self";

const forwarding = (more: WireObject = {}) => ({
    ...{ name: "Lyon to ZIA", type: "EC_RDR", order: 1, rank: 7, forwardMethod: "ZIA" },
    ...more,
});

async function made(session: CloudSession, path: string, intent: object): Promise<Item> {
    const { status, body } = await session.post(path, intent);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return { ...body, id: Number(body.id) };
}

async function refused(session: CloudSession, path: string, intent: object): Promise<unknown> {
    const { status, body } = await session.post(path, intent);
    return `${status} ${body.code} ${body.message}`;
}

const named = async (session: CloudSession, path: string, query = "") =>
    (await listOf(session, `${path}?pageSize=1000${query}`)).map(({ name, order }) => `${order} ${name}`);

describe("a tenant", () => {
    test("has the rules of the service from the start, which cannot be deleted", async () => {
        const session = await openCloud();
        expect(await named(session, FORWARDING)).toEqual([
            "1 ZPA Forwarding Rule",
            "2 Direct rule for Zscaler Cloud Endpoints",
            "3 Direct rule for WAN Destinations Group",
            "4 Direct rule for LAN Destinations Group",
            "5 Client Connector to ZPA",
            "6 ZPA Pool For Stray Traffic",
        ]);
        expect(await named(session, DNS)).toEqual([
            "1 ZPA Resolver",
            "2 Redirect Resolution of Zscaler Domains to WAN CTR",
        ]);
        expect(await named(session, LOGS)).toEqual([]);
        const [rule] = await listOf(session, FORWARDING);
        const { status, body } = await session.delete(`${FORWARDING}/${rule?.id}`);
        expect({ status, code: body.code }).toEqual({ status: 400, code: "INVALID_OPERATION" });
    });

    test("can turn them on", async () => {
        const session = await openCloud();
        const [, rule] = await listOf(session, FORWARDING);
        expect(rule?.state).toBe("DISABLED");
        const { status } = await session.put(`${FORWARDING}/${rule?.id}`, { ...rule, state: "ENABLED" });
        expect(status).toBe(200);
        expect((await session.get(`${FORWARDING}/${rule?.id}`)).body).toMatchObject({ state: "ENABLED", order: 2 });
        const renamed = await session.put(`${FORWARDING}/${rule?.id}`, { ...forwarding({ name: "Ours" }), order: 2 });
        expect(renamed.body.message).toMatch(/name/);
    });

    test("has the gateways of the service", async () => {
        const session = await openCloud();
        expect(await listOf(session, "gateways")).toMatchObject([
            { name: "Default Connector Self", type: "ECSELF", failClosed: false },
            { name: "Default ZIA Gateway", type: "ZIA", failClosed: true, primaryType: "AUTO" },
        ]);
        expect(await listOf(session, "gateways/lite")).toEqual([
            { id: expect.any(Number), name: "Default Connector Self" },
            { id: expect.any(Number), name: "Default ZIA Gateway" },
        ]);
    });
});

describe("the order of rules", () => {
    test("makes room for a new one and closes up behind one that is gone", async () => {
        const session = await openCloud();
        const { id } = await made(session, FORWARDING, forwarding({ order: 1 }));
        await made(session, FORWARDING, forwarding({ name: "Second", order: 2 }));
        expect((await named(session, FORWARDING)).slice(0, 4)).toEqual([
            "1 Lyon to ZIA",
            "2 Second",
            "3 ZPA Forwarding Rule",
            "4 Direct rule for Zscaler Cloud Endpoints",
        ]);
        expect((await session.delete(`${FORWARDING}/${id}`)).status).toBe(204);
        expect((await named(session, FORWARDING)).slice(0, 2)).toEqual(["1 Second", "2 ZPA Forwarding Rule"]);
        expect((await session.get(`${FORWARDING}/${id}`)).status).toBe(404);
    });

    test("follows an update that moves a rule, whichever way", async () => {
        const session = await openCloud();
        const rule = await made(session, LOGS, { name: "A", order: 1, rank: 7 });
        await made(session, LOGS, { name: "B", order: 2, rank: 7 });
        await made(session, LOGS, { name: "C", order: 3, rank: 7 });
        const move = (order: number) => session.put(`${LOGS}/${rule.id}`, { name: "A", order, rank: 7 });
        expect((await move(3)).body.order).toBe(3);
        expect(await named(session, LOGS)).toEqual(["1 B", "2 C", "3 A"]);
        await move(2);
        expect(await named(session, LOGS)).toEqual(["1 B", "2 A", "3 C"]);
        await move(2);
        expect(await named(session, LOGS)).toEqual(["1 B", "2 A", "3 C"]);
    });

    test("leaves no gap, and keeps to the admin ranks", async () => {
        const session = await openCloud();
        expect(await refused(session, LOGS, { name: "A", order: 2, rank: 7 })).toBe(
            "400 INVALID_INPUT_ARGUMENT Rule with rank 7 is not allowed at order 2",
        );
        await made(session, LOGS, { name: "A", order: 1, rank: 3 });
        expect(await refused(session, LOGS, { name: "B", order: 1, rank: 7 })).toMatch(
            /Rule with rank 7 is not allowed at order 1/,
        );
        expect(await refused(session, LOGS, { name: "B", order: 2, rank: 2 })).toMatch(
            /Rule with rank 2 is not allowed at order 2/,
        );
        expect(await named(session, LOGS)).toEqual(["1 A"]);
    });

    test("takes in what another administrator does", async () => {
        const session = await openCloud();
        const theirs = await session.control.create("ecSelf", { name: "Theirs", order: 1, rank: 7 });
        await made(session, LOGS, { name: "Ours", order: 1, rank: 7 });
        expect(await session.control.get("ecSelf", theirs.id)).toMatchObject({ order: 2 });
        await session.control.remove("ecSelf", theirs.id);
        expect(await named(session, LOGS)).toEqual(["1 Ours"]);
    });
});

describe("a rule about groups and locations", () => {
    test("names them, and widens to all when an update leaves them out", async () => {
        const { session, group } = await openWorld();
        const location = group.location as Item;
        const scope = { ecGroups: [{ id: group.id }], locations: [{ id: location.id }] };
        const rule = await made(session, FORWARDING, forwarding(scope));
        expect(rule).toMatchObject({ ecGroups: [{ id: group.id, name: group.name }], locations: [location] });
        const { body } = await session.put(`${FORWARDING}/${rule.id}`, forwarding({ ecGroups: [] }));
        expect(body).not.toHaveProperty("ecGroups");
        expect((await session.get(`${FORWARDING}/${rule.id}`)).body).not.toHaveProperty("locations");
    });

    test("refuses those that are not there, and too many", async () => {
        const { session, group } = await openWorld();
        expect(await refused(session, FORWARDING, forwarding({ ecGroups: [{ id: 1 }] }))).toMatch(/ecGroups/);
        const many = (count: number) => Array.from({ length: count }, () => ({ id: group.id }));
        expect(await refused(session, FORWARDING, forwarding({ ecGroups: many(33) }))).toMatch(/ecGroups/);
        const location = (group.location as Item).id;
        const locations = Array.from({ length: 9 }, () => ({ id: location }));
        expect(await refused(session, FORWARDING, forwarding({ locations }))).toMatch(/locations/);
        expect((await made(session, FORWARDING, forwarding({ ecGroups: many(32) }))).ecGroups).toHaveLength(32);
    });

    test("keeps the last connector of the location's group until it names another place", async () => {
        const { session, group } = await openWorld();
        const [member = group] = membersOf(group);
        const locations = [{ id: (group.location as Item).id }];
        const rule = await made(session, DNS, { name: "Lyon", order: 1, rank: 7, action: "ALLOW", locations });
        const { status, body } = await session.delete(pathOf(group, member));
        expect({ status, ...body }).toEqual({
            status: 400,
            code: "INVALID_OPERATION",
            message: "LOCATION IS ASSOCIATED WITH CONNECTOR RULE(S)",
        });
        await session.put(`${DNS}/${rule.id}`, { name: "Lyon", order: 1, rank: 7, action: "ALLOW" });
        expect((await session.delete(pathOf(group, member))).status).toBe(204);
    });

    test("does not keep a connector beside which there is another", async () => {
        const { session, group } = await openWorld({}, 2);
        const locations = [{ id: (group.location as Item).id }];
        await made(session, LOGS, { name: "Lyon", order: 1, rank: 7, locations });
        const [first = group, second = group] = membersOf(group);
        expect((await session.delete(pathOf(group, first))).status).toBe(204);
        expect((await session.delete(pathOf(group, second))).status).toBe(400);
        expect(membersOf(await onlyGroup(session))).toHaveLength(1);
    });

    test("that names an empty group keeps it where the service cleans up", async () => {
        const { session, group } = await openWorld({ emptyGroup: "removed" });
        const rule = await made(session, LOGS, { name: "Lyon", order: 1, rank: 7, ecGroups: [{ id: group.id }] });
        await session.delete(pathOf(group, membersOf(group)[0] ?? group));
        expect((await session.get(`${LOGS}/${rule.id}`)).body.ecGroups).toEqual([{ id: group.id, name: group.name }]);
    });
});

describe("an update", () => {
    test("from an older version of the rule is refused when it says from which", async () => {
        const session = await openCloud();
        const rule = await made(session, FORWARDING, forwarding());
        await session.control.advance({ seconds: 5 });
        const renewed = await session.put(`${FORWARDING}/${rule.id}`, forwarding({ description: "New" }));
        const { status, body } = await session.put(`${FORWARDING}/${rule.id}`, { ...rule, description: "Newer" });
        expect({ status, code: body.code }).toEqual({ status: 409, code: "STALE_CONFIGURATION_ERROR" });
        const current = { ...forwarding(), lastModifiedTime: renewed.body.lastModifiedTime };
        expect((await session.put(`${FORWARDING}/${rule.id}`, current)).status).toBe(200);
        expect((await session.put(`${FORWARDING}/${rule.id}`, forwarding())).status).toBe(200);
    });

    test("says who saved it last, and is to be activated", async () => {
        const session = await openCloud();
        const rule = await made(session, FORWARDING, forwarding());
        expect(rule.lastModifiedBy).toMatchObject({ name: "API Client" });
        expect(await session.control.cloud.activation()).toMatchObject({ pendingWrites: 1 });
    });
});

describe("a traffic forwarding rule", () => {
    test.each([
        [{ rank: undefined }, /rank/],
        [{ type: undefined }, /type/],
        [{ type: "EC_DNS" }, /type/],
        [{ name: "n".repeat(32) }, /name/],
        [{ forwardMethod: "PROXY" }, /forwardMethod/],
        [{ destCountries: ["FR"] }, /destCountries/],
        [{ forwardMethod: "LOCAL_SWITCH" }, /LOCAL_SWITCH needs/],
        [{ srcIps: ["10.0.0.0/8"], destAddresses: ["10.0.0.0/8"] }, /must not be equal/],
        [{ forwardMethod: "ECZPA", destAddresses: ["10.0.0.1"] }, /destAddresses/],
        [{ zpaApplicationSegmentGroups: [{ id: 1 }] }, /zpaApplicationSegmentGroups/],
        [{ destWorkloadGroups: [{ id: 1 }] }, /destWorkloadGroups/],
        [{ proxyGateway: { id: 1 } }, /proxyGateway/],
    ])("with %o is refused", async (wrong, message) => {
        const session = await openCloud();
        expect(await refused(session, FORWARDING, forwarding(wrong))).toMatch(message);
    });

    test("refers to gateways, address groups and services", async () => {
        const session = await openCloud();
        const gateways = await listOf(session, "gateways");
        const { id } = await session.control.create("ecIpSourceGroup", {
            name: "Offices",
            ipAddresses: ["10.0.0.0/8"],
        });
        expect(await listOf(session, "ipSourceGroups")).toMatchObject([{ id: Number(id), name: "Offices" }]);
        const proxyGateway = gateways.find(({ type }) => type === "ZIA");
        const intent = forwarding({ proxyGateway, srcIpGroups: [{ id: Number(id) }], destCountries: ["COUNTRY_FR"] });
        expect(await made(session, FORWARDING, intent)).toMatchObject({
            proxyGateway: { id: proxyGateway?.id, name: "Default ZIA Gateway" },
            srcIpGroups: [{ id: Number(id), name: "Offices" }],
            destCountries: ["COUNTRY_FR"],
            state: "ENABLED",
        });
    });

    test("is found by a part of what it says", async () => {
        const { session, group } = await openWorld();
        const locations = [{ id: (group.location as Item).id }];
        await made(session, FORWARDING, forwarding({ description: "For the lab", locations }));
        for (const query of ["ruleName=lyon", "ruleDescription=LAB", "ruleForwardMethod=ZIA", "location=us-west"]) {
            expect([query, await named(session, FORWARDING, `&${query}`)]).toEqual([query, ["1 Lyon to ZIA"]]);
        }
        expect(await named(session, FORWARDING, "&ruleOrder=7")).toEqual(["7 ZPA Pool For Stray Traffic"]);
        expect((await named(session, FORWARDING, "&sortBy=name&sortOrder=desc"))[0]).toMatch(/ZPA Pool/);
        expect((await session.get(`${FORWARDING}/count`)).body).toEqual({ count: 7 });
        expect((await session.get(`${FORWARDING}/count?predefinedRuleCount=true`)).body).toEqual({ count: 6 });
    });
});

describe("a DNS control rule", () => {
    test("that redirects says where to", async () => {
        const session = await openCloud();
        const rule = { name: "To Lyon", order: 1, rank: 7, action: "REDIR_REQ" };
        expect(await refused(session, DNS, rule)).toMatch(/dnsGateway/);
        const { id } = await session.control.create("ecDnsGateway", { name: "Lyon", primaryIp: "10.0.0.53" });
        const dnsGateway = { id: Number(id) };
        expect(await refused(session, DNS, { ...rule, action: "BLOCK", dnsGateway })).toMatch(/dnsGateway/);
        expect(await made(session, DNS, { ...rule, dnsGateway })).toMatchObject({
            type: "EC_DNS",
            dnsGateway: { name: "Lyon" },
            predefined: false,
        });
    });
});
