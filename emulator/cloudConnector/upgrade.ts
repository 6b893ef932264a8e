import type { ControlCall } from "../control/routes";
import { type CollectionDefinition, DEFAULT_MICROTENANT } from "../core/collection";
import { kept } from "../core/fields";
import type { Json, StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { identified } from "./api/fields";
import type { CloudRoute } from "./api/routes";
import { BUILDS, FIRST_BUILD, latestBuild } from "./common/build";
import { membersOf, update } from "./common/members";
import { placeOf } from "./common/regions";
import { isBehind } from "./common/upgradeState";
import { group } from "./group";
import { windowFrom } from "./upgrade/window";

/** How long one connector takes, in seconds: all 16 of a group fit into their two hours. */
const TURN = 420;

/** What the service has published for connectors, oldest first; they take it on while time passes. */
export const builds: CollectionDefinition = {
    name: BUILDS,
    typeName: "Build",
    scope: "tenant",
    fields: { ...identified, name: kept() },
    builtIn: () => [FIRST_BUILD],
    passed: (tenant, from, to) => {
        for (const home of [...tenant.collection(group.name).values()]) upgradeMembers(tenant, home, from, to);
    },
};

export const part: EmulatorModule<CloudRoute> = {
    collections: [builds],
    routes: [
        {
            method: "GET",
            path: "/ecbuild",
            handle({ tenant }) {
                const { name, creationTime } = latestBuild(tenant);
                return { status: 200, body: { version: name, timestamp: Number(creationTime) } };
            },
        },
    ],
    control: [{ method: "POST", path: "/control/v1/cloud/builds", handle: publish }],
};

function publish(call: ControlCall): Json {
    const { version } = call.body();
    const { tenant } = call;
    const collection = tenant.collection(BUILDS);
    if (typeof version !== "string" || !/^\d+$/.test(version)) throw new RangeError("version must be digits.");
    if (version === latestBuild(tenant).name) throw new RangeError(`${version} is already published.`);
    const id = String(collection.size + 1);
    const creationTime = String(tenant.clock.seconds());
    tenant.put(collection, { id, name: version, microtenantId: DEFAULT_MICROTENANT, creationTime });
    return { version, timestamp: Number(creationTime) };
}

/** One connector of a group after another, each within its window; who upgrades forwards no traffic meanwhile. */
function upgradeMembers(tenant: Tenant, home: StoredObject, from: number, to: number): void {
    const { timeZone } = placeOf(String(home.region));
    let now = from;
    for (;;) {
        const members = membersOf(tenant, home.id);
        const busy = members.find(({ upgradeEndsAt }) => upgradeEndsAt !== undefined);
        if (busy) {
            now = Math.max(now, Number(busy.upgradeEndsAt));
            if (now > to) return;
            finish(tenant, busy);
            continue;
        }
        const [next] = members
            .filter((member) => isWaiting(tenant, member))
            .map((member) => ({ member, at: turnOf(member, timeZone, now) }))
            .sort((a, b) => a.at - b.at);
        if (!next || next.at > to) return;
        now = next.at;
        update(tenant, next.member, { operationalStatus: "INACTIVE", upgradeEndsAt: now + TURN });
    }
}

function isWaiting(tenant: Tenant, member: StoredObject): boolean {
    return isBehind(member, tenant) && member.operationalStatus === "ACTIVE" && member.disabled !== true;
}

/** When a connector can begin: within its window, with time to finish, and not again in the one in which it failed. */
function turnOf(member: StoredObject, timeZone: string, now: number): number {
    const window = windowFrom(member, timeZone, now);
    const start = Math.max(window.start, now);
    const hasFailed = Number(member.failedUpgradeTime ?? 0) > window.start;
    const isLate = start > window.start && start + TURN > window.end;
    return hasFailed || isLate ? windowFrom(member, timeZone, window.end).start : start;
}

function finish(tenant: Tenant, member: StoredObject): void {
    const at = Number(member.upgradeEndsAt);
    const hasFailed = member.nextUpgradeFails === true;
    update(tenant, member, {
        operationalStatus: "ACTIVE",
        upgradeEndsAt: undefined,
        nextUpgradeFails: undefined,
        failedUpgradeTime: hasFailed ? at : undefined,
        ...(!hasFailed && { buildVersion: latestBuild(tenant).name, lastUpgradeTime: at }),
    });
}
