import type { CloudParts } from "../simulated";
import { MachineEvents } from "./events";
import { Fleet } from "./fleet";
import type { GroupKind } from "./groupKind";
import { MachineGroups } from "./groups";
import type { MachineHost } from "./machine";
import { ScheduledCleanUp, type ScheduledFunction } from "./scheduledCleanUp";

/** The machines of one cloud, alone and in groups. */
export interface Machines {
    readonly fleet: Fleet;
    readonly groups: MachineGroups;
    readonly events: MachineEvents;
}

/**
 * @param kindsOf how the cloud runs groups
 * @param functionsOf functions of the vendor that a timer runs
 */
export function openMachines(
    { objects, service, saveMachine, now = Date.now }: CloudParts,
    host: MachineHost,
    kindsOf: (fleet: Fleet) => readonly GroupKind[],
    functionsOf: () => readonly ScheduledFunction[] = () => [],
): Machines {
    const fleet = new Fleet(host, service, saveMachine);
    const groups = new MachineGroups(objects, fleet, kindsOf(fleet), now);
    const cleanUp = new ScheduledCleanUp(fleet, functionsOf, now);
    return { fleet, groups, events: new MachineEvents(fleet, groups, now, cleanUp) };
}
