import { describe, expect, it } from "@jest/globals";
import type { Switches } from "pulumi-zscaler/emulator";
import { check } from "../../../provider/check/check";
import { NotFoundError, PermissionError, UnexpectedResponseError } from "../../../provider/http/errors/errors";
import { redact } from "../../../provider/http/errors/redact";
import { create, read, remove, update } from "../../../provider/lifecycle/lifecycle";
import { fileTransferIntegration as lookUp } from "../../../provider/lookups";
import { list } from "../../../provider/queries/query";
import { Uniqueness } from "../../../provider/run/uniqueness";
import { fileTransferIntegration } from "../../../provider/zpa/fileTransferIntegration";
import { onTestFinished } from "../../onTestFinished";
import { settingsOf } from "../../settings";
import { Connected } from "../connected";

const COLLECTION = "ziaCloudConfig";
const SHOWN = { cloud: "zscaler.net", userName: "scan@example.com" };
const SECRETS = { password: "CANARY-password", apiKey: "CANARY-key", sandboxApiToken: "CANARY-token" };
const SCAN = { ...SHOWN, ...SECRETS };
const THEIRS = { ziaCloudDomain: "zscalerone.net", ziaUsername: "theirs@example.com" };
const PATH = "/config/ziaCloudConfig";

async function connected(switches: Partial<Switches> = {}) {
    const integration = await Connected.to(fileTransferIntegration, switches);
    onTestFinished(() => integration.close());
    const { control } = integration.emulator;
    const remote = async (): Promise<Record<string, unknown>> => (await control.list(COLLECTION))[0] ?? {};
    const theirs = async (patch: Record<string, string>) =>
        control.change(COLLECTION, String((await remote()).id), patch);
    const writes = async () =>
        (await control.requestLog()).filter((call) => call.method === "POST" && call.path.endsWith(PATH));
    const inputs = (changes: object = {}) => integration.checked({ ...SCAN, ...changes });
    const settings: Record<string, string> = settingsOf(integration.emulator);
    const setting = (key: string) => settings[key];
    return { integration, control, remote, theirs, writes, inputs, setting };
}

describe("what a file transfer integration may not be", () => {
    it.each([
        [{ cloud: undefined }, "cloud", "is required"],
        [{ cloud: "zscaler" }, "cloud", 'must be a cloud of Internet Access, such as "zscaler.net"'],
        [{ cloud: "admin.zscaler.net" }, "cloud", "must be a cloud of Internet Access"],
        [{ cloud: "https://zscaler.net" }, "cloud", "must be a cloud of Internet Access"],
        [{ userName: "" }, "userName", "must not be empty"],
        [{ userName: " scan@example.com" }, "userName", "must not begin or end with a space"],
        [{ password: undefined }, "password", "is required"],
        [{ apiKey: undefined }, "apiKey", "is required"],
        [{ sandboxApiToken: undefined }, "sandboxApiToken", "is required"],
        [{ apiKey: 7 }, "apiKey", "must be a string"],
    ])("%j of %s: %s, before any call", (changes, property, reason) => {
        const { failures } = check(fileTransferIntegration, { ...SCAN, ...changes });
        expect(failures).toEqual([{ property, reason: expect.stringContaining(reason) }]);
    });

    it.each(Object.keys(SECRETS))("%s with the line break of a file, which the error does not show", (property) => {
        for (const wrong of [`${SECRETS.password}\n`, ""]) {
            const { failures } = check(
                fileTransferIntegration,
                { ...SCAN, [property]: wrong },
                { secrets: Object.keys(SECRETS) },
            );
            expect(failures).toMatchObject([{ reason: expect.stringContaining("must be one line of text") }]);
            expect(failures).toMatchObject([{ reason: expect.stringContaining(property) }]);
            expect(JSON.stringify(failures)).not.toContain("CANARY");
        }
    });

    it("declared twice", () => {
        const only = new Uniqueness();
        const urn = "urn:pulumi:test::bench::zpa:FileTransferIntegration";
        const [first, second] = ["a", "b"].map((name) => only.check(fileTransferIntegration, SCAN, `${urn}::${name}`));
        expect(first).toEqual([]);
        expect(second?.[0]?.reason).toContain(
            'there can be only one file transfer integration, and resource "a" in this stack already manages it',
        );
    });
});

