export type { LookupOptions } from "./lookup";
export { ZscalerProvider, type ZscalerProviderArgs } from "./provider";
export * from "./zpa/appConnectorGroup";
export * from "./zpa/enrollmentCertificate";
export * from "./zpa/nextUpgradeWindow";
export * from "./zpa/provisioningKey";
export * from "./zpa/serverGroup";
export * from "./zpa/types";
export * from "./zpa/versionProfile";
