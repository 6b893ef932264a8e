import type { CollectionDefinition } from "../core/collection";
import { flag, nameText, oneOf, text, texts } from "../core/fields";
import { collectionRoutes, summaryRoute } from "../core/http";
import type { EmulatorModule } from "../core/module";
import { audit } from "./common/commonFields";

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

export const part: EmulatorModule = {
    collections: [server],
    routes: [summaryRoute(server), ...collectionRoutes(server)],
};
