export * from "./locationTemplate";
