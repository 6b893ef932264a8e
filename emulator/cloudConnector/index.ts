import type { Part } from "../catalog";
import { organisation } from "./activation";
import { activationControl, activationRoutes } from "./activationRoutes";
import { administrator } from "./administrator";
import { location, locationRoutes } from "./location";
import { locationTemplate, locationTemplateRoutes } from "./locationTemplate";
import { provUrl, provUrlRoutes } from "./provUrl";
import type { CloudRoute } from "./routes";

/** What Cloud & Branch Connector serves. New tenants are filled in this order. */
export const cloudConnector: readonly Part<CloudRoute>[] = [
    { collections: [administrator, organisation], routes: activationRoutes, control: activationControl },
    { collections: [locationTemplate], routes: locationTemplateRoutes },
    { collections: [provUrl], routes: provUrlRoutes },
    { collections: [location], routes: locationRoutes },
];
