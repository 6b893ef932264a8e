import type { ControlCall } from "../control/routes";
import type { Reply } from "../core/http";
import type { Json, StoredObject, WireObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { invalidArgument, invalidOperation } from "./api/errors";
import type { CloudCall, CloudRoute } from "./api/routes";
import { update } from "./common/members";
import { replicate } from "./common/replica";
import { connector } from "./connector";
import { memberOf } from "./connectorRoutes";
import { selected } from "./connectorWrites/selection";
import { group } from "./group";
import { machineOf } from "./machines";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const WINDOW = 2 * HOUR;
const COMMANDS = ["ENABLE", "DISABLE"];
export const CHANNELS = ["STABLE", "LATEST", "BETA"];
const DONE: Reply = { status: 204 };

export const part: EmulatorModule<CloudRoute> = {
    // What administrators can change of connectors. Which of it a tenant offers, the switch `connectorWrites` says.
    routes: [
        { method: "PUT", path: "/ecgroup/scheduleupgrade", since: "catalogue", handle: schedule },
        { method: "PUT", path: "/ecgroup/vmStatus", since: "2026", handle: setStatus },
        { method: "PUT", path: "/ecgroup/releaseChannel", since: "2026", handle: setChannel },
        ...COMMANDS.map((command): CloudRoute => {
            const path = `/ecgroup/:id/vm/:vmId/${command}`;
            return { method: "PUT", path, since: "catalogue", handle: (call) => setOne(call, command) };
        }),
    ],
    // Lets the next change of a machine fail.
    control: [{ method: "POST", path: "/control/v1/cloud/machines/:instanceId/fail", handle: arm }],
};

/** The upgrade window: a day of the week, 1 is Sunday, and seconds of that day where the connectors run. */
function schedule(call: CloudCall): Reply {
    const body = call.body();
    const upgradeDayOfWeek = within(body, "dayOfWeek", 1, 7);
    const upgradeStartTime = within(body, "startTime", 0, DAY);
    const upgradeEndTime = within(body, "endTime", 0, DAY);
    const length = upgradeEndTime - upgradeStartTime;
    if (length <= 0) throw invalidArgument("endTime must be after startTime");
    if (call.tenant.switches.scheduleRules === "strict" && (upgradeStartTime % HOUR > 0 || length !== WINDOW)) {
        throw invalidArgument("An upgrade window starts on the hour and takes two hours");
    }
    for (const member of selected(call, body)) {
        update(call.tenant, member, { upgradeDayOfWeek, upgradeStartTime, upgradeEndTime });
    }
    return DONE;
}

/** Each connector is turned on or off for itself: the answer names those for which that did not work. */
function setStatus(call: CloudCall): Reply {
    const body = call.body();
    const command = wordOf(body, "status", COMMANDS);
    const failed = selected(call, body).flatMap((member): [string, string][] => {
        const reason = turn(call.tenant, member, command);
        return reason === undefined ? [] : [[member.id, reason]];
    });
    return { status: 200, body: { failedVms: Object.fromEntries(failed) } };
}

function setOne(call: CloudCall, command: string): Reply {
    const reason = turn(call.tenant, memberOf(call), command);
    if (reason !== undefined) throw invalidOperation(reason);
    return DONE;
}

function setChannel(call: CloudCall): Reply {
    const body = call.body();
    const releaseChannel = wordOf(body, "releaseChannel", CHANNELS);
    for (const member of selected(call, body)) update(call.tenant, member, { releaseChannel });
    return DONE;
}

/** @returns why it did not work, when that was armed */
function turn(tenant: Tenant, member: StoredObject, command: string): string | undefined {
    const { nextStatusFailure } = member;
    if (typeof nextStatusFailure === "string") {
        update(tenant, member, { nextStatusFailure: undefined });
        return nextStatusFailure;
    }
    const disabled = command === "DISABLE";
    if (disabled === member.disabled) return undefined;
    update(tenant, member, { disabled, statusChangeTime: tenant.clock.seconds() });
    const home = tenant.collection(group.name).get(String(member.groupId));
    if (home) replicate(tenant, home);
    return undefined;
}

function arm(call: ControlCall): Json {
    const { next, reason } = call.body();
    const text = typeof reason === "string" ? reason : "The connector did not answer";
    const member = machineOf(call);
    if (next !== "statusChange" && next !== "upgrade") throw new RangeError("next must be statusChange or upgrade.");
    const failure = next === "upgrade" ? { nextUpgradeFails: true } : { nextStatusFailure: text };
    return call.raw(connector.name, update(call.tenant, member, failure));
}

function within(body: WireObject, key: string, min: number, max: number): number {
    const value = body[key];
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
    throw invalidArgument(`${key} must be a whole number from ${min} to ${max}`);
}

function wordOf(body: WireObject, key: string, words: readonly string[]): string {
    const value = body[key];
    if (typeof value === "string" && words.includes(value)) return value;
    throw invalidArgument(`${key} must be one of ${words.join(", ")}`);
}
