import type { Cloud } from "./cloud";
import type { SaveMachine } from "./machines/fleet";
import type { ConnectorService } from "./machines/machine";
import type { Machines } from "./machines/open";
import type { Objects } from "./objects";
import type { Sdk } from "./schema/sdk";

/** What a cloud is opened with. */
export interface CloudParts {
    readonly sdk: Sdk;
    readonly objects: Objects;
    /** Zscaler, as connectors reach it. */
    readonly service: ConnectorService;
    readonly saveMachine?: SaveMachine;
    /** Milliseconds since the epoch. @default the time of this machine */
    readonly now?: () => number;
}

/** A cloud with its machines. */
export interface SimulatedCloud extends Machines {
    readonly cloud: Cloud;
}
