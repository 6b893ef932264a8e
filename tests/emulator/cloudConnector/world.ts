import type { StoredObject, WireObject } from "../../../emulator";
import { type CloudSession, openCloud } from "./session";

export const VPC = "vpc-0a1b2c3d4e5f60718";
export const ZONE = "us-west-2a";

/** Seconds that the token lives when the clock is moved over weeks. */
const LONG = 90 * 86_400;

/** What a list shows: everything has an id. */
export type Item = WireObject & { readonly id: number };

/** A session in which machines have booted in one zone of one network. */
export interface World {
    readonly session: CloudSession;
    readonly machines: readonly StoredObject[];
    /** The only group, as it was then. */
    readonly group: Item;
}

/** Boots machines with a provisioning URL of the name `aws-lyon`. */
export async function openWorld(switches = {}, size = 1): Promise<World> {
    const session = await openCloud({ switches: { tokenTtl: LONG, ...switches } });
    const { provUrl } = await session.url();
    const machines: StoredObject[] = [];
    for (let count = 0; count < size; count += 1) {
        machines.push(await session.control.cloud.boot({ provUrl, network: VPC, zone: ZONE }));
    }
    return { session, machines, group: await onlyGroup(session) };
}

export async function groupsOf(session: CloudSession): Promise<Item[]> {
    return listOf(session, "ecgroup");
}

/** The items of a list, which is nothing but an array. */
export async function listOf(session: CloudSession, path: string): Promise<Item[]> {
    const { body } = await session.get(path);
    return Array.isArray(body) ? body : [];
}

export async function onlyGroup(session: CloudSession): Promise<Item> {
    const [group, ...others] = await groupsOf(session);
    if (!group || others.length > 0) throw new Error("There is not exactly one group.");
    return group;
}

export const membersOf = ({ ecVMs }: WireObject) => (ecVMs ?? []) as Item[];
export const pathOf = (group: WireObject, member: WireObject) => `ecgroup/${group.id}/vm/${member.id}`;
