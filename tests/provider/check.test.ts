import { describe, expect, it } from "@jest/globals";
import { check } from "../../provider/check/check";
import { appConnectorGroup } from "../../provider/zpa/appConnectorGroup";
import { provisioningKey } from "../../provider/zpa/provisioningKey";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const LYON = { name: "Lyon", location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };
const KEY = { name: "Lyon", group: "216196257331404706", maxUsage: 2 };

const group = (more: object) => check(appConnectorGroup, { ...LYON, ...more });
const key = (more: object) => check(provisioningKey, { ...KEY, ...more });
const reasons = (checked: ReturnType<typeof check>) =>
    Object.fromEntries(checked.failures.map(({ property, reason }) => [property, reason]));

describe("what a group may not be", () => {
    it.each([
        ["name", "", "must not be empty"],
        ["name", " Lyon", "must not begin or end with a space; the service removes it"],
        ["name", "Lyon\n2", "must not contain line breaks or other control characters"],
        ["name", "R&amp;D", "contains the HTML entity &amp;; write the character itself"],
        ["name", 7, "must be a string, not a number"],
        ["latitude", 91, "must be at most 90"],
        ["latitude", "north", "must be a number, not a string"],
        ["longitude", -180.5, "must be at least -180"],
        ["enabled", "yes", "must be true or false, not a string"],
        [
            "upgradeDay",
            "Funday",
            'must be one of "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"',
        ],
        ["upgradeTime", "18:07", 'must be a quarter of an hour, for example "18:00"'],
        ["upgradeTime", 66_601, 'must be a quarter of an hour, for example "18:30"'],
        ["upgradeTime", "24:00", "must be from 00:00 to 23:45"],
        ["upgradeTime", -900, "must be from 00:00 to 23:45"],
        ["upgradeTime", true, 'must be a time of day such as "18:30", or seconds after midnight'],
        ["upgradeTime", "half past six", 'must be a time of day such as "18:30", or seconds after midnight'],
        ["dnsResolution", "IPv5", 'must be one of "IPv4 and IPv6", "IPv4", "IPv6"'],
        ["allowedSourceAddresses", [], "must not be empty; set a value or omit the property"],
        [
            "allowedSourceAddresses",
            ["203.0.113.7", "everywhere"],
            '[1] "everywhere" must be an IPv4 or IPv6 address, or a range such as "203.0.113.0/24"',
        ],
        ["hostingInfo", "x".repeat(65), "must be at most 64 characters long"],
        ["microtenantId", "Paris", "must be the id of an object, a numeric string"],
        ["networkConnector", { appConnectorGroupId: "1" }, 'must be set if connectorType is "Network", and only then'],
    ])("%s: %j", (property, value, reason) => {
        expect(reasons(group({ [property]: value }))).toEqual({ [property]: reason });
    });

    it("lacks what the service cannot do without", () => {
        expect(reasons(check(appConnectorGroup, { name: "Lyon" }))).toEqual({
            location: "is required",
            latitude: "is required",
            longitude: "is required",
        });
    });

    it("names a profile twice, or a certificate", () => {
        expect(reasons(group({ versionProfileName: "Default", versionProfileId: "0" }))).toEqual({
            versionProfileName: "cannot be combined with versionProfileId; set only one of them",
        });
        expect(reasons(group({ signingCertificateName: "Connector", signingCertificateId: "6573" }))).toEqual({
            signingCertificateName: "cannot be combined with signingCertificateId; set only one of them",
        });
    });

    it("has a misspelt property, and is told the nearest one", () => {
        expect(reasons(group({ upgradeDays: "Sunday" }))).toEqual({
            upgradeDays: "is not a property of App Connector group: did you mean upgradeDay?",
        });
        expect(reasons(group({ colour: "red" })).colour).toMatch(
            /^is not a property of .*, which has name, description/,
        );
    });

    it("reports all that is wrong at once", () => {
        const failures = reasons(group({ latitude: 91, upgradeTime: "18:07", name: "", colour: "red" }));
        expect(Object.keys(failures).sort()).toEqual(["colour", "latitude", "name", "upgradeTime"]);
    });
});

describe("what a key may not be", () => {
    it.each([
        ["maxUsage", 0, "must be at least 1"],
        ["maxUsage", 1.5, "must be a whole number"],
        ["group", "Lyon", "must be the id of an object, a numeric string"],
        ["expiresAt", "tomorrow", 'must be a timestamp such as "2027-01-31T18:00:00Z"'],
        ["expiresAt", "2027-01-31T18:00:00", 'must be a timestamp such as "2027-01-31T18:00:00Z"'],
    ])("%s: %j", (property, value, reason) => {
        expect(reasons(key({ [property]: value }))).toEqual({ [property]: reason });
    });
});

describe("equal meaning", () => {
    it.each([
        [{ upgradeTime: 66_600 }, { upgradeTime: "18:30" }],
        [{ upgradeTime: "7:15" }, { upgradeTime: "07:15" }],
        [{ latitude: 45.7640000001 }, { latitude: 45.764 }],
        [{ allowedSourceAddresses: ["b::1", "10.0.0.1", "b::1"] }, { allowedSourceAddresses: ["10.0.0.1", "b::1"] }],
        [{}, { enabled: true, upgradeDay: "Sunday", upgradeTime: "18:30", waf: true }],
    ])("%j is kept like %j", (one, other) => {
        expect(group(one).inputs).toEqual(group(other).inputs);
        expect(group(one).failures).toEqual([]);
    });

    it("of moments is kept in UTC", () => {
        expect(key({ expiresAt: "2027-01-31T18:00:00+01:00" }).inputs.expiresAt).toBe("2027-01-31T17:00:00Z");
    });
});

describe("a property that is not known yet", () => {
    it("passes every rule and is handed back as it was", () => {
        const { inputs, failures } = group({ latitude: UNKNOWN, versionProfileName: UNKNOWN, versionProfileId: "0" });
        expect(failures).toEqual([]);
        expect(inputs).toMatchObject({ latitude: UNKNOWN, versionProfileName: UNKNOWN, enabled: true });
    });

    it("may hide deep inside", () => {
        const addresses = ["203.0.113.7", UNKNOWN];
        expect(group({ allowedSourceAddresses: addresses }).inputs.allowedSourceAddresses).toEqual(addresses);
    });

    it("does not keep the others from being checked", () => {
        expect(reasons(group({ latitude: UNKNOWN, longitude: 999 }))).toEqual({ longitude: "must be at most 180" });
    });
});
