import type { Json, StoredObject, WireObject } from "../../core/json";
import { invalidArgument } from "../api/errors";
import type { CloudCall } from "../api/routes";
import { membersOf } from "../common/members";
import { connector } from "../connector";
import { group } from "../group";

/**
 * The connectors that a write names, one by one or by their groups: those of both lists together.
 *
 * @throws ApiError 400 when neither list names any, 404 for an id that is not there
 */
export function selected(call: CloudCall, { vmGroupIds, vmIds }: WireObject): StoredObject[] {
    const groups = idsIn("vmGroupIds", vmGroupIds).map((id) => call.find(group, id));
    const single = idsIn("vmIds", vmIds).map((id) => call.find(connector, id));
    if (groups.length + single.length === 0) throw invalidArgument("vmGroupIds or vmIds must name at least one");
    const members = groups.flatMap(({ id }) => membersOf(call.tenant, id));
    return [...new Map([...members, ...single].map((member) => [member.id, member])).values()];
}

function idsIn(key: string, value: Json | undefined): string[] {
    if (value === undefined || value === null) return [];
    const ids = Array.isArray(value) ? value : [undefined];
    if (!ids.every((id) => Number.isInteger(id))) throw invalidArgument(`${key} must be a list of ids`);
    return ids.map(String);
}
