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

beforeEach(async () => {
    calls.length = 0;
    await pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: `id-of-${name}`, state: inputs }),
        call(call) {
            calls.push(call);
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

    it("fails as the mock does", async () => {
        answer = undefined as never;
        await expect(zscaler.getAppConnectorGroup({ name: "Lyon" })).rejects.toThrow();
    });
});
