import { describe, expect, it } from "@jest/globals";
import { check } from "../../../provider/check/check";
import { privateCloudControllerGroup } from "../../../provider/zpa/privateCloudControllerGroup";

const LYON = { name: "Lyon", location: "Lyon, France", latitude: 45.764, longitude: 4.8357, countryCode: "FR" };

describe("what a Private Cloud Controller group may not be", () => {
    it.each([
        ["countryCode", undefined, "is required"],
        ["countryCode", "France", 'must be a country code of two capital letters, such as "FR"'],
        ["countryCode", "fr", 'must be a country code of two capital letters, such as "FR"'],
        ["publiclyAccessible", "TRUE", "must be true or false, not a string"],
        ["latitude", 91, "must be at most 90"],
        ["upgradeTime", "18:07", 'must be a quarter of an hour, for example "18:00"'],
        ["disasterRecovery", true, /^is not a property of Private Cloud Controller group, which has name/],
        ["privateCloudId", "1", "is a read-only property; omit it"],
    ])("%s: %j", (property, value, reason) => {
        const { failures } = check(privateCloudControllerGroup, { ...LYON, [property]: value });
        expect(failures).toEqual([
            { property, reason: typeof reason === "string" ? reason : expect.stringMatching(reason) },
        ]);
    });

    it("names a profile twice, or a certificate", () => {
        const twice = { versionProfileName: "Default", versionProfileId: "0" };
        const certificates = { signingCertificateName: "Connector", signingCertificateId: "6573" };
        const { failures } = check(privateCloudControllerGroup, { ...LYON, ...twice, ...certificates });
        expect(failures.map(({ property }) => property)).toEqual(["versionProfileName", "signingCertificateName"]);
    });
});
