import { expect } from "@jest/globals";
import { type Finding, findingsOf, type PlannedStack, plain, stackInExport } from "../../findings";
import type { ExampleStack } from "../../tools/example/stack";

/** Rules that count or tell machines of a cloud. */
const ABOUT_MACHINES = [
    "key-uses-below-capacity",
    "single-app-connector",
    "added-machines-do-not-enroll",
    "auto-scaling-differs",
];

const findingsAt = (stack: PlannedStack): string[] =>
    findingsOf(stack)
        .filter(({ rule }) => ABOUT_MACHINES.includes(rule))
        .map(({ rule, kind, why }: Finding) => `${rule}, ${kind}: ${plain(why)}`);

/**
 * Findings follow a key or a provisioning URL to the machines that the component has made: those of the example are right, and
 * with too few uses, or with a URL for the other kind of machines, they say so.
 *
 * @param most How many machines enroll with the key at the same time. @default the example has no key
 */
export async function expectMachinesFound(stack: ExampleStack, most?: number): Promise<void> {
    const exported = stackInExport(JSON.parse(await stack.exported()));
    expect(findingsAt(exported)).toEqual([]);
    const planted = { ...exported, objects: exported.objects.map(withFault) };
    const scales = exported.objects.some(({ values }) => values.autoScaling === true);
    const expected =
        most === undefined
            ? `auto-scaling-differs, found: machines that ${scales ? "scale start with it, and autoScaling is false" : "do not scale start with it, and autoScaling is true"}`
            : `key-uses-below-capacity, found: it has 1 uses for up to ${most} machines`;
    expect(findingsAt(planted)).toEqual([expected]);
}

function withFault(object: PlannedStack["objects"][number]): PlannedStack["objects"][number] {
    const { type, values } = object;
    if (type === "zpa:ProvisioningKey") return { ...object, values: { ...values, maxUsage: 1, usageCount: 0 } };
    if (type === "cloudConnector:ProvisioningUrl")
        return { ...object, values: { ...values, autoScaling: values.autoScaling !== true } };
    return object;
}
