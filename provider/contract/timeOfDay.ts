/** The console's words for the days on which software updates run. */
export const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** Seconds after midnight of `"18:30"`; undefined for anything else. */
export function secondsOf(time: string): number | undefined {
    const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? [];
    if (hours === undefined || Number(minutes) > 59) return undefined;
    return Number(hours) * 3600 + Number(minutes) * 60;
}

/** `"18:30"` of seconds after midnight. */
export function clockTime(seconds: number): string {
    const minutes = Math.floor(seconds / 60);
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
