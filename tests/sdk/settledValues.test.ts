import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { settled } from "../../sdk/settledValues";

const UNKNOWN = pulumi.runtime.unknownValue;
const never = new Promise<string>(() => undefined);

async function read(inputs: object) {
    const [found] = await settled([inputs]);
    return found;
}

describe("the arguments of a resource, as far as they are known without waiting", () => {
    it("are known where outputs and promises have their values", async () => {
        const inputs = {
            plain: "a",
            output: pulumi.output("b"),
            derived: pulumi.interpolate`${pulumi.output("b")}c`,
            promised: Promise.resolve(4),
            nested: [{ list: [pulumi.output(1), pulumi.output(Promise.resolve({ deep: pulumi.output(2) }))] }],
            absent: undefined,
            nothing: pulumi.output(undefined),
            made: pulumi.output("d").apply((text) => ({ list: [pulumi.output(text)] })),
        };
        expect(await read(inputs)).toEqual({
            values: {
                plain: "a",
                output: "b",
                derived: "bc",
                promised: 4,
                nested: [{ list: [1, { deep: 2 }] }],
                nothing: undefined,
                made: { list: ["d"] },
            },
            secrets: [],
        });
    });

    it("are unknown at the place where they have to be waited for, and nowhere else", async () => {
        const inputs = {
            promised: never,
            derived: pulumi.output(never).apply((text) => text),
            unknown: pulumi.output(pulumi.unknown),
            list: ["a", pulumi.output(never), { known: 1, open: never }],
        };
        expect(await read(inputs)).toEqual({
            values: {
                promised: UNKNOWN,
                derived: UNKNOWN,
                unknown: UNKNOWN,
                list: ["a", UNKNOWN, { known: 1, open: UNKNOWN }],
            },
            secrets: [],
        });
    });

    it("name the properties that are secret, or hold a secret at any depth", async () => {
        const secret = pulumi.secret("s");
        const made = pulumi.output("d").apply(() => ({ list: [secret] }));
        const inputs = {
            made,
            whole: secret,
            within: [{ deep: secret }],
            promised: Promise.resolve(secret),
            open: "a",
        };
        expect(await read(inputs)).toEqual({
            values: { made: { list: ["s"] }, whole: "s", within: [{ deep: "s" }], promised: "s", open: "a" },
            secrets: ["made", "whole", "within", "promised"],
        });
    });

    it("are unknown where they fail, which is left to the registration to report", async () => {
        const unhandled: unknown[] = [];
        const note = (reason: unknown) => unhandled.push(reason);
        process.on("unhandledRejection", note);
        try {
            const failing = Promise.reject(new Error("no such file"));
            expect(await read({ name: failing })).toEqual({ values: { name: UNKNOWN }, secrets: [] });
            await new Promise((resolve) => setImmediate(resolve));
            expect(unhandled).toEqual([]);
        } finally {
            process.off("unhandledRejection", note);
        }
    });
});
