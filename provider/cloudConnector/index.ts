/** Every resource and noun of Cloud & Branch Connector. */
export { cloudConnectorGroup } from "./cloudConnectorGroup";
export { locationTemplate } from "./locationTemplate";
