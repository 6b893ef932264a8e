import { expect, test } from "@jest/globals";
import type { Switches, WireObject } from "../../../emulator";
import { openSession, type Session } from "../session";

/** A tenant with a segment in the microtenant Madrid, and other microtenants to share it with. */
async function world(switches: Partial<Switches> = {}) {
    const session = await openSession({ switches });
    const madrid = await microtenant(session, "Madrid");
    return {
        session,
        madrid,
        porto: await microtenant(session, "Porto"),
        lisboa: await microtenant(session, "Lisboa"),
        wiki: await segment(session, madrid),
    };
}

async function microtenant(session: Session, name: string): Promise<string> {
    return String((await session.control.create("microtenants", { name, enabled: true })).id);
}

async function segment(session: Session, microtenantId: string, name = "Wiki"): Promise<string> {
    const scope = `microtenantId=${microtenantId}`;
    const { body: group } = await session.post(`v1/segmentGroup?${scope}`, { name: `Group of ${name}` });
    const domainNames = [`${name.toLowerCase()}.example.com`];
    const { status, body } = await session.post(`v1/application?${scope}`, {
        name,
        enabled: true,
        domainNames,
        segmentGroupId: group.id,
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return String(body.id);
}

const at = (id: string, microtenantId: string) => `v1/application/${id}?microtenantId=${microtenantId}`;

const share = (session: Session, id: string, microtenantId: string, shareToMicrotenants: unknown) =>
    session.put(`v1/application/${id}/share?microtenantId=${microtenantId}`, { shareToMicrotenants });

async function listed(session: Session, microtenantId: string): Promise<WireObject[]> {
    return (await session.get(`v1/application?microtenantId=${microtenantId}`)).body.list ?? [];
}

test("a segment is shared with exactly the microtenants of the last list, and an empty list ends it", async () => {
    const { session, madrid, porto, lisboa, wiki } = await world();
    const details = async () => (await session.get(at(wiki, madrid))).body.sharedMicrotenantDetails;
    expect(await details()).toBeUndefined();

    const { status, text } = await share(session, wiki, madrid, [porto]);
    expect([status, text]).toEqual([204, ""]);
    const toPorto = { sharedToMicrotenants: [{ id: porto, name: "Porto" }] };
    expect(await details()).toEqual(toPorto);
    expect((await listed(session, madrid))[0]?.sharedMicrotenantDetails).toEqual(toPorto);

    // As Go clients send it, and as the published collection of calls does.
    const go = { applicationId: wiki, microtenantId: madrid, shareToMicrotenants: [lisboa] };
    expect((await session.put(`v1/application/${wiki}/share?microtenantId=${madrid}`, go)).status).toBe(204);
    expect(await details()).toEqual({ sharedToMicrotenants: [{ id: lisboa, name: "Lisboa" }] });
    const long = `{"shareToMicrotenants":[${porto}]}`;
    expect((await session.put(`v1/application/${wiki}/share?microtenantId=${madrid}`, long)).status).toBe(204);
    expect(await details()).toEqual(toPorto);

    expect((await share(session, wiki, madrid, [])).status).toBe(204);
    expect(await details()).toBeUndefined();
});

test("a microtenant sees what is shared with it, and whose it is, and can change nothing of it", async () => {
    const { session, madrid, porto, lisboa, wiki } = await world();
    expect(await listed(session, porto)).toEqual([]);
    await share(session, wiki, madrid, [porto]);
    const shared = {
        id: wiki,
        readOnly: true,
        sharedMicrotenantDetails: { sharedFromMicrotenant: { id: madrid, name: "Madrid" } },
    };
    expect(await listed(session, porto)).toMatchObject([shared]);
    expect((await session.get(at(wiki, porto))).body).toMatchObject(shared);
    expect((await session.get(at(wiki, lisboa))).status).toBe(400);
    // Who names no microtenant is shown it once, as its own microtenant sees it.
    const everywhere = (await session.get("v1/application")).body.list ?? [];
    expect(everywhere.map(({ id, readOnly }) => [id, readOnly])).toEqual([[wiki, false]]);

    for (const refused of [
        await session.put(at(wiki, porto), { description: "ours" }),
        await session.delete(`${at(wiki, porto)}&forceDelete=true`),
        await share(session, wiki, porto, [lisboa]),
        await session.put(`v1/application/bulkUpdateMultiMatch?microtenantId=${porto}`, {
            applicationIds: [wiki],
            matchStyle: "INCLUSIVE",
        }),
    ]) {
        expect([refused.status, refused.body.id]).toEqual([403, "access.denied"]);
    }
});

test.each([
    ["no list", undefined, "missing.mandatory.params"],
    ["null", null, "missing.mandatory.params"],
    ["its own microtenant", "madrid", "invalid.resource.argument"],
    ["one that does not exist", "7", "invalid.resource.argument"],
    ["the Default one", "0", "invalid.resource.argument"],
    ["one twice", "twice", "invalid.resource.argument"],
])("sharing is refused with %s", async (_, named, id) => {
    const { session, madrid, porto, wiki } = await world();
    const lists: Record<string, string[]> = { madrid: [madrid], twice: [porto, porto] };
    const sent = typeof named === "string" ? (lists[named] ?? [named]) : named;
    const { status, body } = await share(session, wiki, madrid, sent);
    expect([status, body.id, body.params]).toEqual([400, id, ["shareToMicrotenants"]]);
});

test("the Default microtenant shares and receives nothing, unless the switch says so", async () => {
    const { session, madrid, porto, wiki } = await world();
    const own = await segment(session, "0", "Own");
    expect((await share(session, own, "0", [porto])).body.params).toEqual(["microtenantId"]);
    expect((await share(session, own, "0", [])).status).toBe(204);
    await session.control.set({ defaultSharing: "allowed" });
    expect((await share(session, own, "0", [porto])).status).toBe(204);
    expect((await share(session, wiki, madrid, ["0"])).status).toBe(204);
    const received = { sharedMicrotenantDetails: { sharedFromMicrotenant: { id: "0", name: "Default" } } };
    expect(await listed(session, porto)).toMatchObject([received]);
});

test("an update of the segment ends its sharing, unless the switch says so", async () => {
    const { session, madrid, porto, wiki } = await world();
    const details = async () => (await session.get(at(wiki, madrid))).body.sharedMicrotenantDetails;
    await share(session, wiki, madrid, [porto]);
    const { body } = await session.get(at(wiki, madrid));
    expect((await session.put(at(wiki, madrid), { ...body, shareToMicrotenants: [porto] })).status).toBe(204);
    expect(await details()).toBeUndefined();
    await session.control.set({ sharingOnUpdate: "kept" });
    await share(session, wiki, madrid, [porto]);
    expect((await session.put(at(wiki, madrid), { description: "ours" })).status).toBe(204);
    expect(await details()).toEqual({ sharedToMicrotenants: [{ id: porto, name: "Porto" }] });
});

test("a segment is not deleted while it is shared, unless the switch says so", async () => {
    const { session, madrid, porto, wiki } = await world();
    await share(session, wiki, madrid, [porto]);
    const remove = () => session.delete(`${at(wiki, madrid)}&forceDelete=true`);
    expect((await remove()).body.reason).toBe("Resource is being referenced in Microtenant : Porto.");
    await session.control.set({ sharedDeletion: "deletes" });
    expect((await remove()).status).toBe(204);
    expect(await listed(session, porto)).toEqual([]);
});

test("a microtenant is not deleted while a segment is shared with it", async () => {
    const { session, madrid, porto, wiki } = await world();
    await share(session, wiki, madrid, [porto]);
    const remove = () => session.delete(`v1/microtenants/${porto}`);
    expect((await remove()).body.reason).toBe("Resource is being referenced in Application : Wiki.");
    await share(session, wiki, madrid, []);
    expect((await remove()).status).toBe(204);
});

test.each(["same", "other"] as const)(
    "rules name a shared segment by the %s id, which ends neither its sharing nor the segment",
    async (sharedSegmentId) => {
        const { session, madrid, porto, wiki } = await world({ sharedSegmentId, sharedDeletion: "deletes" });
        const { body: policy } = await session.get(`v1/policySet/policyType/ACCESS_POLICY?microtenantId=${porto}`);
        const rule = (id: unknown) =>
            session.post(`v1/policySet/${policy.id}/rule?microtenantId=${porto}`, {
                name: "Rule",
                action: "ALLOW",
                conditions: [{ operands: [{ objectType: "APP", lhs: "id", rhs: id }] }],
            });
        expect((await rule(wiki)).status).toBe(400);
        await share(session, wiki, madrid, [porto]);
        const [received] = await listed(session, porto);
        expect(received?.id === wiki).toBe(sharedSegmentId === "same");
        const { status, body } = await rule(received?.id);
        expect(status).toBe(201);

        const named = { status: 400, body: expect.objectContaining({ id: "resource.referenced" }) };
        expect(await share(session, wiki, madrid, [])).toMatchObject(named);
        expect(await session.delete(`${at(wiki, madrid)}&forceDelete=true`)).toMatchObject(named);
        await session.delete(`v1/policySet/${policy.id}/rule/${body.id}?microtenantId=${porto}`);
        expect((await share(session, wiki, madrid, [])).status).toBe(204);
    },
);

test("what a microtenant has under an id of its own follows the segment", async () => {
    const { session, madrid, porto, wiki } = await world({ sharedSegmentId: "other", sharingOnUpdate: "kept" });
    await share(session, wiki, madrid, [porto]);
    const [received] = await listed(session, porto);
    const id = String(received?.id);
    const from = { sharedMicrotenantDetails: { sharedFromMicrotenant: { id: madrid, name: "Madrid" } } };
    expect(received).toMatchObject({ name: "Wiki", readOnly: true, microtenantId: porto, ...from });
    expect(received).not.toHaveProperty("segmentGroupId");
    await session.put(at(wiki, madrid), { description: "ours", matchStyle: "INCLUSIVE" });
    expect((await session.get(at(id, porto))).body).toMatchObject({
        description: "ours",
        matchStyle: "INCLUSIVE",
        ...from,
    });
    await session.control.set({ sharingOnUpdate: "ended" });
    await session.put(at(wiki, madrid), { description: "mine" });
    expect(await listed(session, porto)).toEqual([]);
});
