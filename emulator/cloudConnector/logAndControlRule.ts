import { oneOf } from "../fields";
import { answerLinks, link } from "./fields";
import { gateway } from "./policyObjects";
import { ruleCollection, ruleRoutes } from "./rules";

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

export const logAndControlRuleRoutes = ruleRoutes(logAndControlRule, { path: "/ecRules/self", onlyOneApi: true });
