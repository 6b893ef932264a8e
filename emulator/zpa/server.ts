import type { CollectionDefinition } from "../collection";
import { flag, nameText, oneOf, text, texts } from "../fields";
import type { Part } from "../part";
import { collectionRoutes, summaryRoute } from "../routes";
import { audit } from "./shared/commonFields";

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

export const part: Part = { collections: [server], routes: [summaryRoute(server), ...collectionRoutes(server)] };
