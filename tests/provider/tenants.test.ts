import { setTimeout as pause } from "node:timers/promises";
import type { Switches } from "pulumi-zscaler/emulator";
import { afterEach, describe, expect, it } from "vitest";
import { update } from "../../provider/lifecycle";
import { appConnectorGroup } from "../../provider/zpa/appConnectorGroup";
import { Connected } from "./connected";

const EVERYTHING = {
    name: "R&D <Lyon>",
    description: "Ampère & Lumière",
    location: "Lyon, France",
    latitude: 45.76404321,
    longitude: 4.8357,
    upgradeDay: "Monday",
    upgradeTime: "07:15",
    versionProfileName: "New Release",
    dnsResolution: "IPv6",
    tcpQuickAck: true,
    privilegedRemoteAccess: true,
    waf: false,
    logStreaming: true,
    disasterRecovery: true,
    allowedSourceAddresses: ["203.0.113.0/24"],
    hostingInfo: "rack 7",
    signingCertificateName: "Connector",
};

/** Tenants differ, and the service is not known in every corner: none of it may show as a change that nobody made. */
const TENANTS: Partial<Switches>[] = [
    {},
    { lssFlagBugOnSingleGet: "on" },
    { escapeNames: "on" },
    { oauth2Enrolment: "on" },
    { signingCertId: "always" },
    { coordinates: "rounded" },
    { defaultMicrotenant: "zero" },
    { emptyListKey: "present" },
    { notFoundStatus: "404" },
    { emptyText: "stored" },
    { unrecordedOmission: "clear" },
    { nullFields: "cleared" },
    { concurrency: "objects" },
    { tenantVersionProfile: "1" },
];

describe("a tenant on which", () => {
    let groups: Connected;
    afterEach(() => groups?.close());

    it.each(TENANTS)("%j shows no change that nobody made", async (switches) => {
        groups = await Connected.to(appConnectorGroup, switches);
        const inputs = groups.checked(EVERYTHING);
        const { name, location, latitude, longitude } = EVERYTHING;
        const less = groups.checked({ name, location, latitude, longitude });
        await groups.created(inputs, async ({ id, outputs }) => {
            expect(await groups.refreshed(id, outputs)).toEqual(inputs);

            const reduced = await update(appConnectorGroup, id, outputs, less, groups.backend);
            expect(await groups.refreshed(id, reduced)).toEqual(less);

            const full = await update(appConnectorGroup, id, reduced, inputs, groups.backend);
            expect(await groups.refreshed(id, full)).toEqual(inputs);
        });
        expect(await groups.backend.find({ path: "appConnectorGroup" }, name, "look")).toEqual([]);
    });

    it("the microtenant of a group is told apart from the others", async () => {
        groups = await Connected.to(appConnectorGroup, {});
        const { id: microtenantId } = await groups.emulator.control.create("microtenants", {
            name: "Paris",
            enabled: true,
        });
        const inputs = groups.checked({ ...EVERYTHING, microtenantId });
        await groups.created(groups.checked(EVERYTHING), async (ordinary) => {
            const inside = await groups.created(inputs, async ({ id, outputs }) => {
                expect(id).not.toBe(ordinary.id);
                expect(await groups.refreshed(id, outputs)).toEqual(inputs);
            });
            expect(inside.wire.microtenantId).toBe(microtenantId);
        });
    });

    it("reads that come together become one list, and a list serves the next ones too", async () => {
        groups = await Connected.to(appConnectorGroup, {});
        const ids: string[] = [];
        for (let number = 1; number <= 40; number++) {
            const { id } = await groups.emulator.control.create("appConnectorGroup", {
                name: `Branch ${number}`,
                location: "Lyon",
                latitude: "45",
                longitude: "4",
            });
            ids.push(String(id));
        }
        const place = { path: "appConnectorGroup" };
        await groups.emulator.control.clearJournal();
        const names = await Promise.all(ids.map(async (id) => (await groups.backend.read(place, id, "read"))?.name));
        expect(names).toEqual(ids.map((_, index) => `Branch ${index + 1}`));
        await Promise.all(ids.map((id) => groups.backend.read(place, id, "read")));
        const gets = (await groups.emulator.control.journal()).filter(({ method }) => method === "GET");
        expect(gets).toHaveLength(1);

        // A slow list is shared by those who come while it is on its way.
        await groups.emulator.control.set({ latencyMs: 200 });
        groups.renew();
        await groups.emulator.control.clearJournal();
        const spread = ids.map(async (id, index) => {
            await pause(index * 5);
            return (await groups.backend.read(place, id, "read"))?.id;
        });
        expect(await Promise.all(spread)).toEqual(ids);
        expect((await groups.emulator.control.journal()).filter(({ method }) => method === "GET")).toHaveLength(1);
        await groups.emulator.control.set({ latencyMs: 0 });

        // What this process writes is never served from before.
        await groups.backend.update(place, ids[0]!, { name: "Branch one", location: "Lyon" }, "write");
        expect((await groups.backend.read(place, ids[0]!, "read"))?.name).toBe("Branch one");
        await groups.backend.delete(place, ids[1]!, "delete");
        expect(await groups.backend.read(place, ids[1]!, "read")).toBeUndefined();
    });
});
