/** What programs want to know of connectors that no single object says. */
export { staleConnectors } from "./staleConnectors";
export { upgradeStatus } from "./upgradeStatus";
