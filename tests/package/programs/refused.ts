import type * as zscaler from "pulumi-zscaler";

const place = { name: "Lyon", location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };

// @ts-expect-error there is no such day
export const day: zscaler.AppConnectorGroupArgs = { ...place, upgradeDay: "Sonntag" };

// @ts-expect-error there is no such argument
export const misspelt: keyof zscaler.AppConnectorGroupArgs = "upgradeDai";

// @ts-expect-error what is found has no such property
export const found: keyof zscaler.GetVersionProfileResult = "nmae";
