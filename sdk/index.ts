export * from "./cloudConnector";
export * from "./errors";
export type { LookupOptions } from "./lookup";
export { ZscalerProvider, type ZscalerProviderArgs } from "./provider";
export * from "./types";
export * from "./zpa";
