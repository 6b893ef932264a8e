import { afterEach, describe, expect, it } from "@jest/globals";
import type { Switches } from "pulumi-zscaler/emulator";
import { check } from "../../../provider/check/check";
import type { Values } from "../../../provider/contract/values";
import { create, read, remove, update } from "../../../provider/lifecycle/lifecycle";
import { PartialFailureError } from "../../../provider/lifecycle/partialFailure";
import { Importing } from "../../../provider/queries/importEntry";
import { find } from "../../../provider/queries/query";
import { Session } from "../../../provider/session";
import { accessRule } from "../../../provider/zpa/accessRule";
import { applicationSegment } from "../../../provider/zpa/applicationSegment";
import { microtenant } from "../../../provider/zpa/microtenant";
import { serverGroup } from "../../../provider/zpa/serverGroup";
import { LYON_ON_THE_WIRE } from "../../engine/programs";
import { settingsOf } from "../../settings";
import { Connected } from "../connected";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const WIKI = { name: "Wiki", domainNames: ["wiki.example.com"], tcpPorts: 443 };

describe("what shareToMicrotenants may not be", () => {
    const reasons = (more: object) =>
        Object.fromEntries(
            check(applicationSegment, { ...WIKI, segmentGroup: "5", ...more }).failures.map((failure) => [
                failure.property,
                failure.reason,
            ]),
        );
    const id = "must be the id of an object, a numeric string";

    it.each([
        [["Porto"], `[0] "Porto" ${id}`],
        [[7], "[0] 7 must be a string, not a number"],
        [[{ id: "7" }], "must be the id of an object, not the object itself; pass the resource or its id"],
        [[], "must not be empty; set a value or omit the property"],
        [["8", "7"], '[1] "7" is the microtenant of the segment itself; omit it'],
        [[UNKNOWN, "7"], '[1] "7" is the microtenant of the segment itself; omit it'],
    ])("%j", (shareToMicrotenants, reason) => {
        expect(reasons({ microtenantId: "7", shareToMicrotenants })).toEqual({
            shareToMicrotenants: expect.stringContaining(reason),
        });
    });

    it("names each microtenant once, in any order", () => {
        const { inputs, failures } = check(applicationSegment, {
            ...WIKI,
            segmentGroup: "5",
            microtenantId: "7",
            shareToMicrotenants: ["9", "8", "9", UNKNOWN],
        });
        expect([inputs.shareToMicrotenants, failures]).toEqual([expect.arrayContaining(["8", "9", UNKNOWN]), []]);
    });
});

