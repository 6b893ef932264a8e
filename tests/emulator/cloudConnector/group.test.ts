import { describe, expect, test } from "@jest/globals";
import { startEmulator, type WireObject } from "../../../emulator";
import { temporaryFolder } from "../process";
import { Session, signIn } from "../session";
import { shapeOf } from "../shapes";
import { CloudSession, openCloud } from "./session";
import { groupsOf, membersOf, onlyGroup, openWorld, pathOf, VPC, ZONE } from "./world";

const GROUP = `zs-cc-${VPC}-${ZONE}`;

/** A session in which one machine has booted. */
async function booted(switches = {}) {
    const { machines, ...rest } = await openWorld(switches);
    const [machine] = machines;
    if (!machine) throw new Error("No machine has booted.");
    return { ...rest, machine };
}

describe("the first machine of a network", () => {
    test("brings its location, its group and itself into being, with ids in that order", async () => {
        const { session, group } = await booted();
        const [member = group] = membersOf(group);
        expect(group).toMatchObject({ name: GROUP, deployType: "CLOUD", platform: "AWS", status: ["CLOUD"] });
        expect(group.awsAvailabilityZone).toBe("US_WEST_2A");
        expect(group.location).toMatchObject({ name: `us-west-2-${VPC}` });
        expect(member.name).toMatch(new RegExp(`^${GROUP}-VM-[A-Za-z0-9]{5}$`));
        const [instance] = member.ecInstances as WireObject[];
        expect(instance?.name).toMatch(new RegExp(`^${member.name}_INSTANCE_1_[A-Za-z0-9]{5}$`));
        const { id } = group.location as WireObject;
        const ids = [id, group.id, member.id, instance?.id].map(Number);
        expect(ids).toEqual([...ids].sort((a, b) => a - b));
        const location = (await session.get(`location/${id}`)).body;
        expect(location).toMatchObject({ ecLocation: true, ccLocation: true, tz: "UNITED_STATES_AMERICA_LOS_ANGELES" });
        expect(location.vpcInfo).toEqual({ cloudProvider: "AWS", cloudMeta: { name: VPC, id: 1 } });
    });

    test("names its location after the template's prefix, and gives it the template's features", async () => {
        const session = await openCloud();
        const template = { templatePrefix: "AWS-LYON", ofwEnabled: true, ipsControl: true };
        const { id } = await session.template({ template });
        const { provUrl } = await session.url({}, { locationTemplate: { id } });
        await session.control.cloud.boot({ provUrl, network: VPC, zone: "eu-west-3b" });
        const { location } = await onlyGroup(session);
        expect(location).toMatchObject({ name: `AWS-LYON-eu-west-3-${VPC}` });
        const { body } = await session.get(`location/${(location as WireObject).id}`);
        expect(body).toMatchObject({ ofwEnabled: true, ipsControl: true, country: "FRANCE" });
    });

    test("is active at once, and on the latest build", async () => {
        const { group } = await booted();
        const status = ["REGISTERED", "PKG_REPO_REGISTERED"];
        const window = { upgradeDayOfWeek: 1, upgradeStartTime: 0, upgradeEndTime: 7_200 };
        expect(membersOf(group)).toMatchObject([{ operationalStatus: "ACTIVE", status, ...window }]);
    });

    test("makes its group appear in Private Access under the same name, read-only", async () => {
        const { session } = await booted();
        const privateAccess = new Session(session.emulator, session.token);
        const { body } = await privateAccess.get("v1/cloudConnectorGroup");
        const twin = body.list?.find(({ name }) => name === GROUP);
        expect(twin).toMatchObject({ enabled: true });
        const connectors = await privateAccess.get("v1/cloudConnector");
        expect(connectors.body.list).toEqual([
            expect.objectContaining({
                edgeConnectorGroupId: twin?.id,
                edgeConnectorGroupName: GROUP,
                enabled: true,
                modifiedTime: expect.any(Number),
            }),
        ]);
        expect((await privateAccess.post("v1/cloudConnector", { name: "mine" })).status).toBe(405);
    });
});

