import type { Reply } from "../core/http";
import type { StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { invalidArgument } from "./api/errors";
import { linkedId } from "./api/fields";
import type { CloudCall, CloudRoute } from "./api/routes";
import { UPGRADE_STATES, upgradeState } from "./common/upgradeState";
import { connector } from "./connector";
import { CHANNELS } from "./connectorWrites";
import { group } from "./group";

/** Which values a parameter takes; absent where any text does. */
const PARAMETERS: Readonly<Record<string, readonly string[] | undefined>> = {
    deployType: ["CLOUD"],
    autoScale: ["true", "false"],
    zeroTrustGroup: ["true", "false"],
    platform: ["AWS", "AZURE", "GCP"],
    releaseChannel: CHANNELS,
    locationId: undefined,
    name: undefined,
    upgradeStatus: UPGRADE_STATES,
};

export const part: EmulatorModule<CloudRoute> = {
    routes: [{ method: "GET", path: "/ecgroup/vmUpgradeMetrics", since: "2026", handle: metrics }],
};

/**
 * How many connectors of each release channel are in which state. What the answer says is published, how it spells it
 * is not.
 */
function metrics(call: CloudCall): Reply {
    for (const [key, words] of Object.entries(PARAMETERS)) {
        const strange = call.query.getAll(key).find((value) => words?.includes(value) === false);
        if (strange !== undefined) throw invalidArgument(`${key} must be one of ${words?.join(", ")}`);
    }
    const counts = new Map<string, number>();
    for (const member of call.collection(connector).values()) {
        const home = call.collection(group).get(String(member.groupId));
        const state = upgradeState(member, call.tenant);
        if (!home || !matches(call.query, traits(home, member, state))) continue;
        const key = `${String(member.releaseChannel)} ${state}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const body = [...counts].map(([key, totalDevicesScheduled]) => {
        const [releaseChannel = "", upgradeStatus = ""] = key.split(" ");
        return { releaseChannel, totalDevicesScheduled, upgradeStatus };
    });
    return { status: 200, body };
}

/** What the parameters look at. */
function traits(home: StoredObject, member: StoredObject, state: string): Readonly<Record<string, string>> {
    return {
        deployType: String(home.deployType),
        autoScale: String(home.autoScale ?? false),
        zeroTrustGroup: "false",
        platform: String(home.platform),
        releaseChannel: String(member.releaseChannel),
        locationId: linkedId(home.location) ?? "",
        name: home.name.toLowerCase(),
        upgradeStatus: state,
    };
}

function matches(query: URLSearchParams, traitsOf: Readonly<Record<string, string>>): boolean {
    return Object.entries(traitsOf).every(([key, trait]) => {
        const wanted = query.getAll(key).map((value) => (key === "name" ? value.toLowerCase() : value));
        return wanted.length === 0 || wanted.includes(trait);
    });
}
