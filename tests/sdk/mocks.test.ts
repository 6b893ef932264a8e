import { beforeEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";

interface Call {
    token: string;
    inputs: object;
    provider?: string;
}

const calls: Call[] = [];
let answer: Record<string, unknown> = {};
let failure: ((name: string) => Error) | undefined;

beforeEach(async () => {
    calls.length = 0;
    failure = undefined;
    await pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: `id-of-${name}`, state: inputs }),
        call(call) {
            calls.push(call);
            if (failure) throw failure(call.inputs.name);
            return answer;
        },
    });
});

/** Every function of the package that has a form for outputs. */
const LOOKUPS = Object.keys(zscaler).filter((name) => `${name}Output` in zscaler);

function functionOf(name: string): (args: object, options?: zscaler.LookupOptions) => unknown {
    return Reflect.get(zscaler, name);
}

const settled = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

describe("a lookup under mocks", () => {
    it.each(LOOKUPS)("of %s asks the mock by its own name, and nothing else", async (name) => {
        answer = !name.endsWith("s") ? { name: "Lyon" } : { result: [] };
        await functionOf(name)({ name: "Lyon" });
        expect(calls.map(({ token }) => token.split(":")[1])).toEqual([name]);
        expect(calls).toMatchObject([
            { token: expect.stringMatching(/^(zpa|cloudConnector):/), inputs: { name: "Lyon" } },
        ]);
    });

    it("gives what the mock answers", async () => {
        answer = { id: "1", name: "Lyon", connectors: [] };
        expect(await zscaler.getAppConnectorGroup({ name: "Lyon" })).toEqual(answer);
        expect(await settled(zscaler.getAppConnectorGroupOutput({ name: pulumi.output("Lyon") }))).toEqual(answer);
    });

    it("gives a list that the mock answers as result", async () => {
        answer = { result: [{ id: "1", name: "Lyon" }] };
        expect(await zscaler.getAppConnectorGroups({ name: "Ly" })).toEqual(answer.result);
        answer = { result: null };
        expect(await zscaler.getAppConnectorSchedule()).toBeUndefined();
    });

    it("tells the mock over which provider", async () => {
        answer = { id: "1" };
        const provider = new zscaler.ZscalerProvider("madrid", { microtenantId: "216196257331372705" });
        const parent = new zscaler.SegmentGroup("parent", { name: "Parent" }, { provider });
        await zscaler.getAppConnectorGroup({ name: "Lyon" }, { provider });
        await zscaler.getAppConnectorGroup({ name: "Lyon" }, { parent });
        const via = expect.stringContaining("::madrid");
        expect(calls).toMatchObject([{ provider: via }, { provider: via }]);
    });

    it("fails with what the mock throws, each call with its own", async () => {
        failure = (name) =>
            new zscaler.NotFoundError({
                operation: `look up ${name}`,
                problem: "there is none",
                nextStep: "Nothing to do.",
            });
        const lookups = ["Lyon", "Madrid"].map((name) => zscaler.getAppConnectorGroup({ name }));
        const errors = await Promise.all(lookups.map((lookup) => lookup.catch((error: unknown) => error)));
        expect(errors).toMatchObject([{ operation: "look up Lyon" }, { operation: "look up Madrid" }]);
        expect(errors.every((error) => error instanceof zscaler.NotFoundError)).toBe(true);
        failure = () => new TypeError("no stand-in");
        await expect(zscaler.getAppConnectorGroups()).rejects.toThrow("no stand-in");
    });
});
