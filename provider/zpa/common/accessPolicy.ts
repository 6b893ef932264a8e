import { isId } from "../../client/expectedAnswer";
import { NotFoundError } from "../../http/errors/errors";
import type { ZpaClient } from "../client/client";
import type { ZpaEndpoint } from "../client/endpoint";

/** The policy that says who reaches which applications. Each microtenant has one, made by the service. */

const SET = "policySet/policyType/ACCESS_POLICY";

/** How its rules are listed and written: reads show every rule as version 1 does, version 2 takes more criteria. */
export const POLICIES = "Policies (Policies)";

const rules: Omit<ZpaEndpoint, "path"> = {
    listPath: "policySet/rules/policyType/ACCESS_POLICY",
    versions: { write: "v2", delete: "v1" },
    oneWriteAtATime: true,
    permission: POLICIES,
    limit: { most: 2_000, of: "access policy rules" },
};

export async function policyIdOf(microtenantId: string | undefined, zpa: ZpaClient): Promise<string> {
    const noun = "access policy";
    const endpoint = { path: SET, noun, permission: rules.permission, scope: microtenantId };
    const policy = await zpa.lookupOne(endpoint, ({ id }) => isId(id));
    if (policy) return String(policy.id);
    throw new NotFoundError({
        operation: `find the ${noun}`,
        problem: microtenantId
            ? `the microtenant ${microtenantId} has no access policy`
            : "the tenant has no access policy",
        nextStep: "Check the microtenant, and that the credential can read policies.",
    });
}

/** Where the rules of a microtenant's policy are. */
export const rulesEndpoint = async (microtenantId: string | undefined, zpa: ZpaClient): Promise<ZpaEndpoint> => ({
    ...rules,
    path: `policySet/${await policyIdOf(microtenantId, zpa)}/rule`,
});
