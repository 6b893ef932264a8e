/** Every resource and noun of Cloud & Branch Connector. */
export { activation } from "./activation";
export { cloudConnector } from "./cloudConnector";
export { cloudConnectorGroup } from "./cloudConnectorGroup";
export { dnsControlRule } from "./dnsControlRule";
export { location } from "./location";
export { locationTemplate } from "./locationTemplate";
export { logAndControlRule } from "./logAndControlRule";
export { provisioningUrl } from "./provisioningUrl";
export { trafficForwardingRule } from "./trafficForwardingRule";
