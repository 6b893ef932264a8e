import type { Part } from "../catalog";
import { organisation } from "./activation";
import { activationControl, activationRoutes } from "./activationRoutes";
import { administrator } from "./administrator";
import { adminRoleRoutes } from "./adminRole";
import { connector } from "./connector";
import { connectorRoutes } from "./connectorRoutes";
import { connectorWriteRoutes, failureControl } from "./connectorWrites";
import { dnsControlRule, dnsControlRuleRoutes } from "./dnsControlRule";
import { group, groupRoutes } from "./group";
import { location, locationRoutes } from "./location";
import { locationTemplate, locationTemplateRoutes } from "./locationTemplate";
import { logAndControlRule, logAndControlRuleRoutes } from "./logAndControlRule";
import { machineControl } from "./machines";
import { metricsRoutes } from "./metrics";
import { policyObjectRoutes, policyObjects } from "./policyObjects";
import { provUrl, provUrlRoutes } from "./provUrl";
import type { CloudRoute } from "./routes";
import { trafficForwardingRule, trafficForwardingRuleRoutes } from "./trafficForwardingRule";
import { buildControl, buildRoutes, builds } from "./upgrade";

/** What Cloud & Branch Connector serves. New tenants are filled in this order. */
export const cloudConnector: readonly Part<CloudRoute>[] = [
    { collections: [administrator, organisation], routes: activationRoutes, control: activationControl },
    { routes: adminRoleRoutes },
    { collections: [locationTemplate], routes: locationTemplateRoutes },
    { collections: [provUrl], routes: provUrlRoutes },
    { collections: [location], routes: locationRoutes },
    { collections: [builds], routes: buildRoutes, control: buildControl },
    { collections: [group], routes: groupRoutes },
    { collections: [connector], routes: connectorRoutes, control: machineControl },
    { routes: connectorWriteRoutes, control: failureControl },
    { routes: metricsRoutes },
    { collections: policyObjects, routes: policyObjectRoutes },
    { collections: [trafficForwardingRule], routes: trafficForwardingRuleRoutes },
    { collections: [dnsControlRule], routes: dnsControlRuleRoutes },
    { collections: [logAndControlRule], routes: logAndControlRuleRoutes },
];
