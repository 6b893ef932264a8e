import { cloudConnector } from "./cloudConnector";
import type { CollectionDefinition } from "./collection";
import type { ControlRoute } from "./control/routes";
import type { Route } from "./routes";
import { zpa } from "./zpa";

/** What one file adds to the emulator. */
export interface Part<ProductRoute = Route> {
    readonly collections?: readonly CollectionDefinition[];
    /** Paths that the API answers. */
    readonly routes?: readonly ProductRoute[];
    /** What the control API can do beside what it does for all objects. */
    readonly control?: readonly ControlRoute[];
}

const parts: readonly Part<unknown>[] = [...zpa, ...cloudConnector];

export const definitions = parts.flatMap(({ collections = [] }) => collections);
export const controlRoutes = parts.flatMap(({ control = [] }) => control);
export const zpaRoutes = zpa.flatMap(({ routes = [] }) => routes);
export const cloudConnectorRoutes = cloudConnector.flatMap(({ routes = [] }) => routes);
