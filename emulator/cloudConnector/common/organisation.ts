/** The cloud the tenant is on, as its objects name it. */
export const CLOUD = "zscalerthree.net";

/** The number of the tenant in this product. */
export const ORGANISATION_ID = 10_000_001;
