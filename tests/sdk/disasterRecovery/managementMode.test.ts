import { afterEach, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { SegmentGroup } from "pulumi-zscaler";

afterEach(() => pulumi.runtime.disconnect());

it("says that a resource is managed by the API, without a property in the state", async () => {
    const told: string[] = [];
    await pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => {
            told.push(...Object.keys(inputs));
            return { id: name, state: inputs };
        },
        call: () => ({}),
    });
    const { managementMode, urn } = new SegmentGroup("intranet", { name: "Intranet" });
    const mode = await new Promise((resolve) => pulumi.all([managementMode, urn]).apply(([said]) => resolve(said)));
    expect(mode).toBe("api");
    expect(told).toContain("name");
    expect(told).not.toContain("managementMode");
});
