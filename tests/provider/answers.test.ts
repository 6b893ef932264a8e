import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Emulator } from "pulumi-zscaler/emulator";
import { catalog } from "../../provider/catalog";
import { check } from "../../provider/check/check";
import type { Definition } from "../../provider/contract/definition";
import type { Values } from "../../provider/contract/values";
import { UnexpectedResponseError, ZscalerError } from "../../provider/http/errors/errors";
import { create, read, remove } from "../../provider/lifecycle/lifecycle";
import { PartialFailureError } from "../../provider/lifecycle/partialFailure";
import { Session } from "../../provider/session";
import { Tenant } from "../engine/tenant";
import { Room } from "../lifecycle/room";
import type { Subject } from "../lifecycle/subject";
import { allSubjects } from "../lifecycle/tables";
import { settingsOf } from "../settings";
import { failureOf } from "./http/support/service";

/** Gateways and proxies answer too: an answer counts only when it holds the requested object. */

const ERROR = { id: "internal.error", reason: "Something went wrong" };

let tenant: Tenant;
let emulator: Emulator;
let session: Session;
/** What the tables of the life cycle declare, with the ids of what their setups have created. */
const declared: Record<string, Values> = {};
const subjects = new Map(allSubjects().map((subject) => [subject.type, subject]));

beforeAll(async () => {
    tenant = await Tenant.open({ switches: { featureFlags: "feature.ddil.config" } });
    emulator = tenant.emulator;
    for (const { type } of created) {
        const subject = subjectOf(type);
        const setup = await subject.setup?.(new Room(tenant, type));
        declared[type] = { ...subject.declared, ...setup?.declared };
    }
});
afterEach(async () => {
    await emulator.control.clearFaults();
});
afterAll(() => tenant?.close());

function renew(definition: Definition) {
    session = new Session((key) => (key === "zscaler:activation" ? "manual" : settingsOf(emulator)[key]));
    return session.backendOf(definition.type);
}

/** An administrator is named by an address. */
const named = ({ type }: Definition, name: string): string =>
    type === "zpa:Administrator" ? `${name.replace(/\W/g, "-")}@example.com` : name;

function inputsOf(definition: Definition, name: string): Values {
    const wanted = {
        ...declared[definition.type],
        ...("name" in definition.inputs.shape && { name: named(definition, name) }),
    };
    const { inputs, failures } = check(definition, wanted);
    expect(failures).toEqual([]);
    return inputs;
}

function subjectOf(type: string): Subject {
    const subject = subjects.get(type);
    if (!subject) throw new Error(`tests/lifecycle has no table of ${type}`);
    return subject;
}

const nameOf = (object: Values): unknown => object.name ?? (object.config as Values | undefined)?.name;

/** The ids of what is named so; of what has no name, all. */
async function ids(definition: Definition, name: string): Promise<string[]> {
    const all = await emulator.control.list(subjectOf(definition.type).collection);
    const isNamed = "name" in definition.inputs.shape;
    return all.filter((object) => !isNamed || nameOf(object) === named(definition, name)).map(({ id }) => String(id));
}

/** What is adopted stays in the tenant when it is deleted, and what is said of something else has nothing on the wire. */
const isCreated = ({ retainOnDelete, collection: { fields } }: Definition): boolean =>
    retainOnDelete === undefined && Object.keys(fields).length > 0;
/** There is one in each scope, and it is never deleted. */
const isSchedule = ({ type }: Definition): boolean => type.endsWith("Schedule");
const created = catalog.filter(isCreated);