describe("the file transfer integration of a tenant", () => {
    it.each([
        {},
        { unsetIntegration: "notFound" },
        { integrationAnswer: "empty" },
        { notFoundStatus: "404", unsetIntegration: "notFound" },
    ] as const)("is set, changed and left alone, and shows no change that nobody made, on %j", async (switches) => {
        const { integration, remote, inputs, writes, setting } = await connected(switches);
        expect(await lookUp(setting, {})).toEqual({ configured: false });
        expect(await read(integration.context, { id: setting("zscaler:customerId") ?? "", known: {} })).toBeUndefined();

        const made = await create(integration.context, { inputs: inputs() });
        expect(made).toEqual({ id: setting("zscaler:customerId"), outputs: SCAN });
        expect(await remote()).toMatchObject({ ziaCloudDomain: "zscaler.net", ziaUsername: "scan@example.com" });
        expect(await integration.refreshed(made.id, made.outputs)).toEqual(SCAN);
        expect(await lookUp(setting, {})).toEqual({ configured: true, ...SHOWN });
        expect(await list("zpa:FileTransferIntegration", {}, setting, {})).toMatchObject([{ id: made.id, ...SHOWN }]);

        const { secretsDigest } = await remote();
        const other = inputs({ cloud: "ZscalerTwo.net" });
        const outputs = await update(integration.context, { ...made, olds: made.outputs, inputs: other });
        expect(outputs).toEqual({ ...SCAN, cloud: "zscalertwo.net" });
        // All of it is sent, the secrets too.
        expect(await remote()).toMatchObject({ ziaCloudDomain: "zscalertwo.net", secretsDigest });

        await remove(integration.context, { id: made.id, outputs });
        expect(await remote()).toMatchObject({ ziaCloudDomain: "zscalertwo.net", secretsDigest });
        expect(await writes()).toHaveLength(2);
    });

    it.each(Object.keys(SECRETS))("is written when only its %s changes", async (property) => {
        const { integration, remote, inputs } = await connected();
        const { id, outputs } = await create(integration.context, { inputs: inputs() });
        const { secretsDigest } = await remote();
        const next = inputs({ [property]: "CANARY-next" });
        expect(await update(integration.context, { id, olds: outputs, inputs: next })).toEqual(next);
        expect((await remote()).secretsDigest).not.toBe(secretsDigest);
    });

    it("of somebody else is adopted, and the output says what it had, without a secret", async () => {
        const { integration, theirs, inputs, remote } = await connected();
        await theirs(THEIRS);
        const { backend } = integration.context;
        const said: string[] = [];
        backend.log = (line) => void said.push(line);
        const { outputs } = await create({ definition: fileTransferIntegration, backend }, { inputs: inputs() });
        expect(outputs).toEqual(SCAN);
        expect(await remote()).toMatchObject({ ziaUsername: "scan@example.com" });
        expect(said).toEqual([
            'the file transfer integration had cloud "zscalerone.net" and user name "theirs@example.com" before; the program now sets it',
        ]);
        await create({ definition: fileTransferIntegration, backend }, { inputs: inputs() });
        expect(said).toHaveLength(1);
        await remove({ definition: fileTransferIntegration, backend }, { id: "1", outputs });
        expect(said[1]).toContain("remains in the tenant as it is, because the API cannot remove it");
    });

    it("that somebody has changed since the last refresh is neither mixed with the program's nor reverted", async () => {
        const { integration, theirs, inputs, writes, remote } = await connected();
        const { id, outputs } = await create(integration.context, { inputs: inputs() });
        await theirs(THEIRS);
        const next = inputs({ apiKey: "CANARY-next" });
        await expect(update(integration.context, { id, olds: outputs, inputs: next })).rejects.toThrow(
            /all of it is written together.*Changed outside this program since the last refresh: cloud, userName\. Run `pulumi up --refresh`/s,
        );
        expect(await remote()).toMatchObject(THEIRS);
        expect(await writes()).toHaveLength(1);
        // A refresh shows it, and keeps what no answer carries.
        const olds = (await read(integration.context, { id, known: outputs })) ?? {};
        expect(olds).toEqual({ ...SECRETS, cloud: THEIRS.ziaCloudDomain, userName: THEIRS.ziaUsername });
        expect(await update(integration.context, { id, olds, inputs: next })).toEqual(next);
    });

    it("that the console has removed is gone, and not set by an update", async () => {
        const { integration, control, inputs, remote } = await connected();
        const { id, outputs } = await create(integration.context, { inputs: inputs() });
        await control.fault({ method: "GET", path: PATH, times: 2, status: 200, body: {} });
        expect(await read(integration.context, { id, known: outputs })).toBeUndefined();
        const before = await remote();
        await expect(
            update(integration.context, { id, olds: outputs, inputs: inputs({ apiKey: "CANARY-next" }) }),
        ).rejects.toThrow(NotFoundError);
        expect(await remote()).toEqual(before);
    });

    it("is imported by the id of the tenant alone, without its secrets", async () => {
        const { integration, inputs } = await connected();
        const { id } = await create(integration.context, { inputs: inputs() });
        expect(await read(integration.context, { id, known: {} })).toEqual(SHOWN);
        expect(await read(integration.context, { id: "zia_cloud_config", known: {} })).toBeUndefined();
    });

    it("is set again when the response is lost, and fails when the service keeps something else", async () => {
        const { integration, control, inputs, writes, remote } = await connected();
        await control.fault({ method: "POST", path: PATH, reset: "after", times: 2 });
        const { id, outputs } = await create(integration.context, { inputs: inputs() });
        expect(await writes()).toHaveLength(3);
        // Something else answers in place of the service: nothing is set, and nobody may believe it.
        await control.fault({ method: "POST", path: PATH, status: 200, body: {} });
        const next = inputs({ userName: "other@example.com" });
        const failed = update(integration.context, { id, olds: outputs, inputs: next });
        await expect(failed).rejects.toThrow("does not return its userName as sent");
        expect(await remote()).toMatchObject({ ziaUsername: "scan@example.com" });
    });

    it("is set again when something else answers in place of the service, which no read could tell of a secret", async () => {
        const { integration, control, inputs, writes, remote } = await connected();
        const { id, outputs } = await create(integration.context, { inputs: inputs() });
        const { secretsDigest } = await remote();
        const body = { id: "internal.error", reason: "Something went wrong" };
        await control.fault({ method: "POST", path: PATH, status: 200, body });
        await update(integration.context, { id, olds: outputs, inputs: inputs({ apiKey: "CANARY-next" }) });
        expect(await writes()).toHaveLength(3);
        expect((await remote()).secretsDigest).not.toBe(secretsDigest);
        await control.fault({ method: "POST", path: PATH, status: 200, body, times: 9 });
        const failed = create(integration.context, { inputs: inputs() });
        await expect(failed).rejects.toThrow("the response does not contain the integration");
    });

    it.each([{ id: "internal.error", reason: "Something went wrong" }, [], "null"])(
        "is not taken for gone when %j answers in its place",
        async (body) => {
            const { integration, control, inputs } = await connected();
            const { id, outputs } = await create(integration.context, { inputs: inputs() });
            await control.fault({ method: "GET", path: PATH, status: 200, body: body as never });
            await expect(read(integration.context, { id, known: outputs })).rejects.toThrow(UnexpectedResponseError);
        },
    );

    it("is refused by the property, and no secret is in the error where the service repeats it", async () => {
        const { integration, control, inputs } = await connected();
        const body = {
            id: "invalid.resource.argument",
            reason: "CANARY-key is wrong",
            params: ["ziaCloudServiceApiKey"],
        };
        await control.fault({ method: "POST", path: PATH, status: 400, body });
        const failed = create(integration.context, { inputs: inputs() });
        const message = await failed.then(
            () => "",
            (error: Error) => error.message,
        );
        expect(message).toContain("apiKey");
        expect(message).not.toContain("CANARY");
        expect(redact(Object.values(SECRETS).join())).not.toContain("CANARY");
        expect(JSON.stringify(await control.requestLog())).not.toContain("CANARY");
        expect(JSON.stringify(await control.list(COLLECTION))).not.toContain("CANARY");
    });

    it("is read by a client of a microtenant, which cannot set it", async () => {
        const { integration, control, inputs, setting } = await connected();
        await create(integration.context, { inputs: inputs() });
        const { id } = await control.create("microtenants", { name: "Madrid", enabled: true });
        await control.set({ clientMicrotenant: String(id) });
        integration.renew();
        expect(await lookUp(setting, {})).toEqual({ configured: true, ...SHOWN });
        const failed = create(integration.context, { inputs: inputs() });
        await expect(failed).rejects.toThrow(PermissionError);
        await expect(failed).rejects.toThrow("Zscaler Cloud Sandbox (Administration)");
    });
});
