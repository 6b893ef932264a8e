import { describe, expect, it } from "@jest/globals";
import { laidOver } from "../lifecycle/assert";
import { Room } from "../lifecycle/room";
import type { Change, Json, Subject } from "../lifecycle/subject";
import { allSubjects } from "../lifecycle/tables";
import { onTestFinished } from "../onTestFinished";
import { DriftingTenant } from "./driftingTenant";

/** How many of each kind: a tenant takes no more of some. */
const KINDS: Readonly<Record<string, number>> = {
    "zpa:AppConnectorGroup": 90,
    "zpa:ServiceEdgeGroup": 90,
    "zpa:ProvisioningKey": 90,
    "zpa:SegmentGroup": 90,
    "zpa:ServerGroup": 160,
    "zpa:ApplicationServer": 160,
    "zpa:ApplicationSegment": 160,
    "zpa:AccessRule": 160,
};
/** Objects that are deleted, instead of changed. */
const DELETED_EACH = 10;

/** One object that was changed outside. */
interface Planted {
    readonly urn: string;
    readonly property: string | undefined;
}

describe("1,000 changes outside", () => {
    it("are all found, each with its property, and nothing else is", async () => {
        const subjects = allSubjects().filter(({ type }) => type in KINDS);
        const flags = subjects.flatMap(({ features = [] }) => features).join();
        const switches = Object.assign({}, ...subjects.map((subject) => subject.switches));
        const tenant = await DriftingTenant.open({ ...switches, featureFlags: flags });
        onTestFinished(() => tenant.close());
        const planting: (() => Promise<Planted>)[] = [];
        for (const subject of subjects) planting.push(...(await objectsOf(subject, tenant)));
        expect(planting).toHaveLength(1_000);
        expect((await tenant.drift()).drift.filter((each) => each.class !== "unmanaged")).toEqual([]);
        const planted = await Promise.all(planting.map((plant) => plant()));
        const report = await tenant.drift();
        const found = report.drift.filter((each) => each.class !== "unmanaged");
        const keyOf = ({ urn, property }: { urn?: string; property?: string | undefined }) =>
            `${urn} ${property ?? "gone"}`;
        expect(found.map(keyOf).sort()).toEqual(planted.map(keyOf).sort());
        expect(report.counts.changed + report.counts.gone).toBe(1_000);
    });
});

/** Creates the objects of one kind, and gives how each is changed or deleted by another administrator. */
async function objectsOf(subject: Subject, tenant: DriftingTenant): Promise<(() => Promise<Planted>)[]> {
    const { type, collection, wire: _, ...rest } = subject;
    const { control } = tenant;
    const object = async (where: string, name: string) => {
        const found = (await control.list(where)).find((each) => each.name === name);
        if (!found) throw new Error(`${where} has no ${name}`);
        return found as Record<string, unknown>;
    };
    const setup = (await subject.setup?.(new Room({ control, object } as never, type))) ?? {};
    const changes = [...rest.changes, ...(setup.changes ?? [])].filter(
        ({ outside, alone, property }) => outside && !alone && property !== "multimatch",
    );
    const base = { ...rest.declared, ...setup.declared };
    const made = await Promise.all(
        changes.map(async (change, at) => {
            // Segments that share a domain name depend on each other.
            const own = "domainNames" in base ? { domainNames: [`wiki-${at}.example.com`] } : {};
            const declared = { ...base, ...own, ...change.with, [change.property]: change.value };
            const name = `${base.name} ${at}`;
            return { change, id: await tenant.manage(type, name, { ...declared, name }) };
        }),
    );
    // The library creates one for each change; the others are like those.
    const copied = await Promise.all(
        made.map(async ({ change, id }, first) => {
            const places = Array.from({ length: KINDS[type] ?? 0 }, (_each, at) => at);
            const own = places.filter((at) => at >= made.length && at % made.length === first);
            const ids = await tenant.copies(
                collection,
                id,
                own.map((at) => `${base.name} ${at}`),
            );
            return [id, ...ids].map((each) => ({ change, id: each }));
        }),
    );
    const urns = new Map(tenant.resources.map(({ id, urn }) => [id, urn]));
    return copied.flat().map(({ change, id }, at) => async (): Promise<Planted> => {
        const urn = urns.get(id) ?? "";
        if (at % DELETED_EACH === 0) {
            await control.remove(collection, id);
            return { urn, property: undefined };
        }
        await changeOutside(control, collection, id, change);
        return { urn, property: change.property };
    });
}

async function changeOutside(
    control: DriftingTenant["control"],
    collection: string,
    id: string,
    { outside = {} }: Change,
) {
    const now = await control.get(collection, id);
    const whole = Object.entries(outside).map(([key, value]) => [key, laidOver(now[key], value)]);
    await control.change(collection, id, Object.fromEntries(whole) as Json);
}
