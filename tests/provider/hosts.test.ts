import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { Config } from "@pulumi/pulumi/cmd/dynamic-provider/config";
import type { ResourceProvider } from "@pulumi/pulumi/dynamic";
import { type Emulator, startEmulator } from "pulumi-zscaler/emulator";
import { dynamic } from "../../provider";
import type { Values } from "../../provider/contract/values";
import { settingsOf } from "../settings";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const GROUP = "zpa:AppConnectorGroup";
const SERVERS = "zpa:ServerGroup";
const SEGMENTS = "zpa:SegmentGroup";
const SCHEDULE = "zpa:AppConnectorSchedule";

/** What the engine starts for one run of one provider: it configures each type by itself, over the same settings. */
class Host {
    private readonly providers = new Map<string, Required<ResourceProvider>>();

    constructor(private readonly settings: Record<string, string>) {}

    of(type: string): Required<ResourceProvider> {
        const known = this.providers.get(type);
        if (known) return known;
        const provider = dynamic(type) as Required<ResourceProvider>;
        this.providers.set(type, provider);
        void provider.configure({ config: new Config(this.settings, "project") });
        return provider;
    }

    /** As the engine checks a resource and then creates it. */
    async created(type: string, declared: Values, name = "a"): Promise<{ id: string; outs: Values }> {
        const { inputs, failures } = await this.of(type).check({}, { ...declared, __urn: urn(type, name) });
        expect(failures).toEqual([]);
        const { id, outs } = await this.of(type).create(inputs);
        return { id, outs: outs ?? {} };
    }

    async reasons(type: string, declared: Values, name: string, olds: Values = {}): Promise<string[]> {
        const { failures = [] } = await this.of(type).check(olds, { ...declared, __urn: urn(type, name) });
        return failures.map(({ reason }) => reason);
    }
}

const urn = (type: string, name: string) => `urn:pulumi:dev::project::pulumi-nodejs:dynamic/${type}:Resource::${name}`;
const place = { location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };
const failed = (operation: Promise<unknown>): Promise<string> =>
    operation.then(
        () => "it was expected to fail, and did not",
        (error: unknown) => String(error instanceof Error ? error.message : error),
    );

let emulators: Emulator[] = [];
let one: Host;
let other: Host;
beforeAll(async () => {
    const options = { switches: { rateLimit: "off" } } as const;
    emulators = await Promise.all([startEmulator(options), startEmulator(options)]);
});
beforeEach(() => {
    [one, other] = emulators.map((emulator) => new Host(settingsOf(emulator))) as [Host, Host];
});
afterAll(() => Promise.all(emulators.map((emulator) => emulator.close())));

describe("two providers in one process, for two tenants with the same ids and names", () => {
    it("each change their own tenant, and delete what the other one has created", async () => {
        const [mine, theirs] = [
            await one.created(SEGMENTS, { name: "Web" }),
            await other.created(SEGMENTS, { name: "Web" }),
        ];
        expect(theirs.id).toBe(mine.id);
        // Another run of the second provider, for which nothing in its own stack holds the object.
        const next = new Host(settingsOf(emulators[1] as Emulator));
        await next.of(SEGMENTS).delete(mine.id, theirs.outs);
        await expect(emulators[1]?.control.get("segmentGroup", mine.id)).rejects.toThrow("resource.not.found");
        // In the first one, the resource that created it goes on with it.
        await one.of(SEGMENTS).delete(mine.id, mine.outs);
        expect(await emulators[0]?.control.get("segmentGroup", mine.id)).toMatchObject({ name: "Web" });
    });

    it("each hold that there is one resource for a tenant, for their own stack", async () => {
        const schedule = { enabled: true, deleteDisabled: true, inactiveDays: 7 };
        expect(await one.reasons(SCHEDULE, schedule, "first")).toEqual([]);
        expect(await other.reasons(SCHEDULE, schedule, "second")).toEqual([]);
        expect(await one.reasons(SCHEDULE, schedule, "third")).toEqual([expect.stringContaining('"first"')]);
    });

    it("each name the resource of their own stack that has an object of a name", async () => {
        const group = { name: "Paris" };
        await Promise.all([one, other].map((host) => host.created(SEGMENTS, group)));
        await one.reasons(SEGMENTS, group, "paris", group);
        const declared = (await other.of(SEGMENTS).check({}, group)).inputs;
        expect(await failed(one.of(SEGMENTS).create(declared))).toContain('resource "paris" in this stack');
        const error = await failed(other.of(SEGMENTS).create(declared));
        expect(error).toContain("Paris");
        expect(error).not.toContain("in this stack (");
    });

    it("each refuse a replacement that cannot succeed by the resources of their own stack", async () => {
        const servers = { name: "Lyon", appConnectorGroups: ["1"] };
        // Replaced without a diff, as by `--replace`; the engine then asks about what depends on it, which is of another type.
        await one.reasons(GROUP, { name: "Lyon", ...place }, "lyon");
        const asked = (host: Host) => host.of(SERVERS).diff("2", servers, { ...servers, appConnectorGroups: UNKNOWN });
        expect(await failed(asked(one))).toContain('server group "Lyon" (2) references it in appConnectorGroups');
        expect(await asked(other)).toMatchObject({ replaces: [] });
    });

    it("each keep the order of sets as their own state has it", async () => {
        const declared = { name: "Lyon", appConnectorGroups: ["1", "2"] };
        const before = { ...declared, appConnectorGroups: ["2", "1"] };
        const orderIn = async (host: Host, olds: Values) =>
            (await host.of(SERVERS).check(olds, declared)).inputs?.appConnectorGroups;
        expect(await orderIn(one, before)).toEqual(["2", "1"]);
        // The engine checks what it replaces a second time, without what it was before.
        expect(await orderIn(one, {})).toEqual(["2", "1"]);
        expect(await orderIn(other, {})).toEqual(["1", "2"]);
    });
});

describe("a process that serves one run after the other", () => {
    it("starts each of them with nothing of the one before", async () => {
        const schedule = { enabled: true, deleteDisabled: true, inactiveDays: 7 };
        expect(await one.reasons(SCHEDULE, schedule, "before")).toEqual([]);
        const { id, outs } = await one.created(SEGMENTS, { name: "Rome" });
        const next = new Host(settingsOf(emulators[0] as Emulator));
        expect(await next.reasons(SCHEDULE, schedule, "after")).toEqual([]);
        await emulators[0]?.control.change("segmentGroup", id, { enabled: false });
        expect((await next.of(SEGMENTS).read(id, outs)).props).toMatchObject({ enabled: false });
        await next.of(SEGMENTS).delete(id, outs);
        await expect(emulators[0]?.control.get("segmentGroup", id)).rejects.toThrow("resource.not.found");
    });
});
