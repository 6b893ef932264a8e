import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import type { Emulator, Switches } from "pulumi-zscaler/emulator";
import { update } from "../../provider/lifecycle/lifecycle";
import { endpointOf } from "../../provider/lifecycle/mapping";
import { appConnectorGroup } from "../../provider/zpa/appConnectorGroup";
import { applicationSegment } from "../../provider/zpa/applicationSegment";
import { microtenant } from "../../provider/zpa/microtenant";
import { privateCloud } from "../../provider/zpa/privateCloud";
import { privateCloudControllerGroup } from "../../provider/zpa/privateCloudControllerGroup";
import { serviceEdgeGroup } from "../../provider/zpa/serviceEdgeGroup";
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

const PLACE = { name: "R&D <Lyon>", location: "Lyon, France", latitude: 45.76404321, longitude: 4.8357 };

/** Everything that can be said of an object, and as little. */
const DECLARED = [
    { definition: appConnectorGroup, everything: EVERYTHING, less: PLACE },
    {
        definition: serviceEdgeGroup,
        everything: {
            ...PLACE,
            description: "Ampère & Lumière",
            upgradeDay: "Monday",
            versionProfileName: "New Release",
            publiclyAccessible: false,
            graceDistance: { miles: 12.5 },
            disasterRecovery: true,
            exclusiveForBusinessContinuity: true,
            altCloud: "zscalertwo",
            signingCertificateName: "Service Edge",
        },
        less: PLACE,
    },
    {
        definition: privateCloudControllerGroup,
        everything: {
            ...PLACE,
            countryCode: "FR",
            description: "Ampère & Lumière",
            upgradeDay: "Sunday",
            versionProfileName: "New Release",
            publiclyAccessible: true,
            signingCertificateName: "Service Edge",
        },
        less: { ...PLACE, countryCode: "FR" },
    },
    {
        definition: privateCloud,
        everything: {
            name: "R&D <Campus>",
            description: "Ampère & Lumière",
            primaryControlChannelPath: "Private Cloud Controller",
            certificateRenewalDays: 90,
            businessContinuityForced: true,
            forcedReconnectMinutes: 90,
        },
        less: { name: "R&D <Campus>", enabled: false },
    },
    {
        definition: microtenant,
        everything: {
            name: "R&D <Madrid>",
            description: "España & Portugal",
            domains: ["example.com"],
            operator: "AND",
            privilegedApprovals: true,
        },
        less: { name: "R&D <Madrid>", enabled: false },
    },
] as const;

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
    { emptyObject: "cleared" },
    { omittedName: "refused" },
    { concurrency: "objects" },
    { tenantVersionProfile: "1" },
    { controllerCountryCode: "derived" },
    { intervalOfUnforced: "kept" },
];

/** Tenants may differ in how they share segments, too. */
const SHARING_TENANTS: Partial<Switches>[] = [
    {},
    { defaultSharing: "allowed" },
    { sharingOnUpdate: "kept" },
    { sharedDeletion: "deletes" },
    { sharedSegmentId: "other" },
];

/** A segment that is shared, in the Default microtenant where that can share. */
async function sharedSegment({ control }: Emulator, { defaultSharing }: Partial<Switches>) {
    const made = async (name: string) => String((await control.create("microtenants", { name, enabled: true })).id);
    const [madrid, porto, lisboa] = [await made("Madrid"), await made("Porto"), await made("Lisboa")];
    const scope = defaultSharing === "allowed" ? {} : { microtenantId: madrid };
    const segmentGroup = String((await control.create("segmentGroup", { name: "Intranet", ...scope })).id);
    const wiki = { name: "R&D <Wiki>", domainNames: ["wiki.example.com"], tcpPorts: 443, segmentGroup, ...scope };
    return {
        everything: { ...wiki, description: "Ampère & Lumière", shareToMicrotenants: [lisboa, porto] },
        shared: { ...wiki, shareToMicrotenants: [porto] },
        less: wiki,
    };
}

const LICENSED: Partial<Switches> = { featureFlags: "feature.ddil.config" };

describe.each(DECLARED)("a tenant with $definition.noun.one", ({ definition, everything, less }) => {
    let objects: Connected;
    afterEach(() => objects?.close());

    it.each(TENANTS)("on which %j shows no change that nobody made", async (switches) => {
        objects = await Connected.to(definition, { ...LICENSED, ...switches });
        const inputs = objects.checked(everything);
        const fewer = objects.checked(less);
        await objects.created(inputs, async ({ id, outputs }) => {
            expect(await objects.refreshed(id, outputs)).toEqual(inputs);

            const reduced = await update(
                { definition, backend: objects.backend },
                { id, olds: outputs, inputs: fewer },
            );
            expect(await objects.refreshed(id, reduced)).toEqual(fewer);

            const full = await update({ definition, backend: objects.backend }, { id, olds: reduced, inputs });
            expect(await objects.refreshed(id, full)).toEqual(inputs);
        });
        const path = (await endpointOf({ definition, backend: objects.backend }, {})).path;
        expect(await objects.backend.find({ path }, everything.name, "look")).toEqual([]);
    });
});

describe("a tenant with shared application segments", () => {
    let segments: Connected;
    afterEach(() => segments?.close());

    it.each(SHARING_TENANTS)("on which %j shows no change that nobody made", async (switches) => {
        segments = await Connected.to(applicationSegment, switches);
        const declarations = await sharedSegment(segments.emulator, switches);
        const [everything, shared, less] = [
            segments.checked(declarations.everything),
            segments.checked(declarations.shared),
            segments.checked(declarations.less),
        ];
        await segments.created(everything, async ({ id, outputs }) => {
            let known = outputs;
            expect(await segments.refreshed(id, known)).toEqual(everything);
            for (const inputs of [shared, less, everything]) {
                known = await update(segments.context, { id, olds: known, inputs });
                expect(await segments.refreshed(id, known)).toEqual(inputs);
            }
        });
        expect(await segments.emulator.control.list("application")).toEqual([]);
    });
});

describe("a tenant", () => {
    let groups: Connected;
    afterEach(() => groups?.close());

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
        await groups.emulator.control.clearRequestLog();
        const names = await Promise.all(ids.map(async (id) => (await groups.backend.read(place, id, "read"))?.name));
        expect(names).toEqual(ids.map((_, index) => `Branch ${index + 1}`));
        await Promise.all(ids.map((id) => groups.backend.read(place, id, "read")));
        const gets = (await groups.emulator.control.requestLog()).filter(({ method }) => method === "GET");
        expect(gets).toHaveLength(1);

        // A slow list is shared by those who come while it is on its way.
        await groups.emulator.control.set({ latencyMs: 200 });
        groups.renew();
        await groups.emulator.control.clearRequestLog();
        const spread = ids.map(async (id, index) => {
            await pause(index * 5);
            return (await groups.backend.read(place, id, "read"))?.id;
        });
        expect(await Promise.all(spread)).toEqual(ids);
        expect((await groups.emulator.control.requestLog()).filter(({ method }) => method === "GET")).toHaveLength(1);
        await groups.emulator.control.set({ latencyMs: 0 });

        // What this process writes is never served from before.
        await groups.backend.update(place, ids[0]!, { name: "Branch one", location: "Lyon" }, "write");
        expect((await groups.backend.read(place, ids[0]!, "read"))?.name).toBe("Branch one");
        await groups.backend.delete(place, ids[1]!, "delete");
        expect(await groups.backend.read(place, ids[1]!, "read")).toBeUndefined();
    });
});
