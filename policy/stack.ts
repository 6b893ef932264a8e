import type { PolicyResource } from "@pulumi/policy";
import type { OtherObject, PlannedStack } from "../findings";
import { isResource } from "../provider/definitionOf";
import { typeOf } from "../sdk/typeToken";

/** The stack as a policy pack sees it. */
export function stackOf(resources: readonly PolicyResource[]): PlannedStack {
    const all = resources.map((resource) => ({
        urn: resource.urn,
        type: typeOf(resource.type) ?? resource.type,
        name: resource.name,
        values: valuesOf(resource.props),
        dependencies: {
            ...Object.fromEntries(
                Object.entries(resource.propertyDependencies).map(([property, made]) => [
                    property,
                    made.map(({ urn }) => urn),
                ]),
            ),
        },
        isProtected: resource.opts.protect === true,
    }));
    const isOwn = ({ type }: OtherObject) => isResource(type);
    return { objects: all.filter(isOwn), others: all.filter((each) => !isOwn(each)) };
}

/** Reading a property would throw where it is not known; its descriptor says that it is not. */
function valuesOf(props: object): Record<string, unknown> {
    const described = Object.entries(Object.getOwnPropertyDescriptors(props));
    return Object.fromEntries(
        described.filter(([key]) => !key.startsWith("__")).map(([key, { value }]) => [key, value]),
    );
}
