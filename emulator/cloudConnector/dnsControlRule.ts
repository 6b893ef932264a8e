import type { RuleCheck } from "../core/collection";
import { derived, oneOf, texts } from "../core/fields";
import type { StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { answerLinks, link } from "./api/fields";
import type { CloudRoute } from "./api/routes";
import { mentions, ruleCollection, ruleRoutes } from "./common/rules";
import { dnsGateway, ipDestinationGroup, ipPool, ipSourceGroup, locationGroup } from "./policyObjects";

const ACTIONS = [
    ...["ALLOW", "BLOCK", "REDIR_REQ", "REDIR_ZPA", "REDIR_RES", "REDIR_REQ_DOH", "REDIR_REQ_KEEP_SENDER"],
    ...["REDIR_REQ_TCP", "REDIR_REQ_UDP", "BLOCK_WITH_RESPONSE", "BLOCK_WITH_EUN"],
];

/** What becomes of the names that traffic asks for. */
export const dnsControlRule = ruleCollection({
    name: "ecDns",
    typeName: "DNS Control Rule",
    type: "EC_DNS",
    links: {
        srcIpGroups: [ipSourceGroup.name],
        destIpGroups: [ipDestinationGroup.name],
    },
    fields: {
        action: oneOf(ACTIONS, { required: "always" }),
        locationGroups: mentions("locationGroups", 32, locationGroup.name),
        srcIps: texts(),
        destAddresses: texts(),
        dnsGateway: {
            ...link(dnsGateway.name),
            answer: answerLinks(dnsGateway.name, "dnsGateway"),
        },
        zpaIpGroup: {
            ...link(ipPool.name),
            answer: answerLinks(ipPool.name, "zpaIpGroup"),
        },
        predefined: derived(({ isPredefined }) => isPredefined === true),
    },
    predefined: [
        { name: "ZPA Resolver", action: "REDIR_ZPA" },
        { name: "Redirect Resolution of Zscaler Domains to WAN CTR", action: "REDIR_REQ" },
    ],
    rules: refuseWithoutTarget,
});

export const part: EmulatorModule<CloudRoute> = {
    collections: [dnsControlRule],
    routes: ruleRoutes(dnsControlRule, { path: "/ecRules/ecDns", onlyOneApi: true }),
};

/** What is redirected goes somewhere, and only that. */
function refuseWithoutTarget(rule: StoredObject, check: RuleCheck): void {
    // Those of the service have targets that nobody sees.
    if (rule.isPredefined === true) return;
    const targets = { dnsGateway: "REDIR_REQ", zpaIpGroup: "REDIR_ZPA" };
    for (const [key, action] of Object.entries(targets)) {
        if (rule.action === action && rule[key] === undefined) check.missing(key);
        if (!String(rule.action).startsWith(action) && rule[key] !== undefined) check.invalid(key);
    }
}
