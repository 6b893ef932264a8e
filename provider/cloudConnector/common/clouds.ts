/** The clouds in which connectors run, and the service's words for them. */
export const CLOUDS = { aws: "AWS", azure: "AZURE", gcp: "GCP" } as const;

export type Cloud = keyof typeof CLOUDS;