describe.each(created)("$type", (definition) => {
    const bodies: unknown[] = [{}, "", "null", [], ERROR, { id: "0", config: { id: "7" } }];

    it("whose create is answered by something else is found, and made once", async () => {
        for (const [index, body] of bodies.entries()) {
            const name = `Found ${index}`;
            const backend = renew(definition);
            await emulator.control.fault({
                method: "POST",
                path: /^(?!\/oauth2)/,
                status: 201,
                when: "after",
                body: body as never,
            });
            const inputs = inputsOf(definition, name);
            const made = await create({ definition, backend }, { inputs }).catch((error: unknown) => {
                // What only the lost answer would have shown.
                if (error instanceof PartialFailureError) return { id: error.id, outputs: error.outputs };
                throw error;
            });
            expect(await ids(definition, name)).toEqual([made.id]);
            await emulator.control.clearFaults();
            if (isSchedule(definition)) return;
            await remove({ definition, backend }, { id: made.id, outputs: made.outputs });
        }
    });

    it("that is answered by something else whenever it is read is not taken for another one, nor for gone", async () => {
        const name = "Read";
        const { id, outputs } = await create(
            { definition, backend: renew(definition) },
            { inputs: inputsOf(definition, name) },
        );
        // There is one schedule in each scope, so that another id is that of another scope.
        const another = isSchedule(definition) ? [] : [{ id: "424242" }];
        for (const body of [ERROR, ...another]) {
            await emulator.control.fault({ method: "GET", times: 1_000, status: 200, body: body as never });
            const error = await failureOf(
                read({ definition, backend: renew(definition) }, { id, known: outputs }),
                ZscalerError,
            );
            expect(error).toBeInstanceOf(UnexpectedResponseError);
            await emulator.control.clearFaults();
        }
        expect(await read({ definition, backend: renew(definition) }, { id, known: outputs })).toBeDefined();
        // No two ranges have an address in common.
        if (!isSchedule(definition)) await remove({ definition, backend: renew(definition) }, { id, outputs });
    });

    it("is not taken for gone because of a 404 that the service did not give", async () => {
        const name = "Still there";
        const made = await create({ definition, backend: renew(definition) }, { inputs: inputsOf(definition, name) });
        const { id, outputs } = made;
        const one = new RegExp(`/${id}$`);
        await emulator.control.fault({ method: "GET", path: one, times: 1_000, status: 404, body: {} });
        expect(await read({ definition, backend: renew(definition) }, { id, known: outputs })).toBeDefined();
        if (isSchedule(definition)) return;

        await emulator.control.fault({ method: "DELETE", path: one, status: 404, body: {} });
        const error = await failureOf(
            remove({ definition, backend: renew(definition) }, { id, outputs }),
            UnexpectedResponseError,
        );
        expect(error.message).toContain("the object is still in the list, but the response was 404");
        expect(await ids(definition, name)).toContain(id);

        await emulator.control.clearFaults();
        await remove({ definition, backend: renew(definition) }, { id, outputs });
        expect(await ids(definition, name)).not.toContain(id);
        // Now the same answers are the truth.
        await emulator.control.fault({ method: "GET", path: one, times: 1_000, status: 404, body: {} });
        await emulator.control.fault({ method: "DELETE", path: one, status: 404, body: {} });
        expect(await read({ definition, backend: renew(definition) }, { id, known: outputs })).toBeUndefined();
        await remove({ definition, backend: renew(definition) }, { id, outputs });
    });
});

describe("a list", () => {
    const pages: [type: string, body: unknown][] = [
        ["zpa:SegmentGroup", { totalPages: "3", totalCount: "3", list: [{ id: "1", name: "A" }] }],
        ["cloudConnector:LocationTemplate", Array.from({ length: 1_000 }, (_, id) => ({ id, name: `${id}` }))],
    ];
    it.each(pages)("of %s that ignores paging is an error, not a short list and no loop", async (type, body) => {
        const backend = renew(catalog.find((each) => each.type === type)!);
        const path = subjectOf(type).collection;
        await emulator.control.fault({ method: "GET", path, times: 1_000, status: 200, body: body as never });
        const error = await failureOf(backend.listAll({ path }), UnexpectedResponseError);
        expect(error.message).toContain("every page of the list contains the same objects");
    });
});

describe("what is named somewhere", () => {
    const segment = catalog.find(({ type }) => type === "zpa:ApplicationSegment")!;

    it.each([
        ["something else", 200, ERROR],
        ["a 404 that the service did not give", 404, {}],
    ])("is not deleted by force while the list of what names it is answered by %s", async (_, status, body) => {
        const name = "Named";
        const { id, outputs } = await create(
            { definition: segment, backend: renew(segment) },
            { inputs: inputsOf(segment, name) },
        );
        await emulator.control.fault({ method: "GET", path: "/policySet/rules/", times: 1_000, status, body });
        await failureOf(remove({ definition: segment, backend: renew(segment) }, { id, outputs }), ZscalerError);
        expect(await ids(segment, name)).toEqual([id]);
        await emulator.control.clearFaults();
        await remove({ definition: segment, backend: renew(segment) }, { id, outputs });
    });
});

describe("user codes", () => {
    const codes = catalog.find(({ type }) => type === "zpa:EnrollmentUserCodes")!;

    it("that are answered by something else do not count as verified", async () => {
        const { inputs } = check(codes, { group: "1", userCodes: ["ABCDE-12345"] });
        for (const body of [ERROR, {}, []]) {
            await emulator.control.fault({ method: "POST", path: "/usercodes", times: 1_000, status: 200, body });
            await failureOf(create({ definition: codes, backend: renew(codes) }, { inputs }), UnexpectedResponseError);
            await emulator.control.clearFaults();
        }
    });
});
