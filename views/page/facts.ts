import { definitionOf, isResource, lookupOnly } from "../../provider/definitionOf";
import { capitalized, enabledStatus, isStatus, type Status, status } from "../cells";
import { connection, isConnected, machinesOf } from "../machines";
import { markersOf } from "../markers";
import type { Tenant, Viewed } from "../tenant";
import { nextUpdate, weeklyUpdate, weeklyWindow } from "../windows";

/** What pages say of an object, in the table and when it is opened. */
export interface Facts {
    readonly name: string;
    readonly kind: string;
    readonly state: Status | undefined;
    readonly nextUpdate: string;
    readonly markers: string;
    readonly declaredAt: string;
}

export function factsOf(object: Viewed, tenant: Tenant): Facts {
    return {
        name: object.name,
        kind: kindOf(object.type),
        state: stateOf(object, tenant),
        nextUpdate: updateOf(object, tenant) ?? "",
        markers: markersOf(object).join(", "),
        declaredAt: object.declaredAt ?? "",
    };
}

export function kindOf(type: string): string {
    const noun = isResource(type) ? definitionOf(type).noun : lookupOnly(type)?.noun;
    return capitalized(noun?.one ?? type);
}

const OPERATIONAL = { Active: "good", Inactive: "bad", Disabled: "off" } as const;

/** Of a state, only whether it is enabled. */
function stateOf(object: Viewed, tenant: Tenant): Status | undefined {
    const { values } = object;
    const { operationalStatus: word, enabled } = values;
    if (word === "Active" || word === "Inactive" || word === "Disabled") return status(word, OPERATIONAL[word]);
    if (enabled === false) return enabledStatus(enabled);
    const own = connection(values);
    if (own !== undefined && isStatus(own)) return own;
    const machines = tenant.source.isLive ? machinesOf(object, tenant) : undefined;
    if (machines && machines.length > 0) {
        const connected = machines.filter(isConnected).length;
        const tone = connected === 0 ? "bad" : connected < machines.length ? "warn" : "good";
        return status(`Enabled, ${connected} of ${machines.length} connected`, tone);
    }
    return typeof enabled === "boolean" ? enabledStatus(enabled) : undefined;
}

/** A page of a state is the same until the state changes, so that it has the day of the week. */
function updateOf(object: Viewed, { source }: Tenant): string | undefined {
    const weekly = weeklyWindow(object.values);
    if (weekly !== undefined) return weekly;
    return source.isLive ? nextUpdate(object, source) : weeklyUpdate(object.values);
}