describe("names and zones", () => {
    test.each([
        ["AZURE", "vnet-lyon", "westeurope-1", { azureAvailabilityZone: "WESTEUROPE_1" }],
        ["AZURE", "vnet-lyon", "westus", { azureAvailabilityZone: "WESTUS_0" }],
        ["GCP", "lyon", "europe-west9-b", {}],
        ["AWS", "vpc-1", "us-gov-west-1c", { awsAvailabilityZone: "US_GOV_WEST_1C" }],
    ])("in %s follow the network %s and the zone %s", async (cloud, network, zone, attribute) => {
        const session = await openCloud();
        const { provUrl } = await session.url({}, { cloudProviderType: cloud });
        await session.control.cloud.boot({ provUrl, network, zone });
        const group = await onlyGroup(session);
        expect(group).toMatchObject({ name: `zs-cc-${network}-${zone}`, platform: cloud, ...attribute });
        expect(Object.keys(group).filter((key) => key.endsWith("Zone"))).toEqual(Object.keys(attribute));
    });

    test("must be such as that cloud has", async () => {
        const session = await openCloud();
        const { provUrl } = await session.url();
        const { cloud } = session.control;
        await expect(cloud.boot({ provUrl, network: VPC, zone: "europe-west9-b" })).rejects.toThrow(
            /looks like us-west-2a/,
        );
        await expect(cloud.boot({ provUrl, network: "", zone: "us-west-2a" })).rejects.toThrow(/network must be/);
        const inAzure = { provUrl, network: VPC, zone: "us-west-2a", cloud: "AZURE" } as const;
        await expect(cloud.boot(inAzure)).rejects.toThrow(/is for machines in AWS, not AZURE/);
        await expect(cloud.boot({ provUrl: "other", network: VPC, zone: "us-west-2a" })).rejects.toThrow(
            /No provisioning/,
        );
        expect(await groupsOf(session)).toEqual([]);
    });
});

describe("the next machine", () => {
    test("of the same network and zone joins the group", async () => {
        const { session, machine, group } = await booted();
        await session.control.cloud.boot({ provUrl: "aws-lyon", network: VPC, zone: "us-west-2a" });
        const after = await onlyGroup(session);
        expect(after).toMatchObject({ id: group.id, desc: expect.stringMatching(`${machine.instanceId}$`) });
        expect(membersOf(after).map(({ id }) => id)).toEqual([Number(machine.id), expect.any(Number)]);
    });

    test("of another zone makes another group in the same location", async () => {
        const { session, group } = await booted();
        const { provTemplate } = group;
        const { id } = provTemplate as { id: number };
        await session.control.cloud.boot({ provUrl: id, network: VPC, zone: "us-west-2b" });
        const [first, second] = await groupsOf(session);
        expect(second).toMatchObject({ location: first?.location, provTemplate });
        expect((await session.get("ecgroup/count")).text).toBe("2");
    });

    test("is refused beyond 16", async () => {
        const { session } = await booted();
        const boot = () => session.control.cloud.boot({ provUrl: "aws-lyon", network: VPC, zone: "us-west-2a" });
        for (let count = 1; count < 16; count += 1) await boot();
        await expect(boot()).rejects.toThrow(/limit of 16/);
        expect(membersOf(await onlyGroup(session))).toHaveLength(16);
    });

    test("has room where a machine was terminated, unless the switch says that these count too", async () => {
        const { session, machine } = await booted();
        const { cloud } = session.control;
        const boot = () => cloud.boot({ provUrl: "aws-lyon", network: VPC, zone: "us-west-2a" });
        for (let count = 1; count < 16; count += 1) await boot();
        await cloud.terminate(String(machine.instanceId));
        await boot();
        expect(membersOf(await onlyGroup(session))).toHaveLength(17);
        await expect(boot()).rejects.toThrow(/limit of 16/);
        const [second] = await session.control.list("ecVm").then((all) => all.filter(({ id }) => id !== machine.id));
        await cloud.terminate(String(second?.instanceId));
        await session.control.set({ groupLimit: "all" });
        await expect(boot()).rejects.toThrow(/limit of 16/);
    });

    test("takes over the upgrade window of the group, or the usual one", async () => {
        const { session, machine } = await booted();
        const { cloud } = session.control;
        const window = { upgradeDayOfWeek: 4, upgradeStartTime: 79_200, upgradeEndTime: 86_400 };
        await session.control.change("ecVm", machine.id, window);
        const next = { provUrl: "aws-lyon", network: VPC, zone: "us-west-2a" };
        expect(await cloud.boot(next)).toMatchObject(window);
        await session.control.set({ lateJoiners: "default" });
        expect(await cloud.boot(next)).toMatchObject({
            upgradeDayOfWeek: 1,
            upgradeStartTime: 0,
            upgradeEndTime: 7_200,
        });
    });
});

