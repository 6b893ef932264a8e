import { describe, expect, it } from "@jest/globals";
import { nextUpgradeWindow } from "pulumi-zscaler";

const next = (upgradeDay: "Sunday" | "Monday" | "Wednesday", upgradeTime: string, zone: string, now: string) => {
    const { start, end } = nextUpgradeWindow({ upgradeDay, upgradeTime }, zone, new Date(now));
    return [start.toISOString(), end.toISOString()];
};

describe("the next software update", () => {
    // 2026-11-21 is a Saturday.
    it.each([
        ["the day before", "Sunday", "18:30", "UTC", "2026-11-21T12:00:00Z", "2026-11-22T18:30:00.000Z"],
        ["an hour before", "Sunday", "18:30", "UTC", "2026-11-22T17:30:00Z", "2026-11-22T18:30:00.000Z"],
        ["while it runs", "Sunday", "18:30", "UTC", "2026-11-22T22:29:59Z", "2026-11-22T18:30:00.000Z"],
        ["when it has ended", "Sunday", "18:30", "UTC", "2026-11-22T22:30:00Z", "2026-11-29T18:30:00.000Z"],
        ["across midnight", "Sunday", "23:00", "UTC", "2026-11-23T02:00:00Z", "2026-11-22T23:00:00.000Z"],
        ["in the zone's own time", "Monday", "01:00", "Asia/Tokyo", "2026-11-22T12:00:00Z", "2026-11-22T16:00:00.000Z"],
        [
            "west of Greenwich",
            "Sunday",
            "22:00",
            "America/Los_Angeles",
            "2026-11-21T12:00:00Z",
            "2026-11-23T06:00:00.000Z",
        ],
        [
            "in a zone off the hour",
            "Wednesday",
            "00:15",
            "Asia/Kathmandu",
            "2026-11-21T12:00:00Z",
            "2026-11-24T18:30:00.000Z",
        ],
    ] as const)("%s", (_when, day, time, zone, now, start) => {
        expect(next(day, time, zone, now)[0]).toBe(start);
    });

    it("lasts four hours, also when the clocks change in between", () => {
        // Paris leaves summer time on 2026-10-25 at 03:00.
        const [start, end] = next("Sunday", "00:30", "Europe/Paris", "2026-10-24T12:00:00Z");
        expect([start, end]).toEqual(["2026-10-24T22:30:00.000Z", "2026-10-25T02:30:00.000Z"]);
    });

    it("starts later when the time of day does not exist", () => {
        // Paris enters summer time on 2026-03-29 at 02:00: 02:30 is 03:30 there.
        expect(next("Sunday", "02:30", "Europe/Paris", "2026-03-28T12:00:00Z")[0]).toBe("2026-03-29T01:30:00.000Z");
    });

    it("keeps its time of day over a change of the clocks", () => {
        expect(next("Sunday", "18:30", "Europe/Paris", "2026-03-22T20:00:00Z")[0]).toBe("2026-03-22T17:30:00.000Z");
        expect(next("Sunday", "18:30", "Europe/Paris", "2026-03-23T20:00:00Z")[0]).toBe("2026-03-29T16:30:00.000Z");
    });

    it("is refused for what is no zone, no day and no time", () => {
        expect(() => next("Sunday", "18:30", "Lyon", "2026-11-21T12:00:00Z")).toThrow(
            'zone "Lyon" is not an IANA time zone',
        );
        expect(() => next("Sunday", "25:00", "UTC", "2026-11-21T12:00:00Z")).toThrow(
            'upgradeTime "25:00" is not a time of day',
        );
        expect(() => next("Sunday", "18:30", "UTC", "never")).toThrow("now is not a valid date");
    });
});
