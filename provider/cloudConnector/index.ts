/** Every resource and noun of Cloud & Branch Connector. */
export { locationTemplate } from "./locationTemplate";
