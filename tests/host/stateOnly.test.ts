import { afterAll, beforeAll, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { DisasterRecoverySettings } from "pulumi-zscaler/disasterRecovery";
import { DynamicProcess, type Properties } from "./dynamicProcess";

let engine: DynamicProcess;
beforeAll(async () => {
    // No Zscaler credentials: nothing is to be called.
    engine = await DynamicProcess.start({});
});
afterAll(() => engine?.stop());

it("settings that only the state has live in the engine's process without credentials", async () => {
    const declared = await inputsOf(14);
    const { inputs, failures } = await engine.check({}, declared);
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ attested: false, fingerprint: declared.fingerprint });
    const { id, outputs } = await engine.create(inputs);
    expect(id).toBe("dr.example.com");
    // A refresh has nothing to ask.
    expect(await engine.read(id, outputs)).toMatchObject({ id });
    const wanted = (await engine.check(inputs, await inputsOf(21))).inputs;
    expect(wanted.fingerprint).not.toBe(inputs.fingerprint);
    expect(await engine.diff(id, outputs, wanted)).toEqual({ replaces: [] });
    expect(await engine.diff(id, outputs, { ...wanted, domainName: "dr2.example.com" })).toEqual({
        replaces: ["domainName"],
    });
    const updated = await engine.update(id, outputs, wanted);
    expect(updated).toMatchObject({ maximumAuthenticationAge: { value: 21, unit: "days" } });
    await engine.delete(id, updated);
});

it("what leads the engine to the library is one constant line", async () => {
    const { __provider: text } = await inputsOf(14);
    expect(String(text)).toMatch(/^exports\.handler=\(\)=>require\("module"\).*\("DisasterRecoverySettings"\)$/);
    expect(String(text).length).toBeLessThan(200);
});

/** What a program declares, as the engine sends it. */
async function inputsOf(days: number): Promise<Properties> {
    let sent: Properties = {};
    await pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => {
            sent = inputs;
            return { id: name, state: inputs };
        },
        call: () => ({}),
    });
    new DisasterRecoverySettings("dr", {
        domainName: "dr.example.com",
        maximumAuthenticationAge: { value: days, unit: "days" },
    });
    await pulumi.runtime.disconnect();
    return sent;
}
