import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import * as zscaler from "pulumi-zscaler";
import { LYON, LYON_ON_THE_WIRE } from "./programs";
import { Tenant } from "./tenant";

let tenant: Tenant;
let groupId: string;
let keyId: string;
beforeAll(async () => {
    tenant = await Tenant.open();
    groupId = String((await tenant.control.create("appConnectorGroup", LYON_ON_THE_WIRE)).id);
    const body = { name: "Lyon", maxUsage: "2", zcomponentId: groupId, enrollmentCertId: "6573" };
    const key = await tenant.control.create("provisioningKey", { ...body, associationType: "CONNECTOR_GRP" });
    keyId = String(key.id);
    const connector = await tenant.control.enrol({ provisioningKey: String(key.provisioningKey) });
    await tenant.control.connect(String(connector.id));
});
afterAll(() => tenant?.close());

describe("a program that looks things up", () => {
    it("finds them by name and by id, with what moves by itself", async () => {
        const bench = await tenant.stack(async () => {
            const byName = await zscaler.getAppConnectorGroup({ name: LYON.name });
            const byId = await zscaler.getAppConnectorGroup({ id: groupId });
            const key = await zscaler.getProvisioningKey({ name: "Lyon" });
            const certificate = await zscaler.getEnrollmentCertificate({ name: "Connector" });
            const profile = await zscaler.getVersionProfile({ name: "New Release" });
            const profiles = await zscaler.getVersionProfiles();
            return {
                byName,
                same: JSON.stringify(byName) === JSON.stringify(byId),
                used: key.usageCount,
                key: key.provisioningKey,
                certificate: certificate.id,
                profile: profile.id,
                profiles: profiles.length,
            };
        });
        const { outputs, output } = await bench.up();
        expect(outputs.byName).toMatchObject({
            id: groupId,
            latitude: LYON.latitude,
            upgradeTime: "18:30",
            connectors: [{ name: "Lyon-1", enabled: true, controlChannelStatus: "ZPN_STATUS_AUTHENTICATED" }],
        });
        expect(outputs).toMatchObject({ same: true, used: 1, certificate: "6573", profile: "2", profiles: 6 });
        expect(output).toMatch(/key\s*: \[secret\]/);
    });

    it("lists groups without a filter and by each filter", async () => {
        const names = (groups: { name: string }[]) => groups.map((group) => group.name).sort();
        const { id: microtenantId } = await tenant.control.create("microtenants", { name: "Madrid", enabled: true });
        for (const [name, more] of Object.entries({
            "Branch off": { enabled: false },
            "Branch logs": { lssAppConnectorGroup: true },
            "Branch disaster": { useInDrMode: true },
            "Branch Madrid": { microtenantId },
        })) {
            await tenant.control.create("appConnectorGroup", { ...LYON_ON_THE_WIRE, ...more, name });
        }
        const bench = await tenant.stack(async () => ({
            all: names(await zscaler.getAppConnectorGroups()),
            lyon: names(await zscaler.getAppConnectorGroups({ name: "lyon" })),
            disabled: names(await zscaler.getAppConnectorGroups({ enabled: false })),
            streaming: names(await zscaler.getAppConnectorGroups({ logStreaming: true })),
            disaster: names(await zscaler.getAppConnectorGroups({ disasterRecovery: true })),
            madrid: names(await zscaler.getAppConnectorGroups({ microtenantId: String(microtenantId) })),
            both: names(await zscaler.getAppConnectorGroups({ name: "branch", enabled: false })),
        }));
        const { outputs } = await bench.up();
        expect(outputs).toEqual({
            all: (await tenant.names("appConnectorGroup")).sort(),
            lyon: [LYON.name],
            disabled: ["Branch off"],
            streaming: ["Branch logs"],
            disaster: ["Branch disaster"],
            madrid: ["Branch Madrid"],
            both: ["Branch off"],
        });
    });

    it("passes outputs of other resources on", async () => {
        const bench = await tenant.stack(async () => {
            const later = <T>(value: T) => pulumi.output(Promise.resolve(value));
            return {
                group: zscaler.getAppConnectorGroupOutput({ name: later(LYON.name) }).id,
                groups: zscaler.getAppConnectorGroupsOutput({ name: later("lyon") }).length,
                key: zscaler.getProvisioningKeyOutput({ name: later("Lyon") }).usageCount,
                certificate: zscaler.getEnrollmentCertificateOutput({ name: later("Connector") }).id,
                profile: zscaler.getVersionProfileOutput({ id: later("2") }).name,
                profiles: zscaler.getVersionProfilesOutput().length,
            };
        });
        expect((await bench.up()).outputs).toEqual({
            group: groupId,
            groups: 1,
            key: 1,
            certificate: "6573",
            profile: "New Release",
            profiles: 6,
        });
    });

    it.each([
        [
            "the group does not exist",
            () => zscaler.getAppConnectorGroup({ name: "Nowhere" }),
            'look up App Connector group "Nowhere"',
        ],
        ["no such profile", () => zscaler.getVersionProfile({ name: "Newest" }), 'The tenant has "Default"'],
        ["neither name nor id", () => zscaler.getAppConnectorGroup({}), "neither id nor name is set"],
        ["both", () => zscaler.getProvisioningKey({ id: "1", name: "x" }), "both id and name are set"],
    ])("is told what to do about %s, without a stack", async (_what, find, words) => {
        const bench = await tenant.stack(async () => {
            await find();
        });
        const failure = await bench.failure(bench.preview());
        expect(failure).toContain(words);
        expect(failure).not.toMatch(/\n\s+at /);
    });

    // Two errors, each where nothing catches it: in the program itself, and in an output.
    it.each([
        ["a promise", 'await zscaler.getProvisioningKey({ name: "None either" })'],
        ["an output", 'zscaler.getProvisioningKeyOutput({ name: pulumi.output("None either") })'],
    ])(
        "goes on after an error that it catches, and ends with the text of one of %s that it does not",
        async (_, last) => {
            const bench = await tenant.stack(async () => undefined);
            bench.writeProgram(`
            const pulumi = require("@pulumi/pulumi");
            const zscaler = require("pulumi-zscaler");
            module.exports = async () => {
                try {
                    await zscaler.getServerGroup({ name: "None" });
                } catch (error) {
                    if (!(error instanceof zscaler.NotFoundError)) throw error;
                    console.log("went on after " + error.code);
                }
                ${last};
            };
        `);
            const failure = await bench.failure(bench.cli("preview"));
            expect(failure).toContain("went on after not-found");
            expect(failure).toMatch(/error: Cannot look up provisioning key "None either": .* \[not-found\]\s/);
            expect(failure).not.toContain('None"');
            expect(failure).not.toMatch(/unhandled|\n\s+at /i);
        },
    );
});

