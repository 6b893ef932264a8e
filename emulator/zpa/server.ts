import type { CollectionDefinition } from "../collection";
import { flag, nameText, oneOf, text, texts } from "../fields";
import { collectionRoutes, type Route, summaryRoute } from "../routes";
import { audit } from "./commonFields";

/** An application server. */
export const server: CollectionDefinition = {
    name: "server",
    typeName: "Application Server",
    limit: 10_000,
    fields: {
        ...audit,
        name: nameText(),
        address: text(),
        description: text({ omitted: "clear" }),
        enabled: flag(false),
        configSpace: oneOf(["DEFAULT", "SIEM"], { default: "DEFAULT" }),
        appServerGroupIds: texts(),
    },
};

export const serverRoutes: Route[] = [summaryRoute(server), ...collectionRoutes(server)];
