import { describe, expect, it } from "@jest/globals";
import { check } from "../../provider/check/check";
import { accessRule } from "../../provider/zpa/accessRule";
import { appConnectorGroup } from "../../provider/zpa/appConnectorGroup";
import { applicationSegment } from "../../provider/zpa/applicationSegment";

const SEGMENT = { name: "Wiki", domainNames: ["wiki.example.com"], tcpPorts: "443", segmentGroup: "1" };
const hosts = Array.from({ length: 6_000 }, (_, index) => `host-${index}.example.com`);
const segment = (more: object, secrets: string[] = []) =>
    check(applicationSegment, { ...SEGMENT, ...more }, { secrets }).failures;

describe("what is wrong with a long list", () => {
    it("is told with the place and the value of each wrong entry, and without the list", () => {
        const wrong = [17, 900, 2_500, 4_000, 5_999];
        const failures = segment({ domainNames: hosts.map((name, at) => (wrong.includes(at) ? `bad ${at}` : name)) });
        expect(failures).toEqual(
            wrong.map((at) => ({
                // With a property, the engine prints all of its value.
                property: "",
                reason: expect.stringContaining(`domainNames[${at}] "bad ${at}" must be a domain name such as`),
            })),
        );
    });

    it("is told of ten entries, with how many more there are", () => {
        const failures = segment({ domainNames: hosts.map((name) => `${name}/`) });
        expect(failures).toHaveLength(11);
        expect(failures.at(-1)).toEqual({ property: "", reason: "domainNames: and 5990 more" });
        expect(JSON.stringify(failures).length).toBeLessThan(5_000);
    });

    it("as a whole is told by the name of the list", () => {
        const conditions = [{ segmentGroups: ["1"] }];
        const appConnectorGroups = Array.from({ length: 900 }, (_, index) => String(index + 1));
        expect(check(accessRule, { name: "a", action: "Allow", conditions, appConnectorGroups }).failures).toEqual([
            { property: "", reason: expect.stringMatching(/^appConnectorGroups must have at most 48 App Connector/) },
        ]);
    });
});

it("every wrong port is told", () => {
    const failures = segment({ tcpPorts: ["443", "70000", "https", "90-80", "440-450", true] });
    expect(failures.map(({ property, reason }) => `${property} ${reason.slice(0, 26)}`)).toEqual(
        ["tcpPorts [5] true must be a port"].map((words) => expect.stringContaining(words)),
    );
    const texts = segment({ tcpPorts: ["443", "70000", "https", "90-80", "440-450"] });
    expect(texts.map(({ reason }) => reason.split(" ")[0])).toEqual(["[1]", "[2]", "[3]", "[4]"]);
});

it("a long text is cut", () => {
    const { failures } = check(appConnectorGroup, {
        name: "Lyon",
        location: "Lyon, France",
        latitude: 0,
        longitude: 0,
        description: `a&amp;b${"x".repeat(9_000)}`,
    });
    expect(failures).toEqual([
        { property: "", reason: expect.stringMatching(/^description "a&amp;bx{53}…" contains the HTML/) },
    ]);
});

it("a text with control characters is shown with their codes", () => {
    const [failure] = segment({ domainNames: ["\u001b[31m\u009b\nerror: all is well"] });
    expect(failure?.reason).toContain(String.raw`[0] "\u001b[31m\u009b\nerror: all is well" must be`);
});

it("of a secret neither the value nor that of an entry is told", () => {
    const canary = "canary name";
    const failures = segment(
        { domainNames: ["a.com", canary], tcpPorts: [`${canary} 1`, "443", 443], description: `${canary}&amp;` },
        ["domainNames", "tcpPorts", "description"],
    );
    expect(failures.map(({ property }) => property)).toEqual(["", "", "", ""]);
    expect(failures.map(({ reason }) => reason.split(")")[0])).toEqual([
        "description (a secret",
        "domainNames[1] (a secret",
        "tcpPorts[0] (a secret",
        "tcpPorts[2] (a secret",
    ]);
    expect(JSON.stringify(failures)).not.toContain(canary);
});

describe("a property that a resource does not have", () => {
    const reasons = (more: object) =>
        Object.fromEntries(segment(more).map(({ property, reason }) => [property, reason]));

    it.each([
        ["bypass_type", "bypass"],
        ["tcpPortRanges", "tcpPorts"],
        ["tcp_port_ranges", "tcpPorts"],
        ["segment_group_id", "segmentGroup"],
        ["isCnameEnabled", "useCnames"],
        ["icmp_access_type", "icmpAccess"],
        ["domain_names", "domainNames"],
        ["match_style", "multimatch"],
        ["helthReporting", "healthReporting"],
    ])("%s is what is called %s here", (foreign, ours) => {
        expect(reasons({ [foreign]: "x" })).toEqual({
            [foreign]: `is not a property of application segment: did you mean ${ours}?`,
        });
    });

    it.each([
        ["upgradeTimeInSecs", "upgradeTime"],
        ["dnsQueryType", "dnsResolution"],
        ["use_in_dr_mode", "disasterRecovery"],
    ])("%s of a group is %s", (foreign, ours) => {
        const { failures } = check(appConnectorGroup, { [foreign]: "x" });
        expect(failures[0]?.reason).toContain(`did you mean ${ours}?`);
    });

    it.each(["id", "cityCountry", "city_country", "countryCode", "modifiedTime", "geoLocationId"])(
        "%s of a group is derived",
        (output) => {
            const { failures } = check(appConnectorGroup, { [output]: "x" });
            expect(failures[0]).toEqual({ property: output, reason: "is a read-only property; omit it" });
        },
    );

    it("has the list of those that there are once, however many are strange", () => {
        const { colour, shade, taste } = reasons({ colour: 1, shade: 2, taste: 3 });
        expect(colour).toMatch(/^is not a property of application segment, which has name, description, /);
        expect([shade, taste]).toEqual([
            "is not a property of application segment",
            "is not a property of application segment",
        ]);
    });
});
