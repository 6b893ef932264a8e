import type { Subject } from "../rule";

/** Groups and their machines, as far as plans and lookups list them. */

export const isEnabled = ({ values }: Subject): boolean => values.enabled !== false;

/** A machine of a group, with what is known of it. */
export interface Member {
    readonly name?: string;
    readonly enabled?: boolean;
    readonly currentVersion?: string;
    readonly certificateExpires?: string;
    readonly diskGb?: number;
    readonly addresses?: readonly string[];
    /** The name that a service edge is published under. */
    readonly publishDomain?: string;
}

const MEMBERS: Readonly<Record<string, string>> = {
    "zpa:AppConnectorGroup": "connectors",
    "zpa:ServiceEdgeGroup": "serviceEdges",
    "zpa:PrivateCloudControllerGroup": "controllers",
};

/** The enabled machines of a group, where they are listed; programs do not list them. */
export function membersOf({ type, values }: Subject): readonly Member[] | undefined {
    const listed = values[MEMBERS[type] ?? ""];
    return Array.isArray(listed) ? listed.filter((member: Member) => member.enabled !== false) : undefined;
}
