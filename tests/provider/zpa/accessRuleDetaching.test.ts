import { setTimeout as soon } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { check } from "../../../provider/check/check";
import type { Definition } from "../../../provider/contract/definition";
import { create, read, remove } from "../../../provider/lifecycle/lifecycle";
import { accessRule } from "../../../provider/zpa/accessRule";
import { appConnectorGroup } from "../../../provider/zpa/appConnectorGroup";
import { segmentGroup } from "../../../provider/zpa/segmentGroup";
import { LYON, LYON_ON_THE_WIRE } from "../../engine/programs";
import { Connected } from "../connected";

let rules: Connected;
let count = 0;
/** What is to be deleted, and something of the same kind that stays. */
let group: Made;
let segments: Made;
let stays: { group: string; segments: string };

interface Made {
    definition: Definition;
    id: string;
    outputs: Record<string, unknown>;
}

beforeAll(async () => {
    rules = await Connected.to(accessRule, { concurrency: "off" });
    const { control } = rules.emulator;
    const stayingGroup = await control.create("appConnectorGroup", LYON_ON_THE_WIRE);
    const stayingSegments = await control.create("segmentGroup", { name: "Stays", enabled: true });
    stays = { group: stayingGroup.id, segments: stayingSegments.id };
});
afterAll(() => rules?.close());
beforeEach(async () => {
    group = await made(appConnectorGroup, { ...LYON, name: `Goes ${++count}` });
    segments = await made(segmentGroup, { name: `Goes ${count}` });
});

async function made(definition: Definition, declared: object): Promise<Made> {
    const { inputs, failures } = check(definition, { ...declared, detachOnDelete: true });
    expect(failures).toEqual([]);
    return { definition, ...(await create({ definition, backend: rules.backend }, { inputs })) };
}

/** A rule that somebody made. */
async function rule(more: object): Promise<string> {
    const inputs = rules.checked({ name: `Rule ${count}`, action: "Allow", ...more });
    return (await create(rules.context, { inputs })).id;
}

/** Deletes it after a refresh has shown what it is to be taken out of; says what became of the rule. */
async function deletion({ definition, id, outputs }: Made, ruleId: string) {
    rules.renew();
    const shown = await read({ definition, backend: rules.backend }, { id, known: outputs });
    expect(shown?.detachesOnDelete).toEqual([`access rule "Rule ${count}" (${ruleId})`]);
    await remove({ definition, backend: rules.backend }, { id, outputs: { ...outputs, ...shown } });
    rules.renew();
    return read(rules.context, { id: ruleId, known: {} });
}

describe("what is deleted is taken out of a rule", () => {
    it("of which others remain among the connector groups", async () => {
        const id = await rule({ appliesToEverything: true, appConnectorGroups: [stays.group, group.id] });
        expect(await deletion(group, id)).toMatchObject({ appConnectorGroups: [stays.group] });
    });

    it("that allows, where any of the others is still enough", async () => {
        const conditions = [{ segmentGroups: [stays.segments, segments.id] }, { platforms: ["Mac"] }];
        const id = await rule({ conditions });
        expect(await deletion(segments, id)).toMatchObject({
            conditions: [{ segmentGroups: [stays.segments] }, { platforms: ["Mac"] }],
        });
    });

    it("that allows, where criteria of another kind are still enough", async () => {
        const id = await rule({ conditions: [{ segmentGroups: [segments.id], clientTypes: ["Web Browser"] }] });
        const left = await deletion(segments, id);
        expect(left?.conditions).toEqual([{ match: "any", negated: false, clientTypes: ["Web Browser"] }]);
    });
});

describe("a rule that has to be sent again", () => {
    it("keeps what another administrator has changed since it was refused", async () => {
        const { control } = rules.emulator;
        const appConnectorGroups = [stays.group, group.id];
        const id = await rule({ appliesToEverything: true, description: "ours", appConnectorGroups });
        const refusal = { status: 409, body: { id: "api.concurrent.access.error" }, retryAfter: 1 };
        await control.clearRequestLog();
        await control.fault({ method: "PUT", path: id, ...refusal });
        const deleted = deletion(group, id);
        while (!(await control.requestLog()).some(({ status }) => status === 409)) await soon(5);
        await control.change("policyRule", id, { description: "theirs" });
        expect(await deleted).toMatchObject({ description: "theirs", appConnectorGroups: [stays.group] });
    });
});

describe("a rule stays as it is, and so does what is to be deleted", () => {
    const both = () => [stays.segments, segments.id];

    it.each<[string, () => object, () => Made, string]>([
        [
            "when its last connector group would go",
            () => ({ appliesToEverything: true, appConnectorGroups: [group.id] }),
            () => group,
            "it is the last entry of appConnectorGroups, and a rule without entries uses all of them",
        ],
        [
            "when it would then apply to everything",
            () => ({ conditions: [{ segmentGroups: [segments.id] }] }),
            () => segments,
            "it is the only criterion of a condition, and without it the rule would apply to everything",
        ],
        [
            "when it wants all that it names",
            () => ({ conditions: [{ match: "all", segmentGroups: both() }] }),
            () => segments,
            "without this entry the rule would apply to more users or applications",
        ],
        [
            "when it applies to all but what it names",
            () => ({ conditions: [{ negated: true, segmentGroups: both() }] }),
            () => segments,
            "without this entry the rule would apply to more users or applications",
        ],
        [
            "when it denies",
            () => ({ action: "Deny", conditions: [{ segmentGroups: both() }] }),
            () => segments,
            "the rule has action Deny, and without this condition it would deny less",
        ],
    ])("%s", async (_why, declared, subject, reason) => {
        const id = await rule(declared());
        rules.renew();
        const before = await read(rules.context, { id, known: {} });
        const label = `access rule "Rule ${count}" (${id})`;
        await expect(deletion(subject(), id)).rejects.toThrow(
            `detachOnDelete cannot remove these references: ${label}: ${reason}.`,
        );
        rules.renew();
        expect(await read(rules.context, { id, known: {} })).toEqual(before);
        expect(
            await read({ definition: subject().definition, backend: rules.backend }, { id: subject().id, known: {} }),
        ).toBeDefined();
    });
});

describe("a role that may not read policies", () => {
    it("is told what else names the object, and nothing of policies", async () => {
        const { control } = rules.emulator;
        const { id } = await control.create("serverGroup", {
            name: `Names ${count}`,
            enabled: true,
            dynamicDiscovery: true,
            appConnectorGroups: [{ id: group.id }],
        });
        await control.fault({ method: "GET", path: /policySet/, status: 403, body: {}, times: 100 });
        rules.renew();
        const refused = remove(
            { definition: appConnectorGroup, backend: rules.backend },
            { id: group.id, outputs: { ...group.outputs, detachOnDelete: false } },
        );
        await expect(refused).rejects.toThrow(
            `one object still references it:\n  - server group "Names ${count}" (${id})`,
        );
        await control.clearFaults();
    });
});
