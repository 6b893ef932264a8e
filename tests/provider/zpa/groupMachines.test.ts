import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Definition } from "../../../provider/contract/definition";
import type { Values } from "../../../provider/contract/values";
import { create, read, remove } from "../../../provider/lifecycle/lifecycle";
import { appConnectorGroup } from "../../../provider/zpa/appConnectorGroup";
import { privateCloudControllerGroup } from "../../../provider/zpa/privateCloudControllerGroup";
import { serviceEdgeGroup } from "../../../provider/zpa/serviceEdgeGroup";
import { LYON } from "../../engine/programs";
import { Connected } from "../connected";

/** Groups that machines enrol in, and what their deletion is told to delete with them. */
const KINDS = [
    {
        definition: appConnectorGroup as Definition,
        machines: "connector",
        noun: "App Connector",
        resource: "zpa:AppConnector",
        asked: "deleteConnectorsOnDelete",
        shown: "deletesConnectorsOnDelete",
        key: { associationType: "CONNECTOR_GRP", enrollmentCertId: "6573" },
        calls: ["POST"],
    },
    {
        definition: serviceEdgeGroup as Definition,
        machines: "serviceEdge",
        noun: "Private Service Edge",
        resource: "zpa:ServiceEdge",
        asked: "deleteServiceEdgesOnDelete",
        shown: "deletesServiceEdgesOnDelete",
        key: { associationType: "SERVICE_EDGE_GRP", enrollmentCertId: "6574" },
        calls: ["POST"],
    },
    {
        definition: privateCloudControllerGroup as Definition,
        machines: "privateCloudController",
        noun: "Private Cloud Controller",
        // No resource adopts one.
        resource: undefined,
        asked: "deleteControllersOnDelete",
        shown: "deletesControllersOnDelete",
        key: { associationType: "SITE_CONTROLLER_GRP", enrollmentCertId: "6573" },
        calls: ["DELETE", "DELETE", "DELETE"],
    },
];

describe.each(KINDS)(
    "the deletion of a $definition.noun.one",
    ({ definition, machines, noun, resource, asked, shown, key, calls }) => {
        const country = "countryCode" in definition.inputs.shape ? { countryCode: "FR" } : {};
        let groups: Connected;
        let count = 0;
        let id: string;
        let outputs: Values;
        beforeAll(async () => {
            groups = await Connected.to(definition, { featureFlags: "feature.ddil.config" });
        });
        afterAll(() => groups?.close());
        beforeEach(async () => {
            const inputs = groups.checked({ ...LYON, ...country, name: `Lyon ${++count}`, [asked]: true });
            ({ id, outputs } = await create({ definition, backend: groups.backend }, { inputs }));
        });

        const control = () => groups.emulator.control;
        /** A machine of the group, disconnected; its key is gone. */
        async function machine(name: string): Promise<string> {
            const body = { name, maxUsage: "1", zcomponentId: id, ...key };
            const made = await control().create("provisioningKey", body);
            const enrolled = await control().enrol({ provisioningKey: String(made.provisioningKey), name });
            await control().remove("provisioningKey", made.id);
            return enrolled.id;
        }
        const label = (name: string, machineId: string) => `${noun} "${name}" (${machineId})`;
        const refresh = async () => {
            groups.renew();
            return read({ definition, backend: groups.backend }, { id, known: outputs });
        };
        const deletion = (said: Values | undefined, managed?: (type: string, id: string) => boolean) =>
            remove({ definition, backend: groups.backend, managed }, { id, outputs: { ...outputs, ...said } });
        const standing = async () => (await control().list(machines)).map((each) => String(each.id));
        const writes = async () =>
            (await control().requestLog()).flatMap(({ method, path }) =>
                method === "GET" || !path.includes("/mgmtconfig/") ? [] : [method],
            );

        it(`says to delete the machines first, and how, unless ${asked} is set`, async () => {
            const first = await machine("first");
            const second = await machine("second");
            await control().connect(second);
            const failure = deletion({ [asked]: undefined }, (type) => type === resource);
            await expect(failure).rejects.toThrow(
                `2 objects still reference it:\n  - ${label("first", first)}, disconnected ` +
                    (resource ? "(in this stack)" : "(not in this stack)"),
            );
            await expect(deletion({ [asked]: undefined })).rejects.toThrow(
                `  - ${label("second", second)}, connected (not in this stack).\n` +
                    `Delete its ${noun}s first: stop their machines, set ${asked} to true, run \`pulumi up\` and ` +
                    "`pulumi refresh`, and delete again. Or delete them in the console.",
            );
            expect(await standing()).toEqual(expect.arrayContaining([first, second]));
        });

        it("takes along the disconnected machines that a refresh has shown", async () => {
            const ids = [await machine("one"), await machine("two"), await machine("three")];
            await control().connect(ids[0]!);
            await control().disconnect(ids[0]!);
            const said = await refresh();
            expect(said?.[shown]).toEqual([label("one", ids[0]!), label("three", ids[2]!), label("two", ids[1]!)]);
            await control().clearRequestLog();
            await deletion(said);
            expect(await refresh()).toBeUndefined();
            expect(await standing()).toEqual(expect.not.arrayContaining(ids));
            // Refused, then the machines, and then the group.
            expect(await writes()).toEqual(["DELETE", ...calls, "DELETE"]);
        });

        it("deletes no machine while one is connected, and names that", async () => {
            const ids = [await machine("off"), await machine("on")];
            const said = await refresh();
            await control().connect(ids[1]!);
            await expect(deletion(said)).rejects.toThrow(
                `Only disconnected machines can be deleted: stop ${label("on", ids[1]!)}, and delete again.`,
            );
            expect(await standing()).toEqual(expect.arrayContaining(ids));
        });

        it("deletes no machine while one has enrolled that no preview has shown", async () => {
            const known = await machine("known");
            const said = await refresh();
            const late = await machine("late");
            await expect(deletion(said)).rejects.toThrow(
                `No preview has listed ${label("late", late)}: run \`pulumi refresh\`, check ${shown}, and delete again.`,
            );
            expect(await standing()).toEqual(expect.arrayContaining([known, late]));
        });

        it("deletes no machine while something else keeps the group", async () => {
            const left = await machine("left");
            const said = await refresh();
            const body = { name: "Keeps", maxUsage: "1", zcomponentId: id, ...key };
            const { id: keyId } = await control().create("provisioningKey", body);
            await expect(deletion(said)).rejects.toThrow(`provisioning key "Keeps" (${keyId}) in group`);
            await expect(deletion(said)).rejects.toThrow("\nDelete them first.");
            expect(await standing()).toContain(left);
        });

        it.each(["before", "after"] as const)(
            "goes on when the answer is lost, %s the machines are deleted",
            async (reset) => {
                const ids = [await machine("a"), await machine("b")];
                const said = await refresh();
                await control().fault({ path: `/${machines}/`, reset });
                await deletion(said);
                expect(await standing()).toEqual(expect.not.arrayContaining(ids));
            },
        );

        it("does not believe a gateway that answers 404 for machines that are still listed", async () => {
            const ids = [await machine("a"), await machine("b")];
            const said = await refresh();
            await control().fault({ method: calls[0], path: `/${machines}/`, times: 3, status: 404, body: {} });
            await expect(deletion(said)).rejects.toThrow("the object is still in the list, but the response was");
            expect(await standing()).toEqual(expect.arrayContaining(ids));
        });
    },
);
