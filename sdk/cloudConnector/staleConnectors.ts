import { asked, outputOf } from "../lookup";
import { mockable } from "../mocks";
import type { Cloud } from "./types";

/** How long connectors have to be Inactive to be stale, and which of them to look at. */
export interface StaleConnectorsArgs {
    /** Minutes, from 1. */
    inactiveForMinutes: number;
    /** Minutes after its registration during which a connector is left alone, from 0. @default 30 */
    graceMinutes?: number;
    /** A part of the name of the group, case-insensitive. @default any */
    groupName?: string;
    /** @default any */
    cloud?: Cloud;
    /** Id of the location. @default any */
    location?: string;
}

/** A connector that is Inactive. */
export interface InactiveConnector {
    id: string;
    name: string;
    /** Id of the machine in its cloud; absent if the service does not return it. */
    instanceId?: string;
    groupId: string;
    groupName: string;
    /** Since when, in UTC; absent if the service does not return it. */
    inactiveSince?: string;
    /** When its machine has registered, in UTC; absent if the service does not return it. */
    registeredAt?: string;
    /** Why it is listed where it is: `Inactive for 95 min`. */
    because: string;
}

/** Connectors that are Inactive now; Active and Disabled ones are in neither list. */
export interface StaleConnectorsResult {
    /** Those that have been so for as long as was asked. */
    connectors: InactiveConnector[];
    /** The others, each with what speaks against it. */
    spared: InactiveConnector[];
    /** False when the tenant does not offer to say since when: nothing is stale then. */
    healthOffered: boolean;
}

/**
 * Connectors whose machines are gone, for jobs that clean up: those that have been Inactive for so long. Deletes
 * nothing.
 * @throws {InvalidInputError} if a number of minutes is too small
 * @throws {ZscalerError} if the connectors cannot be read; `code` says why
 */
export const staleConnectors = mockable(
    "cloudConnector:staleConnectors",
    asked<StaleConnectorsArgs, StaleConnectorsResult>((all) => all.staleConnectors),
);

/** The same, with outputs of other resources as arguments. */
export const staleConnectorsOutput = outputOf(staleConnectors);
