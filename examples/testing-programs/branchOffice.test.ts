import { beforeEach, expect, test } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { BranchOffice } from "./branchOffice";

const LYON = {
    city: "Lyon",
    country: "France",
    latitude: 45.764,
    longitude: 4.8357,
    connectors: 2,
    staff: "Engineering",
};

/** The inputs of every resource that a test declares, by type. */
let declared: Record<string, Record<string, unknown>>;

beforeEach(async () => {
    declared = {};
    await pulumi.runtime.setMocks({
        newResource({ type, name, inputs }) {
            declared[type] = inputs;
            return { id: `id-of-${name}`, state: inputs };
        },
        call({ token, inputs }) {
            if (token === "zpa:getIdentityProvider") return { id: "directory", name: inputs.name };
            if (token === "zpa:getScimGroup") return { id: `group-${inputs.name}`, name: inputs.name };
            throw new Error(`the test has no answer to ${token}`);
        },
    });
});

const settled = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

test("the key is for the office's group and for as many machines as the office has", async () => {
    const office = new BranchOffice("lyon", { ...LYON, connectors: 3 });
    expect(await settled(office.key.group)).toBe("id-of-lyon");
    expect(declared["pulumi-nodejs:dynamic/zpa:ProvisioningKey"]).toMatchObject({ maxUsage: 3 });
});

test("only the office's staff is let in", async () => {
    const office = new BranchOffice("lyon", LYON);
    expect(await settled(office.rule.conditions)).toEqual([
        { segmentGroups: ["id-of-lyon"] },
        { scimGroups: [{ identityProvider: "directory", group: "group-Engineering" }] },
    ]);
});

test("an office with one connector is refused", () => {
    expect(() => new BranchOffice("lyon", { ...LYON, connectors: 1 })).toThrow("at least 2 connectors, not 1");
});
