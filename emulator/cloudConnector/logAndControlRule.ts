import { oneOf } from "../core/fields";
import type { EmulatorModule } from "../core/module";
import { answerLinks, link } from "./api/fields";
import type { CloudRoute } from "./api/routes";
import { ruleCollection, ruleRoutes } from "./common/rules";
import { gateway } from "./policyObjects";

const GATEWAYS = gateway.name;

/** Which way logs and control traffic of connectors themselves take. */
export const logAndControlRule = ruleCollection({
    name: "ecSelf",
    typeName: "Log and Control Forwarding Rule",
    type: "EC_SELF",
    fields: {
        forwardMethod: oneOf(["ECSELF"], { default: "ECSELF" }),
        proxyGateway: { ...link(GATEWAYS), answer: answerLinks(GATEWAYS, "proxyGateway") },
    },
    predefined: [],
    rules: () => undefined,
});

export const part: EmulatorModule<CloudRoute> = {
    collections: [logAndControlRule],
    routes: ruleRoutes(logAndControlRule, { path: "/ecRules/self", onlyOneApi: true }),
};
