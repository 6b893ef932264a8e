import type { CollectionDefinition } from "./collection";
import type { ControlRoute } from "./control/routes";
import type { Route } from "./routes";
import { zpa } from "./zpa";

/** What one file adds to the emulator. */
export interface Part {
    readonly collections?: readonly CollectionDefinition[];
    /** Paths that the API answers. */
    readonly routes?: readonly Route[];
    /** What the control API can do beside what it does for all objects. */
    readonly control?: readonly ControlRoute[];
}

export const definitions = zpa.flatMap(({ collections = [] }) => collections);
export const routes = zpa.flatMap(({ routes = [] }) => routes);
export const controlRoutes = zpa.flatMap(({ control = [] }) => control);
