import { describe, expect, it } from "@jest/globals";
import { check } from "../../../provider/check/check";
import { provisioningUrl } from "../../../provider/cloudConnector/provisioningUrl";
import { AUTO_SCALING } from "../../../provider/cloudConnector/provisioningUrl/autoScalingSupport";
import type { Values } from "../../../provider/contract/values";
import { code, tablesOf } from "../../docs/markdown";

const refusals = (declared: Values) =>
    check(provisioningUrl, { name: "url", cloud: "aws", locationTemplate: "1", ...declared }).failures.map(
        ({ property, reason }) => `${property} ${reason}`,
    );

describe("auto scaling, before any call", () => {
    it.each(["aws", "azure"])("is taken on %s, in the smallest size", (cloud) => {
        expect(refusals({ cloud, autoScaling: true })).toEqual([]);
        expect(refusals({ cloud, autoScaling: true, formFactor: "small" })).toEqual([]);
    });

    it.each(["medium", "large"])("is refused with connectors that are %s", (formFactor) => {
        expect(refusals({ autoScaling: true, formFactor })).toEqual([
            expect.stringMatching(/^formFactor must be "small" with autoScaling/),
        ]);
        expect(refusals({ formFactor })).toEqual([]);
    });

    it("is refused on Google Cloud, with the reason and the way past it", () => {
        const [reason, ...others] = refusals({ cloud: "gcp", autoScaling: true });
        expect(reason).toMatch(/^autoScaling is not supported on Google Cloud/);
        expect(reason).toContain("zs-cc-ga-03092026");
        expect(reason).toContain("autoScalingImage");
        expect(others).toEqual([]);
        expect(refusals({ cloud: "gcp" })).toEqual([]);
    });

    it.each<[image: string, words: RegExp | undefined]>([
        ["zs-cc-ga-03092026", undefined],
        ["zs-cc-ga-08152026", undefined],
        ["zs-cc-ga-01012027", undefined],
        ["zs-cc-ga-02042026", /^autoScalingImage is too old for autoScaling or was withdrawn/],
        ["zs-cc-ga-12312025", /^autoScalingImage is too old for autoScaling or was withdrawn/],
        ["zs-cc-ga-02302026", /^autoScalingImage must be an image for Google Cloud/],
        ["zs-cc-ga-2026", /^autoScalingImage must be an image for Google Cloud/],
        ["latest", /^autoScalingImage must be an image for Google Cloud/],
    ])("is judged on Google Cloud by the image %s", (autoScalingImage, words) => {
        const refused = refusals({ cloud: "gcp", autoScaling: true, autoScalingImage });
        expect(refused).toEqual(words ? [expect.stringMatching(words)] : []);
    });

    it.each<[what: string, declared: Values]>([
        ["another cloud", { cloud: "aws", autoScaling: true }],
        ["connectors that do not scale", { cloud: "gcp" }],
    ])("needs no image with %s", (_what, declared) => {
        expect(refusals({ ...declared, autoScalingImage: "zs-cc-ga-03092026" })).toEqual([
            expect.stringMatching(/^autoScalingImage applies only to autoScaling on Google Cloud/),
        ]);
    });
});

it.each(["azure", "gcp"])("connectors on %s have one size", (cloud) => {
    expect(refusals({ cloud, formFactor: "medium" })).toEqual([
        expect.stringMatching(/^formFactor is available only for AWS/),
    ]);
});

it("the page shows on which cloud connectors scale, since when, and with which image", () => {
    const [table] = tablesOf("docs/cloudConnector/provisioningUrl.md").filter(({ header }) => header[0] === "Cloud");
    const yesNo = (answer: boolean) => (answer ? "yes" : "no");
    const shown = table?.rows.map(([cloud, form, since, image, support, named, source]) => [
        code(cloud),
        form,
        since,
        code(image),
        support,
        named,
        source?.replaceAll("`", ""),
    ]);
    const known = Object.values(AUTO_SCALING).map(
        ({ cloud, form, since, image, enabledBySupport, imageToBeNamed, source }) => [
            `"${cloud}"`,
            form,
            since,
            image,
            yesNo(enabledBySupport),
            yesNo(imageToBeNamed),
            source,
        ],
    );
    expect(shown).toEqual(known);
});