describe("auto scaling", () => {
    test.each([
        [{ autoScale: true }, true],
        [{ autoScale: false }, false],
        [undefined, undefined],
    ])("%o of the provisioning URL is %s of the group and its members", async (autoScaleDetails, expected) => {
        const session = await openCloud();
        const { provUrl } = await session.url({}, { ...(autoScaleDetails && { autoScaleDetails }) });
        await session.control.cloud.boot({ provUrl, network: VPC, zone: "us-west-2a" });
        const group = await onlyGroup(session);
        expect(group.autoScale).toBe(expected);
        expect(membersOf(group)[0]?.autoScale).toBe(expected);
        await session.control.set({ groupAutoScale: "members" });
        expect(await onlyGroup(session)).not.toHaveProperty("autoScale");
    });
});

describe("the list of groups", () => {
    test("has the fields and types of the documented example, in its order", async () => {
        const { group } = await booted({ instanceIdIn: "absent" });
        expect(JSON.stringify(shapeOf(group))).toBe(JSON.stringify(EXAMPLE));
    });

    test("is shown in pages, the short one with names alone", async () => {
        const { session } = await booted();
        await session.control.cloud.boot({ provUrl: "aws-lyon", network: VPC, zone: "us-west-2b" });
        expect((await session.get("ecgroup?pageSize=1&page=2")).body).toMatchObject([
            { name: GROUP.replace("2a", "2b") },
        ]);
        expect((await session.get("ecgroup?pageSize=1&page=3")).body).toEqual([]);
        const lite = (await session.get("ecgroup/lite")).body;
        expect(lite).toEqual((await groupsOf(session)).map(({ id, name }) => ({ id, name })));
    });

    test("outlives the emulator", async () => {
        const data = temporaryFolder();
        const first = await startEmulator({ data });
        const session = new CloudSession(first, await signIn(first));
        const { provUrl } = await session.url();
        await session.control.cloud.boot({ provUrl, network: VPC, zone: "us-west-2a" });
        const before = await groupsOf(session);
        await first.close();
        expect(await groupsOf(await openCloud({ data }))).toEqual(before);
    });

    test("answers 404 for a group that is not there", async () => {
        const { session, group } = await booted();
        expect((await session.get(`ecgroup/${group.id}`)).body).toEqual(group);
        const { status, body } = await session.get("ecgroup/1");
        expect({ status, code: body.code }).toEqual({ status: 404, code: "RESOURCE_NOT_FOUND" });
    });
});

describe("a machine that is gone", () => {
    test("leaves its connector behind as inactive", async () => {
        const { session, machine } = await booted();
        await session.control.cloud.terminate(String(machine.instanceId));
        expect(membersOf(await onlyGroup(session))).toMatchObject([{ operationalStatus: "INACTIVE" }]);
        await session.control.cloud.report(String(machine.instanceId), "ACTIVE");
        expect(membersOf(await onlyGroup(session))).toMatchObject([{ operationalStatus: "ACTIVE" }]);
    });

    test("and was replaced leaves it beside the new one", async () => {
        const { session, machine } = await booted();
        const next = await session.control.cloud.replace(String(machine.instanceId), "i-0fedcba9876543210");
        expect(membersOf(await onlyGroup(session))).toMatchObject([
            { id: Number(machine.id), operationalStatus: "INACTIVE" },
            { id: Number(next.id), operationalStatus: "ACTIVE", metaConfig: { nativeId: "i-0fedcba9876543210" } },
        ]);
    });

    test("is refused when no connector has its id", async () => {
        const { session } = await booted();
        await expect(session.control.cloud.terminate("i-0")).rejects.toThrow(/RESOURCE_NOT_FOUND/);
    });
});

