import type { Source, Viewed } from "../../views";

/** When the views are looked at: a Wednesday. */
export const NOW = new Date("2026-11-25T12:00:00Z");

/** A state of this many objects, as regular as large tenants are, the same each time. */
export function estate(count: number, nameOf: (name: string) => string = (name) => name): Source {
    const groups = Math.max(1, Math.floor(count / 5));
    const objects: Viewed[] = [];
    const add = (type: string, name: string, values: Record<string, unknown>): string => {
        const [id, shown] = [String(10_000 + objects.length), nameOf(name)];
        const declaredAt = `sites/branches.ts:${objects.length + 1}`;
        objects.push({ type, id, name: shown, values: { name: shown, ...values }, resource: name, declaredAt });
        return id;
    };
    const schedule = { upgradeDay: "Sunday", upgradeTime: "18:30" };
    for (let at = 0; at < groups; at += 1) {
        // Some share a place.
        const [latitude, longitude] = [60 - ((at * 7) % 100), -150 + ((at * 13) % 300)];
        const enabled = at % 9 !== 0;
        const place = {
            location: `City ${at}`,
            latitude,
            longitude,
            ...schedule,
            enabled,
            logStreaming: at % 11 === 0,
        };
        const group = add("zpa:AppConnectorGroup", `Branch ${at}`, place);
        if (objects.length < count) add("zpa:ProvisioningKey", `Key ${at}`, { group, enabled: true });
        const named = { appConnectorGroups: [group], enabled: true };
        const serverGroup = objects.length < count ? add("zpa:ServerGroup", `Servers ${at}`, named) : undefined;
        if (serverGroup === undefined) continue;
        const segmentGroup = add("zpa:SegmentGroup", `Segments ${at}`, { enabled: true });
        const segment = {
            segmentGroup,
            serverGroups: [serverGroup],
            domainNames: [`a${at}.example.com`],
            enabled: true,
        };
        const id = add("zpa:ApplicationSegment", `Application ${at}`, segment);
        if (at % 10 === 0)
            add("zpa:AccessRule", `Rule ${at}`, {
                action: "Allow",
                enabled: true,
                conditions: [{ applicationSegments: [id] }],
                appConnectorGroups: [group],
            });
    }
    return { title: "estate/dev", isLive: false, now: NOW, objects: objects.slice(0, count) };
}

/** That many groups, all at one place. */
export function crowd(count: number): Source {
    const { objects, ...source } = estate(5);
    const [group] = objects;
    if (!group) throw new Error("there is no group");
    return {
        ...source,
        objects: Array.from({ length: count }, (_, at) => ({
            ...group,
            id: String(at),
            name: `Group ${at}`,
            values: { ...group.values, latitude: 48.86, longitude: 2.35 },
        })),
    };
}
