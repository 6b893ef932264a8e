import { describe, expect, it } from "@jest/globals";
import { check } from "../../../provider/check/check";
import { serviceEdgeGroup } from "../../../provider/zpa/serviceEdgeGroup";

const LYON = { name: "Lyon", location: "Lyon, France", latitude: 45.764, longitude: 4.8357 };

const declared = (more: object) => check(serviceEdgeGroup, { ...LYON, ...more });

describe("what a service edge group may not be", () => {
    it.each([
        ["latitude", 91, "must be at most 90"],
        ["upgradeTime", "18:07", 'must be a quarter of an hour, for example "18:00"'],
        ["publiclyAccessible", "TRUE", 'must be true, false or "Default"'],
        ["trustedNetworks", [], "must not be empty; set a value or omit the property"],
        ["trustedNetworks", ["Headquarters"], '[0] "Headquarters" must be the id of an object, a numeric string'],
        ["graceDistance", 50, "must be an object, not a number"],
        ["graceDistance", {}, "must have exactly one of miles and kilometers"],
        ["graceDistance", { miles: 1, kilometers: 2 }, "must have exactly one of miles and kilometers"],
        ["graceDistance", { miles: 0 }, "miles 0 must be greater than 0"],
        ["graceDistance", { kilometers: 1.25 }, "kilometers 1.25 must be a multiple of 0.1"],
        ["graceDistance", { miles: 1, meters: 5 }, 'has no "meters"; it has miles, kilometers'],
        ["altCloud", "", "must not be empty; set a value or omit the property"],
        ["exclusiveForBusinessContinuity", "yes", "must be true or false, not a string"],
        ["waf", true, /^is not a property of Private Service Edge group, which has name/],
    ])("%s: %j", (property, value, reason) => {
        const { failures } = declared({ [property]: value });
        expect(failures).toEqual([
            { property, reason: typeof reason === "string" ? reason : expect.stringMatching(reason) },
        ]);
    });

    it("names a profile twice, or a certificate", () => {
        const twice = { versionProfileName: "Default", versionProfileId: "0" };
        const certificates = { signingCertificateName: "Service Edge", signingCertificateId: "6574" };
        expect(declared({ ...twice, ...certificates }).failures.map(({ property }) => property)).toEqual([
            "versionProfileName",
            "signingCertificateName",
        ]);
    });
});

describe("a distance", () => {
    it.each([0.1, 0.3, 1.1, 10, 99.9, 1234.5])("of %d kilometers goes there and comes back", (kilometers) => {
        const { inputs, failures } = declared({ graceDistance: { kilometers } });
        expect(failures).toEqual([]);
        const field = serviceEdgeGroup.collection.fields.graceDistance!;
        expect(field.fromWire(field.toWire(inputs.graceDistance as never))).toEqual({ kilometers });
    });

    it("is read in the unit in which an administrator set it", () => {
        const { fromWire } = serviceEdgeGroup.collection.fields.graceDistance!;
        const wire = { graceDistanceEnabled: true, graceDistanceValue: "10.0", graceDistanceValueUnit: "MILES" };
        expect(fromWire(wire)).toEqual({ miles: 10 });
        expect(fromWire({ ...wire, graceDistanceEnabled: false })).toBeUndefined();
    });
});
