import { expect, test } from "@jest/globals";
import type { WireObject } from "../../../emulator";
import { openSession, type Session } from "../session";

const PATH = "v1/application";
const BULK = `${PATH}/bulkUpdateMultiMatch`;
const REFERENCES = `${PATH}/multimatchUnsupportedReferences`;
const SHARED = "wiki.example.com";

/** Creates segments of these names in one segment group; all have one domain name in common. */
async function segments(session: Session, ...names: string[]): Promise<string[]> {
    const { body } = await session.post("v1/segmentGroup", { name: `Group of ${names}`, enabled: true });
    const ids: string[] = [];
    for (const name of names) ids.push(await segment(session, String(body.id), { name }));
    return ids;
}

async function segment(session: Session, segmentGroupId: string, more: WireObject): Promise<string> {
    const { status, body } = await session.post(PATH, { segmentGroupId, domainNames: [SHARED], ...more });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return String(body.id);
}

const groupOf = async (session: Session, id: string) =>
    String((await session.get(`${PATH}/${id}`)).body.segmentGroupId);

const styles = async (session: Session, ids: string[]) =>
    Promise.all(ids.map(async (id) => (await session.get(`${PATH}/${id}`)).body.matchStyle));

test("segments that share a domain name change their match style together", async () => {
    const session = await openSession();
    const ids = await segments(session, "a", "b", "c");
    // The documented form: ids as JSON numbers, which no double holds exactly.
    const sent = `{"applicationIds":[${ids}],"matchStyle":"INCLUSIVE"}`;
    expect(await session.put(BULK, sent)).toMatchObject({ status: 204, text: "" });
    expect(await styles(session, ids)).toEqual(["INCLUSIVE", "INCLUSIVE", "INCLUSIVE"]);
    expect((await session.put(BULK, { applicationIds: ids, matchStyle: "EXCLUSIVE" })).status).toBe(204);
    expect(await styles(session, ids)).toEqual(["EXCLUSIVE", "EXCLUSIVE", "EXCLUSIVE"]);
});

test("one that is left out is named, and nothing changes", async () => {
    const session = await openSession();
    const [a = "", b = "", c = ""] = await segments(session, "a", "b", "c");
    const { status, body } = await session.put(BULK, { applicationIds: [a, b], matchStyle: "INCLUSIVE" });
    expect([status, body]).toEqual([
        400,
        {
            code: "multimatch.inconsistent.missing.apps",
            message: `The following application(s) are missing from the request but are required for the update: [${c}]`,
        },
    ]);
    expect(await styles(session, [a, b, c])).toEqual(["EXCLUSIVE", "EXCLUSIVE", "EXCLUSIVE"]);
});

test.each([
    ["double encryption", { doubleEncrypt: true }, "Double Encryption"],
    ["a source address that is anchored", { ipAnchored: true }, "Source IP Anchor"],
    [
        "a console of privileged access",
        {
            commonAppsDto: {
                appsConfig: [
                    {
                        enabled: true,
                        domain: SHARED,
                        applicationPort: "22",
                        applicationProtocol: "SSH",
                        appTypes: ["SECURE_REMOTE_ACCESS"],
                    },
                ],
            },
        },
        "SECURE_REMOTE_ACCESS",
    ],
])("%s excludes it, in bulk and alone, and nothing changes", async (_, more: WireObject, feature) => {
    const session = await openSession();
    const [plain = ""] = await segments(session, "plain");
    const group = await groupOf(session, plain);
    const other = await segment(session, group, { name: "Legacy App", ...more });
    const refusal = {
        code: "features.not.supported.for.multimatch",
        message: `The following features [${feature}] are not supported for multimatch in application segment Legacy App`,
    };
    const ids = [plain, other];
    const bulk = await session.put(BULK, { applicationIds: ids, matchStyle: "INCLUSIVE" });
    expect([bulk.status, bulk.body]).toEqual([400, refusal]);
    expect(await styles(session, ids)).toEqual(["EXCLUSIVE", "EXCLUSIVE"]);
    await session.delete(`${PATH}/${plain}?forceDelete=true`);
    expect((await session.put(`${PATH}/${other}`, { name: "Legacy App", matchStyle: "INCLUSIVE" })).body).toEqual(
        refusal,
    );
});

