/** Closed sets of words that several resources share. */

/** Cloud in which connectors run. */
export type Cloud = "aws" | "azure" | "gcp";

/** Which releases of the software connectors get. */
export type ReleaseChannel = "stable" | "latest" | "beta";
