import { expect, it } from "@jest/globals";
import { check } from "../../../provider/check/check";
import { privateCloud } from "../../../provider/zpa/privateCloud";

it.each([
    ["name", undefined, "is required"],
    ["certificateRenewalDays", 29, "must be at least 30"],
    ["certificateRenewalDays", 181, "must be at most 180"],
    ["appConnectorGroups", [], "must not be empty; set a value or omit the property"],
    ["serviceEdgeGroups", ["lyon"], '[0] "lyon" must be the id of an object, a numeric string'],
    ["primaryControlChannelPath", "Private", 'must be one of "Public Cloud", "Private Cloud Controller"'],
    ["fireDrillEnabled", true, /^is not a property of private cloud, which has name/],
])("a private cloud with %s %j is refused at preview", (property, value, reason) => {
    const { failures } = check(privateCloud, { name: "Campus", [property]: value });
    expect(failures.map((failure) => failure.reason)).toEqual([
        typeof reason === "string" ? reason : expect.stringMatching(reason),
    ]);
});
