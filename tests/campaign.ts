/** Whether `npm run campaign -- tests` runs this, which takes the rows that `npm test` has no time for. */
export const isCampaign = process.env.CAMPAIGN === "true";

/**
 * Rows of a test that prove the same in another place: another moment, another version, another tool.
 *
 * @param usual what `npm test` runs
 * @param others what only the campaign runs as well
 */
export const rows = <Row>(usual: readonly Row[], others: readonly Row[]): Row[] =>
    isCampaign ? [...usual, ...others] : [...usual];
