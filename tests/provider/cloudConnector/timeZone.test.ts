import { expect, it } from "@jest/globals";
import { timeZoneOf } from "../../../provider/cloudConnector/common/timeZone";

it.each([
    ["CANADA_AMERICA_VANCOUVER", "America/Vancouver"],
    ["UNITED_STATES_AMERICA_NEW_YORK", "America/New_York"],
    ["SOUTH_AFRICA_AFRICA_JOHANNESBURG", "Africa/Johannesburg"],
    ["AUSTRALIA_AUSTRALIA_SYDNEY", "Australia/Sydney"],
    ["KOREA_REPUBLIC_OF_ASIA_SEOUL", "Asia/Seoul"],
    ["SINGAPORE_ASIA_SINGAPORE", "Asia/Singapore"],
    ["UNITED_STATES_AMERICA_INDIANA_TELL_CITY", "America/Indiana/Tell_City"],
    ["GMT", "UTC"],
    ["NOT_SPECIFIED", undefined],
    ["GMT_05_00_US_EASTERN_TIME", undefined],
    ["NOWHERE_EUROPE_ATLANTIS", undefined],
    ["", undefined],
])("the time zone that locations call %s is %s", (word, zone) => {
    expect(timeZoneOf(word)).toBe(zone);
});
