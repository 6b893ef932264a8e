import type { Change } from "../../subject";

/** What groups that machines enrol in have in common, property by property. */
export const COMMON: readonly Change[] = [
    {
        property: "description",
        value: "R&D <Lyon>",
        wire: { description: "R&D <Lyon>" },
        outside: { description: "theirs" },
    },
    { property: "enabled", value: false, wire: { enabled: false }, outside: { enabled: true } },
    { property: "location", value: "Paris", wire: { location: "Paris" }, outside: { location: "Nowhere" } },
    { property: "latitude", value: 48.8566, wire: { latitude: "48.8566" }, outside: { latitude: "10.5" } },
    { property: "longitude", value: 2.3522, wire: { longitude: "2.3522" }, outside: { longitude: "20.25" } },
    {
        property: "upgradeTime",
        value: 900,
        wire: { upgradeTimeInSecs: "900" },
        outside: { upgradeTimeInSecs: "1800" },
    },
    {
        property: "versionProfileName",
        value: "New Release",
        wire: { overrideVersionProfile: true, versionProfileId: "2" },
        outside: { versionProfileId: "1", versionProfileName: "Previous Default" },
    },
    {
        property: "versionProfileId",
        value: "1",
        wire: { overrideVersionProfile: true, versionProfileId: "1" },
        outside: { overrideVersionProfile: false },
    },
];
