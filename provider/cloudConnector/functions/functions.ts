/** What programs want to know of Cloud & Branch Connector that no single object says. */
export { activationStatus } from "./activationStatus";
export { staleConnectors } from "./staleConnectors";
export { upgradeStatus } from "./upgradeStatus";
