import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { check } from "../../provider/check/check";
import { diff, read, update } from "../../provider/lifecycle/lifecycle";
import { appConnectorGroup } from "../../provider/zpa/appConnectorGroup";
import { WEEKDAYS } from "../../provider/zpa/common/schemas";
import { Connected } from "./connected";

let groups: Connected;
beforeAll(async () => {
    groups = await Connected.to(appConnectorGroup, { escapeNames: "on" });
});
afterAll(() => groups?.close());

const blank = fc.constantFrom("", " ", "  ");
/** Text as people write it: any script, quotes, ampersands, angle brackets; no entity, no control character. */
const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
    .map((raw) =>
        raw
            .replace(/\p{Cc}/gu, "")
            .replace(/;/g, "")
            .trim(),
    )
    .filter((raw) => raw !== "");
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const group = fc.record({
    name: text,
    description: optional(text),
    enabled: optional(fc.boolean()),
    location: text,
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    upgradeDay: optional(fc.constantFrom(...WEEKDAYS)),
    upgradeTime: optional(fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 900)),
    versionProfileName: optional(fc.constantFrom("Default", "Previous Default", "New Release")),
    dnsResolution: optional(fc.constantFrom("IPv4 and IPv6", "IPv4", "IPv6")),
    tcpQuickAck: optional(fc.boolean()),
    privilegedRemoteAccess: optional(fc.boolean()),
    waf: optional(fc.boolean()),
    logStreaming: optional(fc.boolean()),
    disasterRecovery: optional(fc.boolean()),
    allowedSourceAddresses: optional(fc.array(fc.ipV4(), { minLength: 1, maxLength: 4 })),
    hostingInfo: optional(text),
});

describe("whatever a group is declared as", () => {
    it("checking twice is checking once", () => {
        fc.assert(
            fc.property(group, (declared) => {
                expect(groups.checked(groups.checked(declared))).toEqual(groups.checked(declared));
            }),
        );
    });

    it("a name with spaces at its ends is refused, since the service would trim it", () => {
        fc.assert(
            fc.property(blank, text, blank, (before, name, after) => {
                const declared = { name: before + name + after, location: "x", latitude: 0, longitude: 0 };
                const { failures } = check(appConnectorGroup, declared);
                expect(failures.length).toBe(before + after === "" ? 0 : 1);
            }),
        );
    });

    it("it reads back as it was declared, and is not mistaken for another", async () => {
        await fc.assert(
            fc.asyncProperty(group, async (declared) => {
                const inputs = groups.checked(declared);
                const { id, outputs } = await groups.created(inputs, async ({ id, outputs }) => {
                    expect(await groups.refreshed(id, outputs)).toEqual(inputs);
                });
                expect(await read(groups.context, { id, known: outputs })).toBeUndefined();
            }),
            { numRuns: 60 },
        );
    });

    it("creating one and changing it into another is creating the other", async () => {
        await fc.assert(
            fc.asyncProperty(group, group, async (first, second) => {
                const inputs = groups.checked({ ...second, name: `${second.name} 2` });
                const changed = await groups.created(groups.checked(first), async (made) => {
                    expect(diff(appConnectorGroup, made.outputs, inputs).replaces).toEqual([]);
                    const outputs = await update(groups.context, { id: made.id, olds: made.outputs, inputs });
                    expect(await groups.refreshed(made.id, outputs)).toEqual(inputs);
                    return outputs;
                });
                const fresh = await groups.created(inputs, async ({ outputs }) => outputs);
                expect(meaning(changed.wire)).toEqual(meaning(fresh.wire));
                expect(changed.result).toEqual(fresh.result);
            }),
            { numRuns: 60 },
        );
    });
});

/** What counts of an object on the wire: empty and absent are alike, and the service's own counters do not count. */
function meaning(wire: Record<string, unknown>): Record<string, unknown> {
    const own = [
        "id",
        "creationTime",
        "modifiedTime",
        "modifiedBy",
        "versionProfileName",
        "versionProfileId",
        "version",
    ];
    const empty = (value: unknown) =>
        value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
    const override = wire.overrideVersionProfile === true;
    const kept = Object.entries(wire).filter(([key, value]) => !empty(value) && (override || !own.includes(key)));
    return Object.fromEntries(kept.filter(([key]) => !own.slice(0, 4).includes(key)));
}
