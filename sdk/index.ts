export * from "./cloudConnector";
export * from "./errors";
export type { LookupOptions } from "./lookup";
export { ZscalerProvider, type ZscalerProviderArgs } from "./provider";
export { type ResourceTypes, resourceTypes } from "./resourceTypes";
export * from "./types";
export * from "./zpa";