describe("get", () => {
    it("reads what the program does not manage, in preview too, and leaves it alone", async () => {
        const program = async () => {
            const lyon = zscaler.AppConnectorGroup.get("lyon", groupId);
            const key = zscaler.ProvisioningKey.get("key", keyId);
            const precise = zscaler.ProvisioningKey.get("precise", `AppConnectorGroup/${keyId}`);
            return { city: lyon.cityCountry, group: key.group, name: precise.name, key: key.provisioningKey };
        };
        const bench = await tenant.stack(program);
        await bench.preview();
        const { outputs, output } = await bench.up();
        expect(outputs).toMatchObject({ city: "Lyon, FR", group: groupId, name: "Lyon" });
        expect(output).toMatch(/key\s*: \[secret\]/);

        await bench.refresh({ expectNoChanges: true });
        await tenant.control.change("appConnectorGroup", groupId, { description: "theirs" });
        expect((await bench.preview(undefined, { refresh: true })).changes).not.toHaveProperty("update");
        await bench.destroy();
        expect(await tenant.names("appConnectorGroup")).toContain(LYON.name);
    });

    it("reads from a microtenant, and what is read serves as a reference", async () => {
        const { id: microtenantId } = await tenant.control.create("microtenants", { name: "Paris", enabled: true });
        const body = { ...LYON_ON_THE_WIRE, name: "Branch Paris", microtenantId };
        const { id } = await tenant.control.create("appConnectorGroup", body);
        const bench = await tenant.stack(async () => {
            const paris = zscaler.AppConnectorGroup.get("paris", `${microtenantId}/${id}`);
            const found = await zscaler.getAppConnectorGroup({
                name: "Branch Paris",
                microtenantId: String(microtenantId),
            });
            const scope = String(microtenantId);
            const key = new zscaler.ProvisioningKey("key", {
                name: "P",
                group: paris,
                maxUsage: 1,
                microtenantId: scope,
            });
            return { microtenant: paris.microtenantId, found: found.id, group: key.group };
        });
        expect((await bench.up()).outputs).toEqual({ microtenant: microtenantId, found: id, group: id });
        await bench.refresh({ expectNoChanges: true });
        await bench.destroy();
    });

    it("reads restricted groups, which are marked", async () => {
        const deception = await tenant.object("appConnectorGroup", "Zscaler Deception");
        const bench = await tenant.stack(async () => {
            const group = zscaler.AppConnectorGroup.get("deception", String(deception.id));
            return { readOnly: group.readOnly, restriction: group.restrictionType };
        });
        expect((await bench.up()).outputs).toEqual({ readOnly: true, restriction: "DECEPTION" });
    });

    it("of what does not exist is an error", async () => {
        const bench = await tenant.stack(async () => {
            zscaler.AppConnectorGroup.get("nobody", "1");
        });
        expect(await bench.failure(bench.preview())).toContain("the object does not exist");
    });

    it("sees in the next run of the same process what others have added, and reads a list once in each", async () => {
        const idps = await tenant.control.list("idp");
        const idpId = String(idps.find(({ name }) => name === "Corporate directory")?.id);
        const bench = await tenant.stack(async () => {
            const [groups, again] = [await find(), await find()];
            return { names: groups.map(({ name }) => name), same: groups.length === again.length };
        });
        const find = () => zscaler.getScimGroups({ identityProvider: idpId, name: "newcomer" });
        expect((await bench.up()).outputs).toMatchObject({ names: [], same: true });
        await tenant.control.create("scimgroup", { name: "Newcomers", idpId });
        await tenant.control.clearRequestLog();
        expect((await bench.up()).outputs).toMatchObject({ names: ["Newcomers"], same: true });
        const reads = (await tenant.control.requestLog()).filter(({ path }) => path.includes("/scimgroup/"));
        expect(reads).toHaveLength(1);
    });
});
