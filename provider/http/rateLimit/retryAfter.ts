const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/**
 * How long the service asks to wait, in milliseconds: `4`, `4s`, `4 seconds` and `1m30s` as Zscaler writes it, or an HTTP date,
 * which counts from the service's own clock.
 */
export function parseRetryAfter(header: string | undefined, serverNow: number): number | undefined {
    const text = header?.trim().replace(/ seconds?$/, "s") ?? "";
    if (/^\d+(\.\d+)?$/.test(text)) {
        return Number(text) * 1000;
    }
    if (/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) {
        return [...text.matchAll(/([\d.]+)(ms|s|m|h)/g)].reduce(
            (sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ""] ?? 0),
            0,
        );
    }
    const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - serverNow);
}
