export * from "./cloudConnector";
export type { LookupOptions } from "./lookup";
export { ZscalerProvider, type ZscalerProviderArgs } from "./provider";
export * from "./types";
export * from "./zpa";
