import { expect, test } from "@jest/globals";
import { parseRetryAfter } from "../../../provider/http/rateLimit/retryAfter";

const serverNow = Date.parse("2026-03-13T02:43:56Z");

const cases: [header: string | undefined, ms: number | undefined][] = [
    ["4s", 4_000],
    ["4", 4_000],
    [" 13s ", 13_000],
    ["0", 0],
    ["1.5s", 1_500],
    ["250ms", 250],
    ["1m30s", 90_000],
    ["Fri, 13 Mar 2026 02:44:06 GMT", 10_000],
    ["Fri, 13 Mar 2026 02:43:00 GMT", 0],
    [undefined, undefined],
    ["", undefined],
    ["soon", undefined],
    ["-3", undefined],
    ["4 seconds", 4_000],
    ["1 second", 1_000],
    ["4 apples", undefined],
];

test.each(cases)("Retry-After %j means %j milliseconds", (header, ms) => {
    expect(parseRetryAfter(header, serverNow)).toBe(ms);
});