describe("deleting a connector", () => {
    test("answers 204, and 404 from then on", async () => {
        const { session, group, machine } = await booted();
        await session.control.cloud.replace(String(machine.instanceId));
        const [old = {}, next = {}] = membersOf(await onlyGroup(session));
        expect((await session.get(pathOf(group, old))).body).toEqual(old);
        const answer = await session.delete(pathOf(group, old));
        expect([answer.status, answer.text]).toEqual([204, ""]);
        expect((await session.get(pathOf(group, old))).status).toBe(404);
        expect((await session.delete(pathOf(group, old))).status).toBe(404);
        expect(membersOf(await onlyGroup(session))).toEqual([next]);
    });

    test("by the cloud's id of its machine does the same", async () => {
        const { session, machine } = await booted();
        const path = `ecVm/uuid/${machine.instanceId}`;
        expect((await session.get(path)).body.id).toBe(Number(machine.id));
        expect((await session.delete(path)).status).toBe(204);
        expect((await session.get(path)).status).toBe(404);
    });

    test("needs the group that it is in", async () => {
        const { session, group, machine } = await booted();
        const other = await session.control.cloud.boot({ provUrl: "aws-lyon", network: VPC, zone: "us-west-2b" });
        expect((await session.delete(`ecgroup/${other.groupId}/vm/${machine.id}`)).status).toBe(404);
        expect((await session.delete(`ecgroup/${group.id}/${machine.id}`)).status).toBe(404);
        expect(membersOf(group)).toHaveLength(1);
    });

    test("that was the last leaves the group empty and its location without connectors", async () => {
        const { session, group } = await booted();
        await session.delete(pathOf(group, membersOf(group)[0] ?? {}));
        const { ecVMs, ...rest } = group;
        expect(ecVMs).toHaveLength(1);
        expect(await onlyGroup(session)).toEqual(rest);
        const location = group.location as WireObject;
        const { body } = await session.get(`location/${location.id}`);
        expect(body).toMatchObject({ ecLocation: true, ccLocation: false });
    });

    test("that was the last takes the group along where the service cleans up", async () => {
        const { session, group } = await booted({ emptyGroup: "removed" });
        await session.delete(pathOf(group, membersOf(group)[0] ?? {}));
        expect(await groupsOf(session)).toEqual([]);
        expect(await session.control.list("cloudConnector")).toEqual([]);
        const twins = await session.control.list("cloudConnectorGroup");
        expect(twins.map(({ name }) => name)).not.toContain(GROUP);
    });

    test("whose machine still runs makes that register again, as another connector of the same group", async () => {
        const { session, group, machine } = await booted();
        await session.delete(pathOf(group, membersOf(group)[0] ?? {}));
        const { instanceId } = machine;
        const again = { provUrl: "aws-lyon", network: VPC, zone: "us-west-2a", instanceId: String(instanceId) };
        const next = await session.control.cloud.boot(again);
        expect(next.id).not.toBe(machine.id);
        expect(await onlyGroup(session)).toMatchObject({ id: group.id, ecVMs: [{ id: Number(next.id) }] });
        await expect(session.control.cloud.boot(again)).rejects.toThrow(/is already registered/);
    });

    test("by another administrator has the same consequences", async () => {
        const { session, machine, group } = await booted();
        await session.control.remove("ecVm", machine.id);
        expect(await session.control.list("cloudConnector")).toEqual([]);
        const place = group.location as WireObject;
        expect((await session.get(`location/${place.id}`)).body.ccLocation).toBe(false);
        await session.control.remove("ecgroup", String(group.id));
        const twins = await session.control.list("cloudConnectorGroup");
        expect(twins.map(({ name }) => name)).not.toContain(GROUP);
    });

    test("is a change that has to be activated", async () => {
        const { session, group } = await booted();
        await session.put("ecAdminActivateStatus/activate", {});
        await session.delete(pathOf(group, membersOf(group)[0] ?? {}));
        expect(await session.control.cloud.activation()).toMatchObject({ pendingWrites: 1 });
    });
});

