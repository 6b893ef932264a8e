/** What `scenarioOf` takes, for help texts and errors. */
export const CONDITIONS = [
    "cloud-gone",
    "region-gone=NAME",
    "dns-gone",
    "edges-gone",
    "edges-gone=GROUP",
    "record=off",
    "record=test",
    "record=on",
    "record-wrong",
    "record-expired",
    "authenticated-days-ago=NUMBER",
].join(", ");
