import type { Cloud } from "./cloud";
import type { Fleet, SaveMachine } from "./machines/fleet";
import type { MachineGroups } from "./machines/groups";
import type { ConnectorService } from "./machines/machine";
import type { Objects } from "./objects";
import type { Sdk } from "./schema/sdk";

/** What a cloud is opened with. */
export interface CloudParts {
    readonly sdk: Sdk;
    readonly objects: Objects;
    /** Zscaler, as connectors reach it. */
    readonly service: ConnectorService;
    readonly saveMachine?: SaveMachine;
}

/** A cloud with its machines. */
export interface SimulatedCloud {
    readonly cloud: Cloud;
    readonly fleet: Fleet;
    readonly groups: MachineGroups;
}