test("groups of other kinds can be there too", async () => {
    const { session } = await booted();
    const branch = { name: "Branch1", deployType: "ONPREM", platform: "VMWARE_ESXI" };
    const { id } = await session.control.create("ecgroup", branch);
    await session.control.create("ecVm", { name: "Branch1-VM-1", groupId: id, zeroTrustVm: true });
    const [, other] = await groupsOf(session);
    expect(other).toMatchObject({ ...branch, ecVMs: [{ name: "Branch1-VM-1", zeroTrustVm: true }] });
});

describe("what refers to a group", () => {
    test("protects its provisioning URL and its location", async () => {
        const { session, group } = await booted();
        const { provTemplate, location } = group as Record<string, WireObject>;
        const [url, place] = [`provUrl/${provTemplate?.id}`, `location/${location?.id}`];
        for (const path of [url, place]) {
            const { status, body } = await session.delete(path);
            expect({ path, status, code: body.code }).toEqual({ path, status: 400, code: "INVALID_OPERATION" });
        }
        expect((await session.get(url)).body.status).toBe("DEPLOYED");
    });
});

describe("short lists", () => {
    test("name connectors and their instances", async () => {
        const { session, group } = await booted();
        const [{ id, name, ecInstances } = {} as WireObject] = membersOf(group);
        expect((await session.get("ecVm/lite")).body).toEqual([{ id, name }]);
        const [instance] = ecInstances as WireObject[];
        expect((await session.get("ecInstance/lite")).body).toEqual([{ id: instance?.id, name: instance?.name }]);
    });

    test("of health tell whether a connector answers", async () => {
        const { session, machine } = await booted();
        const health = async () => (await session.get(`ecVm/health/${machine.id}`)).body;
        expect(await health()).toMatchObject({ ecId: Number(machine.id), status: 0, errorCodes: [] });
        await session.control.cloud.terminate(String(machine.instanceId));
        expect(await health()).toMatchObject({ status: 1 });
    });
});

const DNS = { id: "number", ips: ["string"], dnsType: "string" };
const NETWORK = {
    ...{ id: "number", ipStart: "string", ipEnd: "string", netmask: "string", defaultGateway: "string" },
    ...{ nwType: "string", dns: DNS },
};
const REFERENCE = { id: "number", name: "string" };

/** The vendor's example of the list, reduced to keys and types. */
const EXAMPLE = {
    ...{ id: "number", name: "string", desc: "string", deployType: "string", status: ["string"], platform: "string" },
    ...{ awsAvailabilityZone: "string", location: REFERENCE, maxEcCount: "number", provTemplate: REFERENCE },
    tunnelMode: "string",
    ecVMs: [
        {
            ...{ id: "number", name: "string", status: ["string"], operationalStatus: "string" },
            ...{ provTemplate: REFERENCE, formFactor: "string", managementNw: NETWORK },
            ecInstances: [
                {
                    ...{ id: "number", name: "string", flags: "string", ecInstanceType: "string" },
                    ...{ registerTime: "number", natIp: "string", serviceNw: NETWORK, virtualNw: NETWORK },
                },
            ],
            ...{ cityGeoId: "number", natIp: "string", ziaGateway: "string", zpaBroker: "string" },
            ...{ buildVersion: "string", lastUpgradeTime: "number", upgradeStatus: "number" },
            ...{ upgradeStartTime: "number", upgradeEndTime: "number", upgradeDayOfWeek: "number", haStatus: "string" },
        },
    ],
};
