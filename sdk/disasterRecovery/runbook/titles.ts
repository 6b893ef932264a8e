/** Titles of the branches, by which questions and steps refer to them. */
export const TITLES = {
    cloudGone: "The Zscaler cloud is away",
    regionGone: "A region is away",
    dnsGone: "Your DNS is away",
    edgesGone: "Your service edges are away",
    back: "The Zscaler cloud is back",
} as const;
