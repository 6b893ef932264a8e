import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { check } from "../../../provider/check/check";
import { present } from "../../../provider/contract/values";
import { create, read, remove, update } from "../../../provider/lifecycle/lifecycle";
import { getById } from "../../../provider/queries/getById";
import { Importing } from "../../../provider/queries/importEntry";
import { appConnectorGroup } from "../../../provider/zpa/appConnectorGroup";
import { microtenant } from "../../../provider/zpa/microtenant";
import { settingsOf } from "../../settings";
import { Connected } from "../connected";

let microtenants: Connected;
beforeAll(async () => {
    microtenants = await Connected.to(microtenant, { authDomains: "example.com,madrid.example.com" });
});
afterAll(() => microtenants?.close());

const failed = (operation: Promise<unknown>) =>
    operation.then(
        () => "nothing failed",
        (error: Error) => error.message,
    );

describe("what a microtenant may not be", () => {
    it.each([
        ["name", "Default", "is the name of the built-in microtenant, which cannot be managed; choose another name"],
        ["name", "default", "is the name of the built-in microtenant, which cannot be managed; choose another name"],
        ["name", " Madrid", "must not begin or end with a space; the service removes it"],
        ["domains", [], "must not be empty; set a value or omit the property"],
        ["domains", ["example.com", "@"], '[1] "@" must be a domain such as "example.com"'],
        ["operator", "XOR", 'must be one of "OR", "AND"'],
        ["enabled", 1, "must be true or false, not a number"],
    ])("%s: %j", (property, value, reason) => {
        const { failures } = check(microtenant, { name: "Madrid", [property]: value });
        expect(failures).toEqual([{ property, reason }]);
    });

    it("has a domain that is not the tenant's, or that another one has", async () => {
        const { backend } = microtenants;
        const foreign = create(
            { definition: microtenant, backend },
            { inputs: { name: "Foreign", domains: ["example.org"] } },
        );
        expect(await failed(foreign)).toContain("example.org is not an authentication domain of the tenant");
        await microtenants.created(microtenants.checked({ name: "First", domains: ["EXAMPLE.com"] }), async () => {
            const second = create(
                { definition: microtenant, backend },
                { inputs: { name: "Second", domains: ["example.com"] } },
            );
            expect(await failed(second)).toContain("Another microtenant already has example.com");
        });
    });
});

describe("the first administrator of a microtenant", () => {
    const declared = { name: "Madrid", domains: ["madrid.example.com"] };

    it("comes with the create, and stays known through refreshes and updates", async () => {
        const inputs = microtenants.checked(declared);
        await microtenants.created(inputs, async ({ id, outputs }) => {
            expect(outputs.administratorUserName).toContain("@madrid.example.com");
            expect(outputs.administratorPassword).toMatch(/.{12}/);
            const { administratorUserName, administratorPassword } = outputs;
            expect(await read(microtenants.context, { id, known: outputs })).toMatchObject({
                administratorUserName,
                administratorPassword,
            });
            const news = microtenants.checked({ ...declared, description: "Spain" });
            expect(await update(microtenants.context, { id, olds: outputs, inputs: news })).toMatchObject({
                administratorUserName,
                administratorPassword,
            });
        });
    });

    it("is not in the file of an import, which then calls for no update either", async () => {
        await microtenants.created(microtenants.checked(declared), async ({ id }) => {
            const settings = settingsOf(microtenants.emulator);
            const entry = await new Importing((key) => settings[key]).one("zpa:Microtenant", id);
            expect(entry.inputs).toEqual(microtenants.checked(declared));
            expect(present(entry.outputs)).toEqual(entry.inputs);
        });
    });

    it("is not missed where the service makes none", async () => {
        await microtenants.created(microtenants.checked({ name: "Madrid" }), async ({ outputs }) => {
            expect(outputs).not.toHaveProperty("administratorPassword");
        });
    });

    it("is missed when the answer is lost, but the microtenant stays: the error says how to go on", async () => {
        const { control } = microtenants.emulator;
        await control.fault({ method: "POST", path: /microtenants$/, reset: "after" });
        const error = await create(microtenants.context, { inputs: microtenants.checked(declared) }).catch(
            (thrown) => thrown,
        );
        expect(error.message).toContain("the API returns administratorPassword only once");
        expect(error.message).toContain("run `pulumi up` again to continue");
        expect(error.message).toContain("another password in the console");
        const { id } = (await control.list("microtenants")).find(({ name }) => name === "Madrid")!;
        expect(error).toMatchObject({ id });

        const adopted = await create(microtenants.context, {
            inputs: microtenants.checked(declared),
            adoptEqual: true,
        });
        expect(adopted.id).toBe(id);
        await remove(microtenants.context, { id: adopted.id, outputs: adopted.outputs });
    });
});

describe("the Default microtenant", () => {
    it.each(["0", "0/0"])("is not read as a resource: %s", async (reference) => {
        const reading = getById(microtenants.context, { reference });
        expect(await failed(reading)).toContain("can be neither managed nor read as a resource");
    });

    it("is one that objects may name against the connection's, without a change that nobody made", async () => {
        const groups = await Connected.to(appConnectorGroup, {});
        const place = { name: "Lyon", location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };
        const inputs = groups.checked({ ...place, microtenantId: "0" });
        try {
            for (const defaultMicrotenant of ["absent", "zero"] as const) {
                await groups.emulator.control.set({ defaultMicrotenant });
                await groups.created(inputs, async ({ id, outputs }) => {
                    expect(await groups.refreshed(id, outputs)).toEqual(inputs);
                    const twin = create(groups.context, { inputs, adoptEqual: true });
                    expect((await twin).id).toBe(id);
                });
            }
        } finally {
            await groups.close();
        }
    });
});

it("one that still holds objects is not deleted, and the error names them all", async () => {
    const { control } = microtenants.emulator;
    const made = await create(microtenants.context, { inputs: microtenants.checked({ name: "Full" }) });
    const scope = { microtenantId: made.id };
    const place = { enabled: true, location: "Lyon, France", latitude: "45.764", longitude: "4.8357", ...scope };
    const group = await control.create("appConnectorGroup", { ...place, name: "Lyon" });
    const edges = await control.create("serviceEdgeGroup", { ...place, name: "Edges" });
    const key = await control.create("provisioningKey", {
        ...{ name: "Key", maxUsage: "1", zcomponentId: edges.id, enrollmentCertId: "6574", ...scope },
        associationType: "SERVICE_EDGE_GRP",
    });
    const refused = await failed(remove(microtenants.context, { id: made.id, outputs: made.outputs }));
    expect(refused).toContain(`Cannot delete microtenant "Full" (${made.id}): 3 objects still reference it:`);
    expect(refused).toContain(`App Connector group "Lyon" (${group.id}) in microtenantId`);
    expect(refused).toContain(`Private Service Edge group "Edges" (${edges.id}) in microtenantId`);
    expect(refused).toContain(`provisioning key "Key" (${key.id}) in microtenantId`);
    expect(refused).toContain("Delete them first");

    await control.remove("provisioningKey", key.id);
    await control.remove("serviceEdgeGroup", edges.id);
    await control.remove("appConnectorGroup", group.id);
    await remove(microtenants.context, { id: made.id, outputs: made.outputs });
    expect((await control.list("microtenants")).map(({ name }) => name)).not.toContain("Full");
});