describe("sharing a segment", () => {
    let segments: Connected;
    let madrid: string;
    let porto: string;
    let lisboa: string;
    let group: string;
    afterEach(() => segments?.close());

    async function open(switches: Partial<Switches> = {}): Promise<void> {
        segments = await Connected.to(applicationSegment, switches);
        const { control } = segments.emulator;
        const made = async (name: string) => String((await control.create("microtenants", { name, enabled: true })).id);
        [madrid, porto, lisboa] = [await made("Madrid"), await made("Porto"), await made("Lisboa")];
        group = String((await control.create("segmentGroup", { name: "Intranet", microtenantId: madrid })).id);
    }

    const declared = (more: object = {}): Values =>
        segments.checked({ ...WIKI, segmentGroup: group, microtenantId: madrid, ...more });
    const made = (inputs: Values) => create(segments.context, { inputs });
    const changed = (id: string, olds: Values, news: Values) => update(segments.context, { id, olds, inputs: news });
    /** With whom the service shares a segment. */
    async function shared(id: string): Promise<string[]> {
        const { sharedMicrotenantDetails: details } = await segments.emulator.control.get("application", id);
        const { sharedToMicrotenants: to = [] } = Object(details) as { sharedToMicrotenants?: { id: string }[] };
        return to.map((each) => each.id).sort();
    }
    /** The writes since the journal was cleared, without what is the same in all. */
    async function writes(): Promise<string[]> {
        const log = await segments.emulator.control.requestLog();
        return log
            .filter(({ method, path }) => method !== "GET" && path.includes("/application"))
            .map(({ method, path }) =>
                `${method} ${path.replace(/.*\/application\/?/, "").replace(/\d+/, "ID")}`.trim(),
            );
    }
    /** Another administrator shares a segment with this microtenant alone. */
    async function byHand(id: string, microtenantId: string): Promise<void> {
        const sharedMicrotenantDetails = { sharedToMicrotenants: [{ id: microtenantId }] };
        await segments.emulator.control.change("application", id, { sharedMicrotenantDetails });
        segments.renew();
    }
    const clear = () => segments.emulator.control.clearRequestLog();
    /** A rule of another microtenant that names a segment. */
    async function ruleIn(microtenantId: string, segment: string): Promise<string> {
        const inputs = check(accessRule, {
            name: "Wiki for Porto",
            action: "Allow",
            conditions: [{ applicationSegments: [segment] }],
            microtenantId,
        }).inputs;
        return (await create({ definition: accessRule, backend: segments.backend }, { inputs })).id;
    }

    it("changes by one call where nothing else changes", async () => {
        await open();
        const { id, outputs } = await made(declared({ shareToMicrotenants: [lisboa, porto] }));
        expect(await shared(id)).toEqual([porto, lisboa].sort());
        await clear();
        const inputs = declared({ shareToMicrotenants: [porto] });
        const after = await changed(id, outputs, inputs);
        expect(await writes()).toEqual(["PUT ID/share"]);
        expect(await shared(id)).toEqual([porto]);
        expect(await segments.refreshed(id, after)).toEqual(inputs);
    });

    it.each([
        [{}, ["PUT ID", "PUT ID/share"]],
        [{ sharedSegmentId: "other" }, ["PUT ID", "PUT ID/share"]],
        [{ sharingOnUpdate: "kept" }, ["PUT ID"]],
    ] as const)(
        "outlives a change of anything else, whoever began it, on a service with %j",
        async (switches, calls) => {
            await open(switches);
            const { id, outputs } = await made(declared({ shareToMicrotenants: [porto] }));
            await clear();
            const inputs = declared({ shareToMicrotenants: [porto], description: "ours" });
            const after = await changed(id, outputs, inputs);
            expect(await writes()).toEqual(calls);
            expect(await shared(id)).toEqual([porto]);

            // What another administrator has made of it since is not for this update to undo.
            await byHand(id, lisboa);
            await changed(id, after, { ...inputs, description: "still ours" });
            expect(await shared(id)).toEqual([lisboa]);
        },
    );

    it.each([[{}], [{ sharedDeletion: "deletes" }], [{ sharedSegmentId: "other" }]] as const)(
        "does not keep a segment from being deleted, whoever began it, on a service with %j",
        async (switches) => {
            await open(switches);
            const { id, outputs } = await made(declared({ shareToMicrotenants: [porto] }));
            await remove(segments.context, { id, outputs });
            const unshared = await made(declared());
            await byHand(unshared.id, lisboa);
            await remove(segments.context, { id: unshared.id, outputs: unshared.outputs });
            expect(await segments.emulator.control.list("application")).toEqual([]);
        },
    );

    it("fails after the create without losing the segment, and goes on in the next run", async () => {
        await open();
        await segments.emulator.control.fault({ path: "/share", status: 403 });
        const inputs = declared({ shareToMicrotenants: [porto] });
        const failure = await made(inputs).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(PartialFailureError);
        const { id, outputs, message } = failure as PartialFailureError;
        expect(message).toContain(`Cannot share application segment "Wiki" (${id}) with microtenant ${porto}`);
        expect(outputs).toEqual(declared());

        await clear();
        const after = await changed(id, outputs, inputs);
        expect(await writes()).toEqual(["PUT ID/share"]);
        expect(await shared(id)).toEqual([porto]);
        expect(await segments.refreshed(id, after)).toEqual(inputs);
    });

    it("is begun again by the next run where an update has ended it and the run could not", async () => {
        await open();
        const { id, outputs } = await made(declared({ shareToMicrotenants: [porto] }));
        await segments.emulator.control.fault({ path: "/share", status: 403 });
        const inputs = declared({ shareToMicrotenants: [porto], description: "ours" });
        const failure = await changed(id, outputs, inputs).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(PartialFailureError);
        const half = failure as PartialFailureError;
        expect(half.message).toContain(
            `Cannot share application segment "Wiki" (${id}) again with microtenant ${porto}`,
        );
        expect(half.outputs).toMatchObject(declared({ description: "ours" }));
        expect(half.outputs).not.toHaveProperty("shareToMicrotenants");
        await changed(id, half.outputs, inputs);
        expect(await shared(id)).toEqual([porto]);
    });

    it("is asked for before anything else is written, so that a refusal changes nothing", async () => {
        await open();
        const { id, outputs } = await made(declared());
        await clear();
        const inputs = declared({ shareToMicrotenants: ["7"], description: "ours" });
        await expect(changed(id, outputs, inputs)).rejects.toMatchObject({
            code: "invalid-request",
            params: ["shareToMicrotenants"],
        });
        expect(await writes()).toEqual(["PUT ID/share"]);
    });

    it("finds a segment whose create was answered by nothing, and shares it", async () => {
        await open();
        await segments.emulator.control.fault({ method: "POST", path: "/application", reset: "after" });
        const { id } = await made(declared({ shareToMicrotenants: [porto] }));
        expect(await shared(id)).toEqual([porto]);
        expect(await segments.emulator.control.list("application")).toHaveLength(1);
    });

    it("takes over nothing that is shared with others than declared", async () => {
        await open();
        const { id } = await made(declared({ shareToMicrotenants: [lisboa] }));
        segments.renew();
        const adopting = (more: object) => create(segments.context, { inputs: declared(more), adoptEqual: true });
        await expect(adopting({ shareToMicrotenants: [porto] })).rejects.toThrow(
            `the segment existed before this run and is shared with microtenant ${lisboa}. Nothing was changed.`,
        );
        expect(await shared(id)).toEqual([lisboa]);
        await clear();
        expect((await adopting({ shareToMicrotenants: [lisboa] })).id).toBe(id);
        expect(await writes()).toEqual(["POST"]);
    });

    it("is refused before any call with the microtenant of the connection", async () => {
        await open();
        const settings: Record<string, string> = { ...settingsOf(segments.emulator), "zscaler:microtenantId": madrid };
        const backend = new Session((key) => settings[key]).backendOf(applicationSegment.type);
        await clear();
        const inputs = segments.checked({ ...WIKI, segmentGroup: group, shareToMicrotenants: [porto, madrid] });
        await expect(create({ definition: applicationSegment, backend }, { inputs })).rejects.toThrow(
            `shareToMicrotenants contains ${madrid}, the microtenant of the segment itself. Omit it`,
        );
        expect(await segments.emulator.control.requestLog()).toEqual([]);
    });

    it("lets nothing be deleted that rules of the other microtenant name, and takes it out of them where that is asked", async () => {
        await open({ references: "lax" });
        const { id, outputs } = await made(declared({ shareToMicrotenants: [porto] }));
        const rule = await ruleIn(porto, id);
        await clear();
        await expect(remove(segments.context, { id, outputs })).rejects.toThrow(
            `access rule "Wiki for Porto" (${rule}) in conditions (not in this stack)`,
        );
        expect(await writes()).toEqual([]);
        expect(await shared(id)).toEqual([porto]);

        const detaching = { ...outputs, detachOnDelete: true };
        const said = await read(segments.context, { id, known: detaching });
        expect(said?.detachesOnDelete).toEqual([`access rule "Wiki for Porto" (${rule})`]);
    });

    it("is put back where the segment cannot be deleted after all", async () => {
        await open();
        const { id, outputs } = await made(declared({ shareToMicrotenants: [porto] }));
        const named = { id: "resource.referenced", reason: "Resource is being referenced in Something : Else." };
        await segments.emulator.control.fault({
            method: "DELETE",
            path: "/application",
            status: 400,
            body: named,
            times: 2,
        });
        await expect(remove(segments.context, { id, outputs })).rejects.toThrow("Something : Else");
        expect(await shared(id)).toEqual([porto]);
    });

    it("outlives that the segment is taken out of something else", async () => {
        await open();
        const { control } = segments.emulator;
        const scope = { microtenantId: madrid };
        const connectors = await control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, ...scope });
        const reached = {
            enabled: true,
            dynamicDiscovery: true,
            appConnectorGroups: [{ id: connectors.id }],
            ...scope,
        };
        const [lyon, paris] = [
            String((await control.create("serverGroup", { name: "Lyon", ...reached })).id),
            String((await control.create("serverGroup", { name: "Paris", ...reached })).id),
        ];
        const { id } = await made(declared({ shareToMicrotenants: [porto], serverGroups: [lyon, paris] }));
        const known = { name: "Lyon", detachOnDelete: true, ...scope };
        const outputs = {
            ...known,
            ...(await read({ definition: serverGroup, backend: segments.backend }, { id: lyon, known })),
        };
        await remove({ definition: serverGroup, backend: segments.backend }, { id: lyon, outputs });
        expect(await control.get("application", id)).toMatchObject({ serverGroups: [{ id: paris }] });
        expect(await shared(id)).toEqual([porto]);
    });

    it("keeps the other microtenant from being deleted, and the error names the segment", async () => {
        await open();
        const { id, outputs } = await made(declared({ shareToMicrotenants: [porto] }));
        const deleting = remove(
            { definition: microtenant, backend: segments.backend },
            { id: porto, outputs: { name: "Porto" } },
        );
        await expect(deleting).rejects.toThrow(
            `application segment "Wiki" (${id}) in shareToMicrotenants (not in this stack)`,
        );
        await changed(id, outputs, declared());
        await remove({ definition: microtenant, backend: segments.backend }, { id: porto, outputs: { name: "Porto" } });
    });

    it.each(["same", "other"] as const)(
        "is read-only for the other microtenant, under the %s id",
        async (sharedSegmentId) => {
            await open({ sharedSegmentId });
            const { id } = await made(declared({ shareToMicrotenants: [porto] }));
            const config = (key: string) => settingsOf(segments.emulator)[key];
            const theirs = await find("zpa:ApplicationSegment", { name: "Wiki", microtenantId: porto }, config, {});
            expect(theirs).toMatchObject({ name: "Wiki", readOnly: true, sharedFromMicrotenantId: madrid });
            expect(theirs).not.toHaveProperty("shareToMicrotenants");
            expect(theirs.id === id).toBe(sharedSegmentId === "same");
            const ours = await find("zpa:ApplicationSegment", { name: "Wiki", microtenantId: madrid }, config, {});
            expect(ours).toMatchObject({ id, shareToMicrotenants: [porto] });
            expect(ours).not.toHaveProperty("sharedFromMicrotenantId");

            // As an import of it would put it into a state.
            const received = String(theirs.id);
            const { outputs } = await new Importing(config).one("zpa:ApplicationSegment", `${porto}/${received}`);
            const known = { ...outputs, microtenantId: porto };
            await clear();
            const reason = `this object is read-only: it is shared by microtenant ${madrid}, and only that microtenant can change it`;
            for (const news of [{ description: "ours" }, { shareToMicrotenants: [lisboa] }]) {
                await expect(changed(received, known, { ...known, ...news })).rejects.toThrow(reason);
            }
            await expect(remove(segments.context, { id: received, outputs: known })).rejects.toThrow(reason);
            expect(await writes()).toEqual([]);
        },
    );

    it("is in the entry of an import", async () => {
        await open();
        const { id } = await made(declared({ shareToMicrotenants: [porto] }));
        const { inputs } = await new Importing((key) => settingsOf(segments.emulator)[key]).one(
            "zpa:ApplicationSegment",
            `${madrid}/${id}`,
        );
        expect(inputs).toMatchObject({ shareToMicrotenants: [porto], microtenantId: madrid });
    });
});
