import { beforeAll, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";

let segmentGroup: (options: pulumi.CustomResourceOptions) => pulumi.CustomResource;
beforeAll(async () => {
    await pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
        call: ({ inputs }) => inputs,
    });
    const { SegmentGroup } = await import("pulumi-zscaler");
    segmentGroup = (options) => new SegmentGroup("intranet", { name: "Intranet" }, options);
});

it("customTimeouts, which the engine passes to no dynamic resource, are refused with what to set instead", () => {
    expect(() => segmentGroup({ customTimeouts: { create: "10m" } })).toThrow(
        /^Cannot declare zpa:SegmentGroup "intranet": dynamic resources do not support the customTimeouts option.* zscaler:deadlineSeconds .* waitMinutes/,
    );
});

it("none, or an empty list of them, is nothing to refuse", () => {
    expect(() => [segmentGroup({}), segmentGroup({ customTimeouts: {} })]).not.toThrow();
});
