import type { ControlRoute } from "../control/routes";
import type { CollectionDefinition } from "./collection";
import type { Route } from "./http";

/** What one file adds to the emulator. */
export interface EmulatorModule<ProductRoute = Route> {
    readonly collections?: readonly CollectionDefinition[];
    /** Paths that the API answers. */
    readonly routes?: readonly ProductRoute[];
    /** What the control API can do beside what it does for all objects. */
    readonly control?: readonly ControlRoute[];
}
