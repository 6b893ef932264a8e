import * as pulumi from "@pulumi/pulumi";
import { InvalidInputError } from "../../errors";
import type { Reference } from "../../references";
import { AppConnectorGroup } from "../appConnectorGroup";
import { PrivateCloudControllerGroup } from "../privateCloudControllerGroup";
import { ServiceEdgeGroup } from "../serviceEdgeGroup";
import type { AssociationType } from "../types";

/** A group that machines enroll in, as a resource. */
export type AssociatedGroup = AppConnectorGroup | PrivateCloudControllerGroup | ServiceEdgeGroup;

/** Classes of groups, and the association types that each goes with. */
const KINDS: { group: new (...args: never[]) => AssociatedGroup; fits: AssociationType[] }[] = [
    { group: AppConnectorGroup, fits: ["AppConnectorGroup", "NetworkConnectorGroup"] },
    { group: ServiceEdgeGroup, fits: ["ServiceEdgeGroup"] },
    { group: PrivateCloudControllerGroup, fits: ["PrivateCloudControllerGroup"] },
];

/**
 * The association type as it is declared, where it fits the group; of a group that is only an id nothing is known.
 * @param resource What declares both, for the error: `zpa:ProvisioningKey "lyon"`.
 * @internal
 */
export function fitting<A extends AssociationType>(
    resource: string,
    group: Reference<AssociatedGroup>,
    associationType: pulumi.Input<A> | undefined,
): pulumi.Input<A> | pulumi.Output<A | undefined> | undefined {
    const kind = KINDS.find((candidate) => group instanceof candidate.group);
    if (!kind) return associationType;
    const checked = (declared: A | undefined) => {
        if (kind.fits.includes(declared ?? "AppConnectorGroup")) return declared;
        throw new InvalidInputError({
            operation: `declare ${resource}`,
            problem: `group refers to ${kind.group.name}, but associationType is ${declared ? `"${declared}"` : '"AppConnectorGroup" (the default)'}`,
            nextStep: `Set associationType to "${kind.fits[0]}".`,
        });
    };
    return typeof associationType === "object"
        ? pulumi.output<A | undefined>(associationType).apply((declared) => checked(declared as A | undefined))
        : checked(associationType);
}
