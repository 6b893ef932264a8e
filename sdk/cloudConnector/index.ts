export * from "./cloudConnectorGroup";
export * from "./connectorStatus";
export * from "./locationTemplate";
export * from "./types";
