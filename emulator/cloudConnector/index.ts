import type { Part } from "../catalog";
import { administrator } from "./administrator";
import { locationTemplate, locationTemplateRoutes } from "./locationTemplate";
import { provUrl, provUrlRoutes } from "./provUrl";
import type { CloudRoute } from "./routes";

/** What Cloud & Branch Connector serves. New tenants are filled in this order. */
export const cloudConnector: readonly Part<CloudRoute>[] = [
    { collections: [administrator] },
    { collections: [locationTemplate], routes: locationTemplateRoutes },
    { collections: [provUrl], routes: provUrlRoutes },
];
