import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";
import { peerDependencies } from "../../package.json";
import { npmPackagesIn } from "../../tools/npmPackages";
import { rows } from "../campaign";
import { ROOT } from "../docs/markdown";
import { DynamicProcess, type Properties } from "./dynamicProcess";

const GROUP = "appConnectorGroup";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const AS_INSTALLED = "as installed";
/** The oldest version that the package allows, and the newest. */
const OTHERS = [peerDependencies["@pulumi/pulumi"].replace("^", ""), "3.270.0"];

describe.each(rows([AS_INSTALLED], OTHERS))("the dynamic-provider process of the SDK, %s", (version) => {
    let emulator: Emulator;
    let engine: DynamicProcess;
    let declared: Properties;
    let start: () => Promise<DynamicProcess>;
    /** Every run of an engine has a process of its own, which knows nothing of the runs before. */
    const nextRun = async () => {
        await engine.stop();
        engine = await start();
    };
    beforeAll(async () => {
        emulator = await startEmulator();
        const folder = version === AS_INSTALLED ? undefined : await sdkOf(version);
        const { url, vanityDomain, clientId, clientSecret, customerId } = emulator;
        start = () =>
            DynamicProcess.start(
                {
                    "zscaler:endpoint": url,
                    "zscaler:vanityDomain": vanityDomain,
                    "zscaler:clientId": clientId,
                    "zscaler:clientSecret": clientSecret,
                    "zscaler:customerId": customerId,
                },
                folder,
            );
        engine = await start();
        declared = { ...(await inputsOf("lyon")), description: "as declared", upgradeTime: 66_600 };
    });
    afterAll(async () => {
        await engine?.stop();
        await emulator?.close();
    });

    it("takes a group through its whole life", async () => {
        const { inputs, failures } = await engine.check({}, declared);
        expect(failures).toEqual([]);
        expect(inputs).toMatchObject({ upgradeTime: "18:30", __provider: declared.__provider });

        const { id, outputs } = await engine.create(inputs);
        expect(await emulator.control.get(GROUP, id)).toMatchObject({ name: "Lyon", upgradeTimeInSecs: "66600" });

        await emulator.control.change(GROUP, id, { description: "by hand" });
        const drifted = await engine.read(id, outputs);
        expect(drifted).toMatchObject({ id, inputs: { description: "by hand" } });

        const wanted = (await engine.check(drifted.inputs, { ...declared, description: "as changed" })).inputs;
        expect(await engine.diff(id, drifted.outputs, wanted)).toEqual({ replaces: [] });
        expect(await engine.diff(id, drifted.outputs, { ...wanted, microtenantId: "1" })).toEqual({
            replaces: ["microtenantId"],
        });
        const updated = await engine.update(id, drifted.outputs, wanted);
        expect(await emulator.control.get(GROUP, id)).toMatchObject({ description: "as changed" });

        await nextRun();
        await engine.delete(id, updated);
        await expect(emulator.control.get(GROUP, id)).rejects.toThrow("resource.not.found");
        expect(await engine.read(id, updated)).toMatchObject({ id: "" });
    });

    it("answers null for what the group does not have, so that a preview knows it, and takes null for absent", async () => {
        const absent = { hostingInfo: null, microtenantId: null, readOnly: null, restrictionType: null };
        const { id, outputs } = await engine.create((await engine.check({}, declared)).inputs);
        expect(outputs).toMatchObject(absent);
        const read = await engine.read(id, outputs);
        expect(read.outputs).toEqual(outputs);
        expect(Object.values(read.inputs)).not.toContain(null);
        expect(
            (await engine.read(id, { __provider: declared.__provider ?? "", __lookup: true })).outputs,
        ).toMatchObject({
            microtenantId: null,
        });
        const wanted = (await engine.check(read.inputs, { ...declared, hostingInfo: "rack 7" })).inputs;
        expect(await engine.diff(id, outputs, wanted)).toEqual({ replaces: [] });
        const updated = await engine.update(id, outputs, wanted);
        expect(updated).toEqual({ ...outputs, hostingInfo: "rack 7" });
        expect(await engine.update(id, updated, (await engine.check(wanted, declared)).inputs)).toEqual(outputs);
        await nextRun();
        await engine.delete(id, outputs);
    });

    it("names the resource of the stack whose object has a name, and says what a replacement needs", async () => {
        const urn = (name: string) => `urn:pulumi:test::bench::pulumi-nodejs:dynamic/zpa:AppConnectorGroup::${name}`;
        const of = (resource: string, name: string) => ({ ...declared, name, __urn: urn(resource) });
        const made = async (resource: string, name: string) => {
            const { inputs } = await engine.check({}, of(resource, name));
            return { inputs, ...(await engine.create(inputs)) };
        };
        const lyon = await made("lyon", "Taken");
        const paris = await made("paris", "Free");
        await nextRun();
        await engine.check(lyon.inputs, of("lyon", "Taken"));
        const renamed = (await engine.check(paris.inputs, of("paris", "TAKEN"))).inputs;
        await expect(engine.update(paris.id, paris.outputs, renamed)).rejects.toThrow(
            `resource "lyon" in this stack (${urn("lyon")}) already manages an object named "TAKEN"`,
        );
        // As with a change that replaces: the engine checks anew, without what was there.
        const anew = (await engine.check({}, of("lyon", "Taken"))).inputs;
        await expect(engine.create(anew)).rejects.toThrow('Set deleteBeforeReplace to true in the options of "lyon"');
        await nextRun();
        for (const { id, outputs } of [lyon, paris]) await engine.delete(id, outputs);
    });

    it("reports what is wrong with a declaration, property by property", async () => {
        const { failures } = await engine.check({}, { ...declared, latitude: 91, upgradeTime: "18:07" });
        expect(failures.map(({ property }) => property).sort()).toEqual(["latitude", "upgradeTime"]);
    });

    it.each(["CANARY-(more) & [+]", "Ca1y"])("hides a secret input in what the service says: %s", async (name) => {
        const secret = { ...declared, name, hostingInfo: "rack 7", __secret: ["name"] };
        const { inputs } = await engine.check({}, secret);
        const reason = `No room for ${name} (${encodeURIComponent(name)})`;
        const refusal = { path: GROUP, status: 400, body: { id: "no.room", reason, params: [name] } };
        const failed = async (work: Promise<unknown>) => {
            const message = await work.then(() => "it succeeded", String);
            expect(message).toContain("[redacted]");
            expect(message).toContain("No room for");
            expect(message.toLowerCase()).not.toContain(name.toLowerCase());
            expect(message).not.toContain(encodeURIComponent(name));
        };
        await emulator.control.fault({ method: "POST", ...refusal });
        await failed(engine.create(inputs));
        const { id, outputs } = await engine.create(inputs);
        await emulator.control.fault({ method: "PUT", ...refusal });
        await failed(engine.update(id, outputs, { ...inputs, hostingInfo: "rack 8" }));
        await emulator.control.fault({ method: "DELETE", ...refusal });
        await nextRun();
        await failed(engine.delete(id, outputs));
        await engine.delete(id, outputs);
    });

    it("knows of a group that is replaced when the engine asks about what depends on it, which is of another type", async () => {
        await nextRun();
        const __provider = String(declared.__provider).replace("AppConnectorGroup", "ServerGroup");
        const servers = { __provider, name: "Lyon", appConnectorGroups: ["1"] };
        const asked = () => engine.diff("2", servers, { ...servers, appConnectorGroups: UNKNOWN });
        expect(await asked()).toEqual({ replaces: [] });
        await engine.check({}, declared);
        await expect(asked()).rejects.toThrow('server group "Lyon" (2) references it in appConnectorGroups');
    });

    it("names the object that a lookup does not find", async () => {
        const lookup = { __provider: declared.__provider ?? "", __lookup: true };
        await expect(engine.read("216196257331999999", lookup)).rejects.toThrow("216196257331999999");
    });
});

/** What the class in a program hands to the engine. */
async function inputsOf(name: string): Promise<Properties> {
    let inputs: Properties = {};
    await pulumi.runtime.setMocks({
        newResource: (resource) => {
            inputs = resource.inputs;
            return { id: resource.name, state: resource.inputs };
        },
        call: ({ inputs }) => inputs,
    });
    const { AppConnectorGroup } = await import("pulumi-zscaler");
    const place = { location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };
    const group = new AppConnectorGroup(name, { name: "Lyon", ...place });
    await new Promise<void>((resolve) => group.id.apply(() => resolve()));
    return inputs;
}

/** @returns the folder of a version of the SDK, which the first run installs */
async function sdkOf(version: string): Promise<string> {
    const modules = await npmPackagesIn(path.join(ROOT, ".work/campaign", version), [`@pulumi/pulumi@${version}`]);
    return path.join(modules, "@pulumi/pulumi");
}
