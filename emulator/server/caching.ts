/** What the API says to caches in answers; refusals say nothing. */
export const NO_STORE = { "cache-control": "no-store" };

/** The same of the token endpoint, and of the part of the API that knows users. */
export const NO_CACHE = { "cache-control": "no-cache, no-store, max-age=0, must-revalidate" };
