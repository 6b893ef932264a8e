import type { RuleCheck } from "../core/collection";
import { flag, oneOf, settable, texts } from "../core/fields";
import type { Json, StoredObject } from "../core/json";
import type { EmulatorModule } from "../core/module";
import { invalidArgument } from "./api/errors";
import { answerLinks, link } from "./api/fields";
import type { CloudRoute } from "./api/routes";
import { mentions, ruleCollection, ruleRoutes } from "./common/rules";
import {
    applicationSegment,
    gateway,
    ipDestinationGroup,
    ipSourceGroup,
    locationGroup,
    networkService,
    networkServiceGroup,
    segmentGroup,
    workloadGroup,
} from "./policyObjects";

const METHODS = [
    ...["DIRECT", "LOCAL_SWITCH", "ZIA", "ECZPA", "DROP"],
    // Published too, not offered by the portal.
    ...["INVALID", "PROXYCHAIN", "ZPA", "ECSELF", "ENATDEDIP", "GEOIP"],
];
const WAN_SELECTIONS = [
    ...["SMRULEF_ZPA_BROKERS_RULE", "SMRULEF_APPC_DYNAMIC_SRC_IPGROUP", "SMRULEF_EXCL_SRC_IP"],
    ...["BALANCED_RULE", "BESTLINK_RULE"],
];
/** What is about destinations, which Private Access knows by itself. */
const DESTINATIONS = [
    ...["destAddresses", "destCountries", "destIpGroups", "destIpCategories", "proxyGateway", "nwServices"],
    ...["nwServiceGroups", "appServiceGroups"],
];
const SEGMENTS = ["zpaApplicationSegments", "zpaApplicationSegmentGroups"];

/** Where traffic goes that connectors forward. */
export const trafficForwardingRule = ruleCollection({
    name: "ecRdr",
    typeName: "Traffic Forwarding Rule",
    type: "EC_RDR",
    needsType: true,
    links: {
        srcIpGroups: [ipSourceGroup.name],
        destIpGroups: [ipDestinationGroup.name],
        nwServices: [networkService.name, 1_024],
        nwServiceGroups: [networkServiceGroup.name],
        srcWorkloadGroups: [workloadGroup.name],
        destWorkloadGroups: [workloadGroup.name],
        zpaApplicationSegments: [applicationSegment.name, 255],
    },
    fields: {
        forwardMethod: oneOf(METHODS, { required: "always" }),
        locationGroups: mentions("locationGroups", 32, locationGroup.name),
        srcIps: texts(),
        destAddresses: texts(),
        destIpCategories: texts(),
        destCountries: settable((value) => (Array.isArray(value) && value.every(isCountry) ? value : undefined)),
        resCategories: texts(),
        appServiceGroups: mentions("appServiceGroups"),
        proxyGateway: {
            ...link(gateway.name),
            answer: answerLinks(gateway.name, "proxyGateway"),
        },
        zpaApplicationSegmentGroups: mentions("zpaApplicationSegmentGroups", 255, segmentGroup.name),
        wanSelection: oneOf(WAN_SELECTIONS),
        sourceIpGroupExclusion: flag(false),
    },
    predefined: [
        { name: "ZPA Forwarding Rule", forwardMethod: "ECZPA" },
        { name: "Direct rule for Zscaler Cloud Endpoints", forwardMethod: "DIRECT", state: "DISABLED" },
        { name: "Direct rule for WAN Destinations Group", forwardMethod: "DIRECT", state: "DISABLED" },
        { name: "Direct rule for LAN Destinations Group", forwardMethod: "DIRECT", state: "DISABLED" },
        { name: "Client Connector to ZPA", forwardMethod: "ECZPA" },
        { name: "ZPA Pool For Stray Traffic", forwardMethod: "ECZPA" },
    ].map((rule) => ({ ...rule, sourceIpGroupExclusion: false })),
    rules: refuseContradictions,
});

export const part: EmulatorModule<CloudRoute> = {
    collections: [trafficForwardingRule],
    routes: ruleRoutes(trafficForwardingRule, { path: "/ecRules/ecRdr" }),
};

const isCountry = (value: Json) => typeof value === "string" && /^COUNTRY_[A-Z]{2}$/.test(value);

function refuseContradictions(rule: StoredObject, check: RuleCheck): void {
    const { forwardMethod, srcIps, destAddresses } = rule;
    const isLocal = forwardMethod === "LOCAL_SWITCH";
    if (isLocal && rule.locations === undefined && rule.ecGroups === undefined) {
        throw invalidArgument("LOCAL_SWITCH needs a location or a connector group");
    }
    if (srcIps !== undefined && JSON.stringify(srcIps) === JSON.stringify(destAddresses)) {
        throw invalidArgument("Source and destination must not be equal");
    }
    const idle = forwardMethod === "ECZPA" ? DESTINATIONS : SEGMENTS;
    check.invalid(...idle.filter((key) => rule[key] !== undefined));
    if (!isLocal && rule.destWorkloadGroups !== undefined) check.invalid("destWorkloadGroups");
}