test.each([
    ["no ids", { applicationIds: [], matchStyle: "INCLUSIVE" }, "missing.mandatory.params", ["applicationIds"]],
    ["no style", { applicationIds: ["1"] }, "missing.mandatory.params", ["matchStyle"]],
    ["another style", { applicationIds: ["1"], matchStyle: "BOTH" }, "invalid.resource.argument", ["matchStyle"]],
    ["an unknown id", { applicationIds: ["1"], matchStyle: "INCLUSIVE" }, "resource.not.found", ["1"]],
])("a bulk update with %s is refused", async (_, body, id, params) => {
    const session = await openSession();
    const refused = await session.put(BULK, body);
    expect([refused.status, refused.body.id, refused.body.params]).toEqual([400, id, params]);
});

test("a segment that the service itself manages is refused, and the others stay as they are", async () => {
    const session = await openSession();
    const [a = "", b = ""] = await segments(session, "a", "b");
    await session.control.change("application", b, { zscalerManaged: true });
    const { status } = await session.put(BULK, { applicationIds: [a, b], matchStyle: "INCLUSIVE" });
    expect([status, await styles(session, [a, b])]).toEqual([403, ["EXCLUSIVE", "EXCLUSIVE"]]);
});

test("alone, a segment cannot bring a second style to a domain name: updated, created, or by a new name", async () => {
    const session = await openSession();
    const [first = ""] = await segments(session, "first", "second");
    const segmentGroupId = await groupOf(session, first);
    const inclusive = { name: "third", segmentGroupId, domainNames: [SHARED], matchStyle: "INCLUSIVE" };
    const third = await segment(session, segmentGroupId, { ...inclusive, domainNames: ["docs.example.com"] });
    for (const refused of [
        await session.put(`${PATH}/${first}`, { name: "first", matchStyle: "INCLUSIVE" }),
        await session.post(PATH, { ...inclusive, name: "fourth" }),
        await session.put(`${PATH}/${third}`, inclusive),
    ]) {
        expect([refused.status, refused.body.id]).toEqual([400, "domain.match.style.overlapping"]);
    }
    const untouched = { name: "first", description: "Only this changes" };
    expect((await session.put(`${PATH}/${first}`, untouched)).status).toBe(204);
});

test("what stands in the way of it is listed by domain name", async () => {
    const session = await openSession();
    const [plain = ""] = await segments(session, "plain");
    const segmentGroupId = await groupOf(session, plain);
    const legacy = await segment(session, segmentGroupId, {
        name: "Legacy App",
        domainNames: ["legacy.example.com", "old.example.com"],
        doubleEncrypt: true,
        tcpPortRanges: ["443", "443"],
    });
    const asked = await session.post(REFERENCES, ["WIKI.example.com", "legacy.example.com", "unknown.example.com"]);
    expect([asked.status, asked.body]).toEqual([
        200,
        [
            {
                id: plain,
                appSegmentName: "plain",
                domains: [SHARED],
                matchStyle: "EXCLUSIVE",
                tcpPorts: [],
                udpPorts: [],
                microtenantName: "Default",
                unsupportedFeatures: [],
            },
            {
                id: legacy,
                appSegmentName: "Legacy App",
                domains: ["legacy.example.com", "old.example.com"],
                matchStyle: "EXCLUSIVE",
                tcpPorts: ["443", "443"],
                udpPorts: [],
                microtenantName: "Default",
                unsupportedFeatures: ["Double Encryption"],
            },
        ],
    ]);
    expect((await session.post(REFERENCES, [])).body).toEqual({
        message: "Domain(s) are not provided for checking multimatch unsupported features",
    });
});
