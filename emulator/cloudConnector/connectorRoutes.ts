import type { Reply } from "../core/http";
import { isObject, type StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import type { Tenant } from "../core/tenant";
import { invalidOperation, unknownObject } from "./api/errors";
import { linkedId, referenceTo } from "./api/fields";
import type { CloudCall, CloudRoute } from "./api/routes";
import { connectorOf, membersOf } from "./common/members";
import { connector } from "./connector";
import { group } from "./group";
import { location } from "./location";

const PAGE_SIZE = 250;

export const part: EmulatorModule<CloudRoute> = {
    routes: [
        {
            method: "GET",
            path: "/ecgroup/:id/vm/:vmId",
            handle: (call) => call.view(connector, memberOf(call)),
        },
        { method: "DELETE", path: "/ecgroup/:id/vm/:vmId", handle: (call) => remove(call, memberOf(call)) },
        { method: "GET", path: "/ecVm/uuid/:instanceId", handle: (call) => call.view(connector, byInstance(call)) },
        { method: "DELETE", path: "/ecVm/uuid/:instanceId", handle: (call) => remove(call, byInstance(call)) },
        {
            method: "GET",
            path: "/ecVm/lite",
            handle: (call) => call.list(connector, { pageSize: PAGE_SIZE, view: referenceTo }),
        },
        { method: "GET", path: "/ecVm/health/:vmId", since: "catalogue", handle: health },
        { method: "GET", path: "/ecInstance/lite", handle: instances },
    ],
};

/** @throws ApiError 404 */
export function memberOf(call: CloudCall): StoredObject {
    const member = call.find(connector, call.params.vmId);
    if (member.groupId !== call.params.id) throw unknownObject(member.id);
    return member;
}

function byInstance(call: CloudCall): StoredObject {
    const instanceId = call.params.instanceId ?? "";
    const member = connectorOf(call.tenant, instanceId);
    if (!member) throw unknownObject(instanceId);
    return member;
}

/** Cannot be undone; a machine that still runs registers again, as another connector. */
function remove(call: CloudCall, member: StoredObject): Reply {
    const home = call.find(group, String(member.groupId));
    if (membersOf(call.tenant, home.id).length === 1) refuseWhileRuled(call.tenant, home);
    return call.remove(connector, member);
}

/** @throws ApiError 400 when others than groups refer to the location */
function refuseWhileRuled(tenant: Tenant, home: StoredObject): void {
    const referrers = tenant.referrers(location.name, linkedId(home.location) ?? "");
    if (referrers.some(({ collection }) => collection.name !== group.name)) {
        throw invalidOperation("LOCATION IS ASSOCIATED WITH CONNECTOR RULE(S)");
    }
}

/** What the numbers mean is not published: 0 is taken for well. */
function health(call: CloudCall): Reply {
    const member = call.find(connector, call.params.vmId);
    return {
        status: 200,
        body: {
            ecId: Number(member.id),
            status: member.operationalStatus === "ACTIVE" ? 0 : 1,
            errorCodes: [],
            lastModifiedTime: Number(member.modifiedTime),
        },
    };
}

/** All at once: it knows no pages. */
function instances(call: CloudCall): Reply {
    const all = [...call.collection(connector).values()].flatMap(({ ecInstances }) => {
        return Array.isArray(ecInstances) ? ecInstances.filter(isObject) : [];
    });
    return { status: 200, body: all.map(({ id, name }) => ({ id, name })) };
}
