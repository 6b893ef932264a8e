import type { ControlCall } from "../control/routes";
import { limitExceeded } from "../core/errors";
import type { Json, StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { unknownObject } from "./api/errors";
import { linkedId } from "./api/fields";
import type { CloudRoute } from "./api/routes";
import { connectorOf, membersOf, update } from "./common/members";
import { isCloud, newInstanceId, siteOf } from "./common/naming";
import { replicate } from "./common/replica";
import { connector, register } from "./connector";
import { group, groupAt } from "./group";
import { location } from "./location";
import { dataOf, provUrl } from "./provUrl";

const MOST_MEMBERS = 16;
const STATUSES = ["ACTIVE", "INACTIVE"];

/** What virtual machines do in their clouds, for the control API. */
export const part: EmulatorModule<CloudRoute> = {
    control: [
        { method: "POST", path: "/control/v1/cloud/machines", handle: boot },
        {
            method: "POST",
            path: "/control/v1/cloud/machines/:instanceId/terminate",
            handle: (call) => shown(call, terminated(call.tenant, machineOf(call))),
        },
        { method: "POST", path: "/control/v1/cloud/machines/:instanceId/replace", handle: replace },
        { method: "POST", path: "/control/v1/cloud/machines/:instanceId/report", handle: report },
    ],
};

/** What a machine says of itself when it registers. */
interface Boot {
    readonly url: StoredObject;
    readonly network: string;
    readonly zone: string;
    readonly instanceId?: string;
}

function boot(call: ControlCall): Json {
    const { provUrl: named, cloud, network, zone, instanceId } = call.body();
    const url = urlOf(call.tenant, String(named ?? ""));
    const { cloudProviderType } = dataOf(url);
    if (cloud !== undefined && cloud !== cloudProviderType) {
        throw new RangeError(`${url.name} is for machines in ${String(cloudProviderType)}, not ${String(cloud)}.`);
    }
    const machine = { url, network: String(network ?? ""), zone: String(zone ?? "") };
    return shown(call, enrolled(call.tenant, { ...machine, ...(typeof instanceId === "string" && { instanceId }) }));
}

/** Registers a machine; its location and its group are made with the first one. */
function enrolled(tenant: Tenant, { url, network, zone, instanceId }: Boot): StoredObject {
    const cloud = dataOf(url).cloudProviderType;
    if (!isCloud(cloud)) throw new RangeError(`${url.name} is not for machines in a cloud.`);
    const site = siteOf(cloud, network, zone);
    const id = instanceId ?? newInstanceId(cloud);
    if (connectorOf(tenant, id))
        throw new RangeError(`${id} is already registered: use report to set whether it is running.`);
    const home = groupAt(tenant, site, url, id);
    if (counted(tenant, home).length >= MOST_MEMBERS) {
        throw limitExceeded(`connectors of ${home.name}`, MOST_MEMBERS);
    }
    const member = register(tenant, home, url, id);
    const places = tenant.collection(location.name);
    const place = places.get(linkedId(home.location) ?? "");
    if (place) tenant.put(places, { ...place, ccLocation: true, description: member.natIp });
    replicate(tenant, home);
    return member;
}

/** An instance group deletes a machine and makes another one, of which the service only knows that it is new. */
function replace(call: ControlCall): Json {
    const { tenant } = call;
    const { newInstanceId: named } = call.body();
    const gone = machineOf(call);
    const home = tenant.collection(group.name).get(String(gone.groupId));
    const url = tenant.collection(provUrl.name).get(linkedId(gone.provTemplate) ?? "");
    if (!home || !url) throw unknownObject(String(gone.groupId));
    const instanceId = typeof named === "string" ? { instanceId: named } : {};
    const site = { network: String(home.network), zone: String(home.zone) };
    const member = enrolled(tenant, { url, ...site, ...instanceId });
    terminated(tenant, gone);
    return shown(call, member);
}

function report(call: ControlCall): Json {
    const { status } = call.body();
    if (typeof status !== "string" || !STATUSES.includes(status)) {
        throw new RangeError(`status must be one of ${STATUSES.join(", ")}.`);
    }
    return shown(call, update(call.tenant, machineOf(call), { operationalStatus: status }));
}

/** The machine is gone; what the service knows of it stays. */
function terminated(tenant: Tenant, member: StoredObject): StoredObject {
    return update(tenant, member, { operationalStatus: "INACTIVE", upgradeEndsAt: undefined, isTerminated: true });
}

/** The members of a group that its limit is about. */
function counted(tenant: Tenant, { id }: StoredObject): StoredObject[] {
    const countsAll = tenant.switches.groupLimit === "all";
    return membersOf(tenant, id).filter(({ isTerminated }) => countsAll || isTerminated !== true);
}

/** @throws ApiError 404 */
export function machineOf(call: ControlCall): StoredObject {
    const instanceId = call.params.instanceId ?? "";
    const member = connectorOf(call.tenant, instanceId);
    if (!member) throw unknownObject(instanceId);
    return member;
}

function shown(call: ControlCall, member: StoredObject): Json {
    return call.raw(connector.name, member);
}

/** @param named its URL, its name, or its id */
function urlOf(tenant: Tenant, named: string): StoredObject {
    const name = /\/provUrl\?name=(.*)$/.exec(named)?.[1];
    const wanted = name === undefined ? named : decodeURIComponent(name);
    const collection = tenant.collection(provUrl.name);
    const url = collection.get(named) ?? [...collection.values()].find(({ name }) => name === wanted);
    if (!url) throw new RangeError(`No provisioning URL has the name or id "${wanted}".`);
    return url;
}
