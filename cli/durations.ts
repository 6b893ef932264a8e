const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** Seconds in a time such as `90s`, `5m`, `2h` or `14d`; undefined if it is none. A number alone is minutes. */
export function secondsIn(text: string): number | undefined {
    const [, amount, unit = ""] = /^(\d{1,9})([smhd]?)$/.exec(text) ?? [];
    return amount === undefined ? undefined : Number(amount) * (SECONDS[unit || "m"] ?? 0);
}
