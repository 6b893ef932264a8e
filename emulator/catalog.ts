import { applicationProfile } from "./clientConnector/applicationProfile";
import * as cloudConnector from "./cloudConnector";
import type { CloudRoute } from "./cloudConnector/api/routes";
import type { EmulatorModule } from "./core/module";
import * as zpa from "./zpa";

const ofZpa = Object.values<EmulatorModule>(zpa);
const ofCloudConnector = Object.values<EmulatorModule<CloudRoute>>(cloudConnector);
const parts: readonly EmulatorModule<unknown>[] = [...ofZpa, ...ofCloudConnector];

export const definitions = [...parts.flatMap(({ collections = [] }) => collections), applicationProfile];
export const controlRoutes = parts.flatMap(({ control = [] }) => control);
export const zpaRoutes = ofZpa.flatMap(({ routes = [] }) => routes);
export const cloudConnectorRoutes = ofCloudConnector.flatMap(({ routes = [] }) => routes);
