import { describe, expect, it } from "@jest/globals";
import { FindingsError, findingsOf, RULES, stackInExport, type Waiver, waive } from "../../findings";
import { stackOf } from "./stacks";

const now = new Date("2027-01-01T12:00:00Z");
const stack = stackOf(["zpa:LogReceiver", "logs", { useTls: false }], ["zpa:LogReceiver", "more", { useTls: false }]);
const findings = findingsOf(stack, { now });
const rules = RULES.map(({ id }) => id);
const judge = (...waivers: Waiver[]) => waive(findings, waivers, { rules, objects: stack.objects, now });
const waiver: Waiver = {
    rule: "log-receiver-without-tls",
    resource: "logs",
    reason: "in one rack",
    until: "2027-01-01",
};

describe("a waiver", () => {
    it("accepts the findings of one rule for one resource, until the end of its day, and is listed", () => {
        const judged = judge(waiver);
        expect(judged.findings.map(({ object }) => object.name)).toEqual(["more"]);
        expect(judged.waivers).toEqual([{ ...waiver, findings: [expect.objectContaining({ rule: waiver.rule })] }]);
    });

    it("names a resource by its URN as well", () => {
        expect(judge({ ...waiver, resource: stack.objects[0]?.urn ?? "" }).findings).toHaveLength(1);
    });

    it("that accepts nothing is listed as such", () => {
        expect(judge({ ...waiver, rule: "key-expires" }).waivers[0]?.findings).toEqual([]);
    });

    it.each<[string, Partial<Waiver>, string]>([
        ["an unknown rule", { rule: "no-such-rule" }, "there is no such rule"],
        ["an unknown resource", { resource: "nowhere" }, "the stack has no such resource"],
        ["no reason", { reason: " " }, "reason is empty"],
        ["a day that has passed", { until: "2026-12-31" }, "until is 2026-12-31, which has passed"],
        ["a day that does not exist", { until: "2027-02-30" }, 'until is "2027-02-30"; use a day such as'],
        ["something else than a day", { until: "soon" }, 'until is "soon"; use a day such as'],
    ])("with %s is refused", (_, wrong, message) => {
        expect(() => judge({ ...waiver, ...wrong })).toThrow(message);
    });

    it("that is there twice is refused, and all problems are said at once", () => {
        expect(() => judge(waiver, { ...waiver, reason: "" })).toThrow(/reason is empty.*\n.*there are two/);
    });
});

describe("settings", () => {
    it.each([
        [{ officeHours: { from: "19:00", to: "07:00" } }, "officeHours are from"],
        [{ officeHours: { from: "nine", to: "17:00" } }, "officeHours are from"],
        [{ daysBeforeExpiry: -1 }, "daysBeforeExpiry is -1"],
    ])("%j are refused", (settings, message) => {
        expect(() => findingsOf(stack, settings)).toThrow(message);
        expect(() => findingsOf(stack, settings)).toThrow(FindingsError);
    });

    it("move the office hours", () => {
        const group = stackOf(["zpa:AppConnectorGroup", "lyon", { upgradeDay: "Friday", upgradeTime: "20:00" }]);
        const found = (to: string) => findingsOf(group, { officeHours: { from: "08:00", to } }).map(({ rule }) => rule);
        expect(found("20:00")).not.toContain("update-in-office-hours");
        expect(found("22:00")).toContain("update-in-office-hours");
    });
});

describe("an export of a stack", () => {
    const urn = (type: string, name: string) => `urn:pulumi:dev::site::pulumi-nodejs:dynamic/${type}::${name}`;
    const resource = (type: string, name: string, outputs: object, more: object = {}) => ({
        urn: urn(type, name),
        type: `pulumi-nodejs:dynamic/${type}`,
        id: name,
        outputs,
        ...more,
    });

    it("is read as it is, with what is protected and which secrets are in clear", () => {
        const resources = [
            resource("zpa:ProvisioningKey", "clear", { provisioningKey: "3|x" }, { protect: true }),
            resource("zpa:ProvisioningKey", "kept", {
                provisioningKey: { "4dabf18193072939515e22adb298388d": "1b47" },
            }),
            resource("zpa:ProvisioningKey", "old", { provisioningKey: "3|x" }, { delete: true }),
        ];
        const exported = stackInExport({ version: 3, deployment: { resources } });
        const found = findingsOf(exported, { now }).map(({ rule, object }) => `${object.name} ${rule}`);
        expect(found).toContain("clear secret-in-clear");
        expect(found).not.toContain("kept secret-in-clear");
        expect(found).toContain("kept irreversible-without-protect");
        expect(found).not.toContain("clear irreversible-without-protect");
        expect(exported.objects.map(({ name }) => name)).toEqual(["clear", "kept"]);
    });

    it("that is none is refused", () => {
        expect(() => stackInExport({ resources: [] })).toThrow("is not the output of `pulumi stack export`");
    });
});
